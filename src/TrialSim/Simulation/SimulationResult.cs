using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>What a run has counted, ready to be turned into operating characteristics.</summary>
public sealed class SimulationResult
{
    internal SimulationResult(Scenario scenario, RunSettings settings, TrueValues truth, Tally tally)
    {
        Scenario = scenario;
        Settings = settings;
        Truth = truth;
        Tally = tally;
        Digest = tally.Digest();
    }

    /// <summary>What was simulated.</summary>
    public Scenario Scenario { get; }

    /// <summary>How.</summary>
    public RunSettings Settings { get; }

    /// <summary>What the estimates are judged against.</summary>
    public TrueValues Truth { get; }

    /// <summary>SHA-256 over everything counted.</summary>
    public string Digest { get; }

    internal Tally Tally { get; }
}
