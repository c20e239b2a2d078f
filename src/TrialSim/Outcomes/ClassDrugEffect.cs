using System.Text.Json.Serialization;
using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>One effect in the members of the population's latent class and another in everybody else.</summary>
public sealed record ClassDrugEffect : DrugEffect
{
    /// <summary>Effect in members, HAM-D points; negative favours the drug.</summary>
    public required HamdPoints Members { get; init; }

    /// <summary>Effect in the others, HAM-D points.</summary>
    public required HamdPoints Others { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool Varies => Members.Value != Others.Value;

    /// <inheritdoc/>
    public override DrugEffect Scaled(double factor) => this with { Members = new(factor * Members.Value), Others = new(factor * Others.Value) };

    /// <inheritdoc/>
    internal override void Write(TrialBlock trial, Span<Lanes> points)
    {
        Lanes others = Others.Value;
        Lanes difference = Members.Value - Others.Value;
        var inClass = trial.InClass;
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = Lanes.Fma(inClass[i], difference, others);
        }
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, Population population) => population.MustHaveClass(place);

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        $"a drug effect of {Members.Value:0.####} points in members of the latent class and {Others.Value:0.####} in the others";
}
