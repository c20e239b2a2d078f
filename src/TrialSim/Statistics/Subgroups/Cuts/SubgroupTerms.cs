namespace TrialSim.Statistics.Subgroups.Cuts;

/// <summary>What does not depend on who has the treatment, of the patients above one cut.</summary>
/// <param name="Low">Patients at or below the cut.</param>
/// <param name="High">Patients above it.</param>
/// <param name="Mean">Mean outcome above it.</param>
/// <param name="Squares">Sum of squares about that mean.</param>
/// <param name="FewestTreated">Fewest treated patients above the cut with which every cell is large enough.</param>
/// <param name="MostTreated">Most of them.</param>
internal readonly record struct SubgroupTerms(int Low, int High, double Mean, double Squares, int FewestTreated, int MostTreated)
{
    /// <summary>Whether the cells are large enough for a test.</summary>
    public bool Allows(int highTreated) => High > 2 && Squares > 0 && highTreated >= FewestTreated && highTreated <= MostTreated;
}
