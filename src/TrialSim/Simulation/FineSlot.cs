namespace TrialSim.Simulation;

/// <summary>Where a mean over replicates is kept to more digits: its sums, what their rounding left, and the count of the replicates that have it.</summary>
/// <param name="Moment">Number of the sums; those after it hold what is left.</param>
/// <param name="Count">Number of the count.</param>
internal readonly record struct FineSlot(int Moment, int Count)
{
    /// <summary>Sums that one takes.</summary>
    public const int Moments = 2;
}
