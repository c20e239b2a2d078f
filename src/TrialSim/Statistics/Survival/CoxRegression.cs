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
public sealed class CoxRegression
{
    private const int MostSteps = 100;
    private const int MostHalvings = 40;

    /// <summary>The search ends after the step at which the likelihood would rise by half of this.</summary>
    private const double LastDecrement = 1e-14;

    /// <summary>A step of this size, in standard deviations of the covariate, that no longer raises the likelihood leads to infinity.</summary>
    private const double EndlessStep = 1e-3;

    private readonly TiedPartialLikelihood efron = new(CoxTies.Efron);
    private readonly TiedPartialLikelihood breslow = new(CoxTies.Breslow);
    private readonly ExactPartialLikelihood exact = new();
    private double[] scaled = [];
    private double[] trial = [];
    private double[] score = [];
    private double[] step = [];
    private double[] information = [];
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
    public ReadOnlySpan<double> Coefficients => coefficients;

    /// <summary>Their covariance from the information, row by row.</summary>
    public ReadOnlySpan<double> Covariance => covariance;

    /// <summary>Log partial likelihood at the estimate.</summary>
    public double LogLikelihood { get; private set; }

    /// <summary>Log partial likelihood at 0.</summary>
    public double NullLogLikelihood { get; private set; }

    /// <summary>Score test that all coefficients are 0; without ties, of an arm, the log-rank test.</summary>
    public ChiSquareStatistic ScoreTest { get; private set; }

    /// <summary>Likelihood ratio test that all coefficients are 0.</summary>
    public ChiSquareStatistic LikelihoodRatioTest => new(2 * (LogLikelihood - NullLogLikelihood), Sample.Columns);

    /// <summary>Wald test that all coefficients are 0.</summary>
    public ChiSquareStatistic WaldTest => CoxInference.Wald(coefficients, covariance);

    /// <summary>Number of the aliased covariate, where the outcome is <see cref="CoxOutcome.Aliased"/>; otherwise -1.</summary>
    public int AliasedColumn { get; private set; }

    /// <summary>The patients in order.</summary>
    internal CoxSample Sample { get; } = new();

    /// <summary>Coefficients of the scaled covariates.</summary>
    internal ReadOnlySpan<double> ScaledCoefficients => scaled;

    /// <summary>Covariance of <see cref="ScaledCoefficients"/>.</summary>
    internal ReadOnlySpan<double> ScaledCovariance => inverse;

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
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Sample.Fill(times, events, design, columns, strata);
        Ties = ties;
        Reserve(columns);
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

    // Log partial likelihood, score and information at coefficients of the scaled covariates.
    private double Evaluate(ReadOnlySpan<double> at)
    {
        PartialLikelihood likelihood = Ties switch
        {
            CoxTies.Exact => exact,
            CoxTies.Breslow => breslow,
            _ => efron,
        };
        return likelihood.Evaluate(Sample, at, score, information);
    }

    private CoxOutcome Search()
    {
        LogLikelihood = NullLogLikelihood = Evaluate(scaled);
        AliasedColumn = CoxAlias.Find(information, inverse, Sample.Columns, Sample.Events);
        if (AliasedColumn >= 0)
        {
            Array.Clear(inverse);
            return CoxOutcome.Aliased;
        }

        for (int i = 0; i < MostSteps; i++)
        {
            score.CopyTo(step, 0);
            if (!PositiveDefinite.TryFactor(information, Sample.Columns))
            {
                return CoxOutcome.MonotoneLikelihood; // it was not singular at 0: the information has run out on the way
            }

            PositiveDefinite.Solve(information, Sample.Columns, step);
            PositiveDefinite.Invert(information, Sample.Columns, inverse);
            double decrement = Dot(score, step);
            ScoreTest = i == 0 ? new(decrement, Sample.Columns) : ScoreTest;
            if (decrement <= LastDecrement && Largest(step) > EndlessStep)
            {
                return CoxOutcome.MonotoneLikelihood;
            }

            if (!Advance())
            {
                return CoxOutcome.NotConverged;
            }

            if (decrement <= LastDecrement)
            {
                return PositiveDefinite.TryFactor(information, Sample.Columns) ? Finish() : CoxOutcome.MonotoneLikelihood;
            }
        }

        return CoxOutcome.NotConverged;
    }

    private CoxOutcome Finish()
    {
        PositiveDefinite.Invert(information, Sample.Columns, inverse);
        return CoxOutcome.Converged;
    }

    // Takes the step, or as much of it as does not lower the likelihood by more than rounding.
    private bool Advance()
    {
        double floor = LogLikelihood - (1e-12 * Math.Abs(LogLikelihood)) - 1e-12;
        double share = 1;
        for (int halving = 0; halving < MostHalvings; halving++)
        {
            for (int j = 0; j < trial.Length; j++)
            {
                trial[j] = scaled[j] + (share * step[j]);
            }

            double reached = Evaluate(trial);
            if (reached >= floor)
            {
                trial.CopyTo(scaled, 0);
                LogLikelihood = reached;
                return true;
            }

            share /= 2;
        }

        return false;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int j = 0; j < a.Length; j++)
        {
            sum += a[j] * b[j];
        }

        return sum;
    }

    private static double Largest(double[] values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }

    private void Reserve(int columns)
    {
        if (scaled.Length != columns)
        {
            scaled = new double[columns];
            trial = new double[columns];
            score = new double[columns];
            step = new double[columns];
            coefficients = new double[columns];
            information = new double[columns * columns];
            inverse = new double[columns * columns];
            covariance = new double[columns * columns];
        }

        Array.Clear(scaled);
        Array.Clear(inverse);
        (LogLikelihood, NullLogLikelihood) = (0, 0);
        ScoreTest = new(double.NaN, columns);
    }
}
