using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>Whether a trial has shown something: 1 or 0. A trial that could not be analysed has shown nothing.</summary>
/// <param name="Evidence">What was to be shown.</param>
public sealed record ShownMeasure(Evidence Evidence) : TrialMeasure
{
    /// <inheritdoc/>
    public override string Describe() => Evidence.Describe();

    /// <inheritdoc/>
    internal override Gauge? In(Scenario scenario)
    {
        bool isThere = Evidence.Analyses.All(name => scenario.Analyses.Any(a => a.Name == name))
            && Evidence.Decisions.All(name => scenario.Decisions.Any(d => d.Name == name))
            && Evidence.Rules.All(name => scenario.Rules.Any(r => r.Name == name));
        return isThere ? new Reading(Evidence.In(scenario)) : null;
    }

    private sealed class Reading(Evidence.Eye eye) : Gauge
    {
        public override LaneMask Read(TrialRun run, out Lanes value)
        {
            value = eye.Sees(run).ToIndicator();
            return LaneMask.All;
        }
    }
}
