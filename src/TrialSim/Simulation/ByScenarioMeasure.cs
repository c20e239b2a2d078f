using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>A measure that means something else in each scenario, such as the goal of each design.</summary>
/// <param name="Words">What is measured.</param>
/// <param name="Of">The measure of each scenario that has one; a scenario is known by identity.</param>
public sealed record ByScenarioMeasure(string Words, IReadOnlyList<(Scenario Scenario, TrialMeasure Measure)> Of) : TrialMeasure
{
    /// <inheritdoc/>
    public override double Unit => Of.Count == 0 ? 1 : Of.Max(entry => entry.Measure.Unit);

    /// <inheritdoc/>
    public override string Describe() => Words;

    /// <inheritdoc/>
    internal override Gauge? In(Scenario scenario) => Of.FirstOrDefault(entry => ReferenceEquals(entry.Scenario, scenario)).Measure?.In(scenario);
}
