using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>Whether an analysis rejects at its level: 1 or 0, in the trials in which it can be done, as its rejection rate counts them.</summary>
/// <param name="Analysis">Name of the analysis.</param>
public sealed record RejectionMeasure(string Analysis) : TrialMeasure
{
    /// <inheritdoc/>
    public override string Describe() => $"{Analysis} rejects";

    /// <inheritdoc/>
    internal override Gauge? In(Scenario scenario) =>
        scenario.Analyses.Select(a => a.Name).ToList().IndexOf(Analysis) is >= 0 and int number ? new Reading(number) : null;

    private sealed class Reading(int number) : Gauge
    {
        public override LaneMask Read(TrialRun run, out Lanes value)
        {
            var finding = run.Findings[number];
            value = (finding.Estimable & finding.Significant).ToIndicator();
            return finding.Estimable;
        }
    }
}
