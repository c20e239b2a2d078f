namespace TrialSim.Statistics.Multiplicity;

/// <summary>Reading of adjusted p values.</summary>
public static class AdjustedP
{
    /// <summary>
    /// What rounding may add to an adjusted p value: weights such as 1/3 and their sums are not exact, and an adjusted p value that equals
    /// the level must reject.
    /// </summary>
    private const double Rounding = 5e-11;

    /// <summary>Whether the hypothesis is rejected at the familywise level; a missing p value (NaN) never is.</summary>
    public static bool Rejects(double adjusted, double level) => adjusted <= level + Rounding;
}
