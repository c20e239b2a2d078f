namespace TrialSim.Simulation;

/// <summary>What a panel has counted.</summary>
public sealed class PanelResult
{
    internal PanelResult(PanelPlan plan, RunSettings settings, PanelTally tally)
    {
        Plan = plan;
        Settings = settings;
        Tally = tally;
        Digest = tally.Digest();
    }

    /// <summary>What was simulated.</summary>
    public PanelPlan Plan { get; }

    /// <summary>How.</summary>
    public RunSettings Settings { get; }

    /// <summary>SHA-256 over everything counted.</summary>
    public string Digest { get; }

    internal PanelTally Tally { get; }

    /// <summary>Trials under a truth in which a sighting is made.</summary>
    public long Seen(int sighting, int truth) => Tally.Moments.CountOf(Tally.Seen(sighting, truth, truth));

    /// <summary>Trials in which it is made under both of two truths.</summary>
    public long SeenUnderBoth(int sighting, int truth, int other) => Tally.Moments.CountOf(Tally.Seen(sighting, truth, other));
}
