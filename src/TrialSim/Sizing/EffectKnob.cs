using TrialSim.Analyses;
using TrialSim.Outcomes;
using TrialSim.Scenarios;

namespace TrialSim.Sizing;

/// <summary>Factor of the scenario's drug effect: the smallest effect that the trial as it is would find with the wanted power.</summary>
/// <remarks>The deviate of the power rises in proportion to the effect.</remarks>
public sealed record EffectKnob : Knob
{
    /// <inheritdoc/>
    public override string Name => "effect";

    /// <inheritdoc/>
    public override string Unit => "times the drug effect";

    /// <inheritdoc/>
    public override string Asked => "how much of the drug effect";

    /// <inheritdoc/>
    public override int Decimals => 3;

    /// <inheritdoc/>
    internal override bool VanishesAtZero => true;

    /// <inheritdoc/>
    public override ScenarioProblem? Refusal(Scenario scenario, IReadOnlyList<Analysis> analyses) => scenario.Outcome.DrugEffect is NoDrugEffect
        ? new("outcome.drug-effect", "there is no drug effect to multiply.", "Give the scenario one; its size does not matter, its shape does.")
        : null;

    /// <inheritdoc/>
    public override double Own(Scenario scenario) => 1;

    /// <inheritdoc/>
    public override Scenario Set(Scenario scenario, double value) =>
        scenario with { Outcome = scenario.Outcome with { DrugEffect = scenario.Outcome.DrugEffect.Scaled(value) } };

    /// <inheritdoc/>
    internal override (double Least, double Most) Bounds(Scenario scenario) => (0.001, 100);

    /// <inheritdoc/>
    internal override double Step(Scenario scenario) => 0.001;

    /// <inheritdoc/>
    public override string? Note(Scenario scenario, double value) =>
        Set(scenario, Math.Round(value, Decimals)).Outcome.DrugEffect.Describe(scenario.Population.Units);
}
