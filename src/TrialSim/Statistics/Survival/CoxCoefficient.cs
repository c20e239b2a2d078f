namespace TrialSim.Statistics.Survival;

/// <summary>
/// The last coefficient of a Cox model, such as an arm's after covariates: estimate, variance and score test. Refilled for each trial
/// without allocating.
/// </summary>
/// <remarks>
/// Covariates on which the trial has no information beyond those before them (an empty stratum, a patient group without anybody at risk at
/// an event) are left out, as in R's coxph. Not estimable where that befalls the last column itself, or a fit does not converge.
/// </remarks>
public sealed class CoxCoefficient
{
    private readonly CoxRegression full = new();
    private readonly CoxRegression without = new();

    /// <summary>How the fit ended.</summary>
    public CoxOutcome Outcome => full.Outcome;

    /// <summary>Log hazard ratio for one unit of the last covariate.</summary>
    public double Estimate => full.Coefficients[^1];

    /// <summary>Its variance from the information.</summary>
    public double Variance => full.Covariance[^1];

    /// <summary>Number of covariates that the fit has kept.</summary>
    public int Columns => full.Coefficients.Length;

    /// <summary>Makes room for a number of patients and covariates, so that no trial up to that size allocates.</summary>
    public void Reserve(int patients, int columns)
    {
        full.Reserve(patients, columns);
        without.Reserve(patients, columns);
    }

    /// <summary>Fits a trial.</summary>
    /// <param name="order">The patients by stratum and time.</param>
    /// <param name="events">Whether each patient's time is that of an event.</param>
    /// <param name="design">The covariates, column after column; those left out are removed from it.</param>
    /// <param name="columns">Number of covariates, at least 1.</param>
    /// <param name="ties">Treatment of ties.</param>
    public CoxOutcome Fit(TimeOrder order, ReadOnlySpan<bool> events, Span<double> design, int columns, CoxTies ties)
    {
        int rows = events.Length;
        while (full.Fit(order, events, design[..(rows * columns)], columns, ties) == CoxOutcome.Aliased && full.AliasedColumn < columns - 1)
        {
            int from = (full.AliasedColumn + 1) * rows;
            design[from..(rows * columns)].CopyTo(design[(from - rows)..]);
            columns--;
        }

        return full.Outcome;
    }

    /// <summary>
    /// Score test that the last coefficient is 0, the others at their estimates without it, as a normal deviate with the sign of the score.
    /// NaN where the model without the last covariate cannot be fitted. Without other covariates and ties it is the log-rank test.
    /// </summary>
    /// <param name="order">The patients that have been fitted.</param>
    /// <param name="events">Whether each patient's time is that of an event.</param>
    /// <param name="design">The covariates that have been fitted.</param>
    public double ScoreDeviate(TimeOrder order, ReadOnlySpan<bool> events, ReadOnlySpan<double> design)
    {
        if (Outcome is CoxOutcome.NoEvents or CoxOutcome.Aliased)
        {
            return double.NaN;
        }

        if (Columns == 1)
        {
            return full.ScoreDeviateOfLast([]);
        }

        int others = Columns - 1;
        return without.Fit(order, events, design[..(events.Length * others)], others, full.Ties) == CoxOutcome.Converged
            ? full.ScoreDeviateOfLast(without.ScaledCoefficients)
            : double.NaN;
    }
}
