using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>A number that each simulated trial has, or does not have: whether something was shown, an estimate, a quantity of its conduct.</summary>
/// <remarks>Its mean over trials is an operating characteristic; its differences, trial by trial, tell two scenarios apart on the same chance events.</remarks>
public abstract record TrialMeasure
{
    /// <summary>A power of two by which values are divided before they are summed; quotients must stay below 16,384, larger ones are left out.</summary>
    public virtual double Unit => 1;

    /// <summary>What is measured, in words.</summary>
    public abstract string Describe();

    /// <summary>Finds what is measured in a scenario; null where it has no such thing.</summary>
    internal abstract Gauge? In(Scenario scenario);

    /// <summary>Reads the measure of trials under way.</summary>
    internal abstract class Gauge
    {
        /// <summary>The measure in each of the eight trials.</summary>
        /// <param name="run">Trials that have been conducted.</param>
        /// <param name="value">Their values.</param>
        /// <returns>Where there is one.</returns>
        public abstract LaneMask Read(TrialRun run, out Lanes value);
    }
}
