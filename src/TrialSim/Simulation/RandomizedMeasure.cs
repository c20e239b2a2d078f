using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>Randomized patients of a trial, both arms together.</summary>
public sealed record RandomizedMeasure : TrialMeasure
{
    /// <inheritdoc/>
    public override double Unit => 16; // up to 100,000 patients

    /// <inheritdoc/>
    public override string Describe() => "randomized patients";

    /// <inheritdoc/>
    internal override Gauge In(Scenario scenario) => new Reading();

    private sealed class Reading : Gauge
    {
        public override LaneMask Read(TrialRun run, out Lanes value)
        {
            value = run.Trial.Patients;
            return LaneMask.All;
        }
    }
}
