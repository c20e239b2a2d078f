using TrialSim.Numerics;

namespace TrialSim.Simulation;

/// <summary>What a run needs beside the scenario.</summary>
/// <param name="Seed">Seed of all randomness.</param>
/// <param name="Replicates">Simulated trials.</param>
/// <param name="Workers">Threads; they change nothing but the time it takes.</param>
public sealed record RunSettings(ulong Seed, long Replicates, int Workers)
{
    /// <summary>Number of the first replicate, a multiple of eight: runs over ranges that do not overlap owe nothing to each other's chance events.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or not a multiple of eight.</exception>
    public long First
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfNotEqual(value % Lanes.Count, 0);
            field = value;
        }
    }
}
