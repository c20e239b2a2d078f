using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>The estimate of an analysis, in the unit of its estimand, treatment minus control.</summary>
/// <param name="Analysis">Name of the analysis.</param>
public sealed record EstimateMeasure(string Analysis) : TrialMeasure
{
    /// <inheritdoc/>
    public override string Describe() => $"estimate of {Analysis}";

    /// <inheritdoc/>
    internal override Gauge? In(Scenario scenario) =>
        scenario.Analyses.Select(a => a.Name).ToList().IndexOf(Analysis) is >= 0 and int number ? new Reading(number) : null;

    private sealed class Reading(int number) : Gauge
    {
        public override LaneMask Read(TrialRun run, out Lanes value)
        {
            value = run.Findings[number].Estimate;
            return run.Findings[number].Estimable;
        }
    }
}
