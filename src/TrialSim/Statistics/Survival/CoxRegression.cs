using TrialSim.Numerics;
using TrialSim.Statistics.Tables;

namespace TrialSim.Statistics.Survival;

/// <summary>
/// Proportional hazards regression: log hazard ratios of covariates within strata. Refilled for each trial without allocating.
/// </summary>
/// <remarks>
/// Newton's method from 0 with step-halving, until the Newton decrement is below 1e-14; covariates are centred and scaled inside. Source:
/// Cox (1972), JRSS B 34:187-220; Therneau and Grambsch (2000), Modeling Survival Data.
/// </remarks>
public sealed partial class CoxRegression
{
    private readonly TiedPartialLikelihood efron = new(CoxTies.Efron);
    private readonly TiedPartialLikelihood breslow = new(CoxTies.Breslow);
    private readonly ExactPartialLikelihood exact = new();
    private readonly TimeOrder ownOrder = new();
    private double[] scaled = [];
    private double[] trial = [];
    private double[] score = [];
    private double[] step = [];
    private double[] course = [];
    private double[] information = [];
    private double[] nullInformation = [];
    private double[] inverse = [];
    private double[] coefficients = [];
    private double[] covariance = [];

    /// <summary>How the last fit ended.</summary>
    public CoxOutcome Outcome { get; private set; }

    /// <summary>How the last fit treated ties.</summary>
    public CoxTies Ties { get; private set; }

    /// <summary>Number of patients.</summary>
    public int Patients => Sample.Rows;

    /// <summary>Number of patients with the event.</summary>
    public int Events => Sample.Events;

    /// <summary>Log hazard ratio for one unit of each covariate.</summary>
    public ReadOnlySpan<double> Coefficients => coefficients.AsSpan(0, Sample.Columns);

    /// <summary>Their covariance from the information, row by row.</summary>
    public ReadOnlySpan<double> Covariance => covariance.AsSpan(0, Sample.Columns * Sample.Columns);

    /// <summary>Log partial likelihood at the estimate.</summary>
    public double LogLikelihood { get; private set; }

    /// <summary>Log partial likelihood at 0.</summary>
    public double NullLogLikelihood { get; private set; }

    /// <summary>Score test that all coefficients are 0; without ties, of an arm, the log-rank test.</summary>
    public ChiSquareStatistic ScoreTest { get; private set; }

    /// <summary>Likelihood ratio test that all coefficients are 0.</summary>
    public ChiSquareStatistic LikelihoodRatioTest => new(2 * (LogLikelihood - NullLogLikelihood), Sample.Columns);

    /// <summary>Wald test that all coefficients are 0.</summary>
    public ChiSquareStatistic WaldTest => CoxInference.Wald(Coefficients, Covariance);

    /// <summary>Number of the aliased covariate, where the outcome is <see cref="CoxOutcome.Aliased"/>; otherwise -1.</summary>
    public int AliasedColumn { get; private set; }

    /// <summary>The patients in order.</summary>
    internal CoxSample Sample { get; } = new();

    /// <summary>Coefficients of the scaled covariates.</summary>
    internal ReadOnlySpan<double> ScaledCoefficients => scaled.AsSpan(0, Sample.Columns);

    /// <summary>Covariance of <see cref="ScaledCoefficients"/>.</summary>
    internal ReadOnlySpan<double> ScaledCovariance => inverse.AsSpan(0, Sample.Columns * Sample.Columns);

    /// <summary>Fits a trial.</summary>
    /// <param name="times">Each patient's time of the event or of censoring.</param>
    /// <param name="events">Whether it is an event.</param>
    /// <param name="design">The covariates without a constant, column after column.</param>
    /// <param name="columns">Number of covariates, at least 1.</param>
    /// <param name="strata">Each patient's stratum, from 0, with a baseline hazard of its own; empty where there is one stratum.</param>
    /// <param name="ties">Treatment of ties.</param>
    public CoxOutcome Fit(
        ReadOnlySpan<double> times, ReadOnlySpan<bool> events, ReadOnlySpan<double> design, int columns, ReadOnlySpan<int> strata, CoxTies ties)
    {
        ownOrder.Sort(times, strata);
        return Fit(ownOrder, events, design, columns, ties);
    }

    /// <summary>Fits a trial whose patients have been ordered, perhaps for several fits.</summary>
    /// <param name="order">The patients by stratum and time; not to be sorted again while the fit is in use.</param>
    /// <param name="events">Whether each patient's time is that of an event.</param>
    /// <param name="design">The covariates without a constant, column after column.</param>
    /// <param name="columns">Number of covariates, at least 1.</param>
    /// <param name="ties">Treatment of ties.</param>
    public CoxOutcome Fit(TimeOrder order, ReadOnlySpan<bool> events, ReadOnlySpan<double> design, int columns, CoxTies ties)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Sample.Fill(order, events, design, columns);
        Ties = ties;
        Start();
        AliasedColumn = -1;
        Outcome = Sample.Events == 0 ? CoxOutcome.NoEvents : Search();
        for (int j = 0; j < columns; j++)
        {
            coefficients[j] = scaled[j] / Sample.Scales[j];
            for (int k = 0; k < columns; k++)
            {
                covariance[(j * columns) + k] = inverse[(j * columns) + k] / (Sample.Scales[j] * Sample.Scales[k]);
            }
        }

        return Outcome;
    }

    /// <summary>Makes room for a number of patients and covariates, so that no trial up to that size allocates.</summary>
    public void Reserve(int patients, int columns)
    {
        Sample.Reserve(patients, columns);
        if (scaled.Length < columns)
        {
            scaled = new double[columns];
            trial = new double[columns];
            score = new double[columns];
            step = new double[columns];
            coefficients = new double[columns];
            course = new double[columns];
            information = new double[columns * columns];
            nullInformation = new double[columns * columns];
            inverse = new double[columns * columns];
            covariance = new double[columns * columns];
        }
    }

    /// <summary>
    /// Score test that the last coefficient is 0, as a normal deviate with the sign of the score; NaN where there is no information on it.
    /// The estimates stay as they are.
    /// </summary>
    /// <param name="others">The other scaled coefficients at their estimates without the last covariate.</param>
    internal double ScoreDeviateOfLast(ReadOnlySpan<double> others)
    {
        int last = Sample.Columns - 1;
        others.CopyTo(trial);
        trial[last] = 0;
        _ = Evaluate(trial.AsSpan(0, Sample.Columns));
        // with U = 0 elsewhere U'I^-1 U is the last component's square over what the others leave of its information: the last pivot
        return PositiveDefinite.TryFactor(information, Sample.Columns) ? score[last] / information[(Sample.Columns * Sample.Columns) - 1] : double.NaN;
    }

    private void Start()
    {
        Reserve(Sample.Rows, Sample.Columns);
        Array.Clear(scaled);
        Array.Clear(course);
        Array.Clear(inverse);
        (LogLikelihood, NullLogLikelihood) = (0, 0);
        ScoreTest = new(double.NaN, Sample.Columns);
    }
}
