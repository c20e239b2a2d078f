using System.Globalization;
using TrialSim.Analyses;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Sizing;

/// <summary>Factor of the weekly hazards of dropout, in both arms and for every reason: the most that leaves the wanted power.</summary>
public sealed record DropoutKnob : Knob
{
    private static readonly double[] Factors = [0, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64];

    /// <inheritdoc/>
    public override string Name => "dropout";

    /// <inheritdoc/>
    public override string Unit => "times the dropout";

    /// <inheritdoc/>
    public override string Asked => "how much dropout";

    /// <inheritdoc/>
    public override string Verb => "leaves";

    /// <inheritdoc/>
    public override int Decimals => 3;

    /// <inheritdoc/>
    public override bool WantsLargest => true;

    /// <inheritdoc/>
    public override ScenarioProblem? Refusal(Scenario scenario, IReadOnlyList<Analysis> analyses)
    {
        if (scenario.Outcome.Dropout.Count == 0)
        {
            return new("outcome.dropout", "nobody drops out, so there is nothing to multiply.", "Give the scenario a dropout of kind \"hazard\"; the search multiplies it.");
        }

        int other = scenario.Outcome.Dropout.ToList().FindIndex(d => d is not (HazardDropout or LogCrpDropout));
        return other < 0 ? null : new(
            $"outcome.dropout[{other}]", "dropout that depends on scores has log odds, which no factor multiplies.", "Use the kinds \"hazard\" and \"log-crp\", or seek another number.");
    }

    /// <inheritdoc/>
    public override double Own(Scenario scenario) => 1;

    /// <inheritdoc/>
    public override Scenario Set(Scenario scenario, double value) =>
        scenario with { Outcome = scenario.Outcome with { Dropout = [.. scenario.Outcome.Dropout.Select(d => Times(d, value))] } };

    /// <inheritdoc/>
    internal override (double Least, double Most) Bounds(Scenario scenario) => (Factors[0], Factors[^1]);

    /// <inheritdoc/>
    internal override double Step(Scenario scenario) => 0.001;

    /// <inheritdoc/>
    internal override IEnumerable<double> Grid(Scenario scenario) => Factors;

    /// <inheritdoc/>
    public override string? Note(Scenario scenario, double value)
    {
        if (Set(scenario, value).Outcome.Dropout.Any(d => d is not HazardDropout))
        {
            return null; // depends on the patients
        }

        double weeks = scenario.Outcome.Visits[^1].Value;
        string Staying(Func<PerArm<WeeklyHazard>, WeeklyHazard> arm) => (100 * Portable.Exp(
            -value * weeks * scenario.Outcome.Dropout.Cast<HazardDropout>().Sum(d => arm(d.PerWeek).Value))).ToString("0.#", CultureInfo.InvariantCulture);
        return $"{Staying(p => p.Treatment)}% stay to the end on {scenario.Arms.Treatment}, {Staying(p => p.Control)}% on {scenario.Arms.Control}";
    }

    private static Dropout Times(Dropout dropout, double factor) => dropout switch
    {
        HazardDropout hazard => hazard with { PerWeek = Times(hazard.PerWeek, factor) },
        LogCrpDropout byCrp => byCrp with { PerWeek = Times(byCrp.PerWeek, factor) },
        _ => dropout,
    };

    private static PerArm<WeeklyHazard> Times(PerArm<WeeklyHazard> rates, double factor) =>
        new() { Treatment = new(factor * rates.Treatment.Value), Control = new(factor * rates.Control.Value) };
}
