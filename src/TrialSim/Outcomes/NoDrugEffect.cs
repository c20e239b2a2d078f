using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>The drug does nothing.</summary>
public sealed record NoDrugEffect : DrugEffect
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override bool Varies => false;

    /// <inheritdoc/>
    public override DrugEffect Scaled(double factor) => this;

    /// <inheritdoc/>
    internal override void Write(TrialBlock trial, Span<Lanes> points) => points.Clear();

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => "no drug effect";
}
