using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>An analysis rejects at its own level, in whatever direction it looks: what its rejection rate counts.</summary>
/// <param name="Name">Name of the analysis.</param>
public sealed record SignificanceEvidence(string Name) : Evidence
{
    /// <inheritdoc/>
    public override Evidence? Mirrored => null;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Analyses => [Name];

    /// <inheritdoc/>
    public override string Describe() => $"{Name} significant";

    /// <inheritdoc/>
    internal override Eye In(Scenario scenario) => new Reading(scenario.Analyses.Select(a => a.Name).ToList().IndexOf(Name));

    private sealed class Reading(int number) : Eye
    {
        public override LaneMask Sees(TrialRun run) => run.Findings[number].Estimable & run.Findings[number].Significant;
    }
}
