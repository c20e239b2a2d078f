using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>Candidates screened for all places of a trial together.</summary>
public sealed record ScreenedMeasure : TrialMeasure
{
    /// <inheritdoc/>
    public override double Unit => 1024; // 500 candidates for each of 60,000 patients still fit

    /// <inheritdoc/>
    public override string Describe() => "candidates screened";

    /// <inheritdoc/>
    internal override Gauge In(Scenario scenario) => new Reading();

    private sealed class Reading : Gauge
    {
        public override LaneMask Read(TrialRun run, out Lanes value)
        {
            value = run.Endpoints.ScreenedCandidates();
            return LaneMask.All;
        }
    }
}
