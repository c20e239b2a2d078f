using System.Buffers;
using System.Text.Json.Serialization;
using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>The sum of several effects, each by a marker of its own: several markers are predictive at once.</summary>
/// <remarks>HAM-D points; the parts add up patient by patient, so that a patient's effect is what each part says of her lasting level of its marker.</remarks>
public sealed record SumDrugEffect : DrugEffect
{
    /// <summary>The parts, two or more.</summary>
    public required IReadOnlyList<DrugEffect> Of { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool Varies => Of.Any(part => part.Varies);

    /// <summary>The marker of the first part that has one; the others predict too.</summary>
    internal override PatientMarker? PredictiveMarker => Of.Select(part => part.PredictiveMarker).FirstOrDefault(marker => marker is not null);

    /// <inheritdoc/>
    public override DrugEffect Scaled(double factor) => this with { Of = [.. Of.Select(part => part.Scaled(factor))] };

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"the sum of {string.Join(" and ", Of.Select(part => part.Describe(units)))}";

    /// <inheritdoc/>
    public bool Equals(SumDrugEffect? other) => other is not null && Of.SequenceEqual(other.Of);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Of.Count, Of[0]);

    /// <inheritdoc/>
    internal override void Write(TrialBlock trial, Span<Lanes> points)
    {
        Of[0].Write(trial, points);
        var rented = ArrayPool<Lanes>.Shared.Rent(points.Length);
        var part = rented.AsSpan(0, points.Length);
        for (int p = 1; p < Of.Count; p++)
        {
            Of[p].Write(trial, part);
            for (int i = 0; i < points.Length; i++)
            {
                points[i] += part[i];
            }
        }

        ArrayPool<Lanes>.Shared.Return(rented);
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, Population population)
    {
        var parts = place.At("of");
        if (Of.Count < 2)
        {
            parts.Breach("a sum needs two or more effects.", "List them, or give the one effect itself as \"drug-effect\".");
        }

        for (int p = 0; p < Of.Count; p++)
        {
            if (Of[p] is SumDrugEffect or ExposureDrugEffect or NoDrugEffect)
            {
                parts.At(p).Breach("this kind of effect cannot be a part of a sum.", "Use constant effects and effects by a marker.");
            }
            else
            {
                Of[p].Check(parts.At(p), population);
            }
        }
    }
}
