using System.Diagnostics;
using TrialSim.Simulation;

namespace TrialSim.Cli.Sweeping;

/// <summary>How many trials of each cell are simulated before the sweep is kept: about three seconds' worth. It changes no result.</summary>
/// <param name="workers">Threads.</param>
internal sealed class SweepPace(int workers)
{
    private const double Seconds = 3;
    private const double FastestGrowth = 8;

    private readonly Stopwatch clock = new();

    /// <summary>Trials of each cell in the next part, in whole blocks for every worker.</summary>
    public long Replicates { get; private set; } = Simulator.BlockSize * workers;

    /// <summary>A part begins.</summary>
    public void Start() => clock.Restart();

    /// <summary>It has ended: the next one is to take its time.</summary>
    public void End()
    {
        double growth = Math.Min(FastestGrowth, Seconds / Math.Max(0.001, clock.Elapsed.TotalSeconds));
        long blocks = (long)(Replicates * growth / (Simulator.BlockSize * workers));
        Replicates = Math.Max(1, blocks) * Simulator.BlockSize * workers;
    }
}
