using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>At least one of several things has been shown.</summary>
/// <param name="Of">What they are.</param>
public sealed record AnyEvidence(IReadOnlyList<Evidence> Of) : Evidence
{
    /// <inheritdoc/>
    public override Evidence? Mirrored => Of.All(e => e.Mirrored is null) ? null : new AnyEvidence([.. Of.Select(e => e.Mirrored ?? e)]);

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Analyses => [.. Of.SelectMany(e => e.Analyses)];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Decisions => [.. Of.SelectMany(e => e.Decisions)];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Rules => [.. Of.SelectMany(e => e.Rules)];

    /// <inheritdoc/>
    public override string Describe() => $"any of {string.Join(", ", Of.Select(e => e.Describe()))}";

    /// <inheritdoc/>
    internal override Eye In(Scenario scenario) => new Reading([.. Of.Select(e => e.In(scenario))]);

    private sealed class Reading(Eye[] eyes) : Eye
    {
        public override LaneMask Sees(TrialRun run)
        {
            var seen = LaneMask.None;
            foreach (var eye in eyes)
            {
                seen |= eye.Sees(run);
            }

            return seen;
        }
    }
}
