using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>A decision rule said yes.</summary>
/// <param name="Name">The rule.</param>
public sealed record ConclusionEvidence(string Name) : Evidence
{
    /// <inheritdoc/>
    public override Evidence? Mirrored => null;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Decisions => [Name];

    /// <inheritdoc/>
    public override string Describe() => Name;

    /// <inheritdoc/>
    internal override Eye In(Scenario scenario) => new Reading(scenario.Decisions.Select(d => d.Name).ToList().IndexOf(Name));

    private sealed class Reading(int number) : Eye
    {
        public override LaneMask Sees(TrialRun run) => run.Conclusions[number];
    }
}
