namespace TrialSim.Statistics.Subgroups.Trees;

/// <summary>Result of a test of parameter instability.</summary>
/// <param name="Statistic">supLM or chi-square; 0 where the test cannot be made.</param>
/// <param name="P">Its p, which is then 1.</param>
internal readonly record struct Instability(double Statistic, double P)
{
    /// <summary>Of a test that cannot be made.</summary>
    public static Instability Unknown => new(0, 1);
}
