namespace TrialSim.Statistics.Subgroups.Cuts;

/// <summary>The best of several cut-points.</summary>
/// <param name="Index">Which candidate; -1 where none could be tried.</param>
/// <param name="Place">Where it parts the patients.</param>
/// <param name="Estimate">The contrast there, treatment minus control, in the outcome's unit.</param>
/// <param name="Statistic">Its t statistic, with the contrast's sign.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom of the statistic.</param>
internal readonly record struct SelectedCut(int Index, CutPlace Place, double Estimate, double Statistic, int DegreesOfFreedom)
{
    /// <summary>No cut could be tried.</summary>
    public static SelectedCut None => new(-1, default, double.NaN, double.NaN, 0);

    /// <summary>Whether there is a best cut.</summary>
    public bool Exists => Index >= 0;
}
