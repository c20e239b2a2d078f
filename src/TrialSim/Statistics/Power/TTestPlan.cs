namespace TrialSim.Statistics.Power;

/// <summary>A t test to be planned: its power, and what one of its numbers must be for a wanted power.</summary>
/// <remarks>
/// Exact for normal outcomes, by the noncentral t distribution; rejections in the wrong direction count in a two-sided test, as with R's
/// power.t.test(strict = TRUE). Numbers of patients need not be whole; a number that is sought may hold anything before.
/// </remarks>
public sealed record TTestPlan
{
    /// <summary>What is compared.</summary>
    public TTestDesign Design { get; init; } = TTestDesign.TwoGroups;

    /// <summary>Patients in each group, or pairs; above 1.</summary>
    public double PatientsPerGroup { get; init; }

    /// <summary>True difference of means, in the outcome's unit.</summary>
    public double Difference { get; init; }

    /// <summary>True standard deviation of the outcome (of differences within pairs), above 0.</summary>
    public double StandardDeviation { get; init; } = 1;

    /// <summary>Level: two-sided for a two-sided test, else one-sided.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Direction of the test.</summary>
    public Alternative Alternative { get; init; }

    /// <summary>Degrees of freedom of the variance.</summary>
    public double DegreesOfFreedom => Groups * (PatientsPerGroup - 1);

    /// <summary>True difference over its true standard error.</summary>
    public double Noncentrality => Math.Sqrt(PatientsPerGroup / Groups) * Difference / StandardDeviation;

    /// <summary>Probability that the test rejects.</summary>
    public double Power => PowerOfT.Of(Noncentrality, DegreesOfFreedom, Alpha, Alternative);

    private int Groups => Design == TTestDesign.TwoGroups ? 2 : 1;

    /// <summary>Patients in each group (pairs) for a power.</summary>
    public double PatientsFor(double power) =>
        1 + PowerSearch.Solve(n => (this with { PatientsPerGroup = 1 + n }).Power, power, 20, "number of patients");

    /// <summary>True difference for a power; positive, or negative in a test for negative differences.</summary>
    public double DifferenceFor(double power)
    {
        double sign = Alternative == Alternative.Less ? -1 : 1;
        return sign * PowerSearch.Solve(d => (this with { Difference = sign * d }).Power, power, StandardDeviation, "difference");
    }

    /// <summary>True standard deviation for a power.</summary>
    public double StandardDeviationFor(double power) =>
        PowerSearch.Solve(sd => (this with { StandardDeviation = sd }).Power, power, Math.Abs(Difference), "standard deviation");

    /// <summary>Level for a power.</summary>
    public double AlphaFor(double power)
    {
        // the odds of the level run over all positive numbers
        double odds = PowerSearch.Solve(o => (this with { Alpha = o / (1 + o) }).Power, power, 0.05, "level");
        return odds / (1 + odds);
    }
}
