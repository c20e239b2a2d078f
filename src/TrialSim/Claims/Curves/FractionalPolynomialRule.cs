using System.Text.Json.Serialization;
using TrialSim.Quantities;
using TrialSim.Statistics.Subgroups.Curves;
using TrialSim.Trials;

namespace TrialSim.Claims.Curves;

/// <summary>Interaction of treatment with a fractional polynomial of a marker, F test at the level.</summary>
/// <remarks><see cref="FractionalPolynomial"/>; the marker must be above 0 in all patients. CRP enters in mg/L. Royston and Sauerbrei (2004), Statistics in Medicine 23:2509-2525.</remarks>
public sealed record FractionalPolynomialRule : EffectFunctionRule
{
    /// <summary>Degree of the polynomial: 1 or 2 powers.</summary>
    public int Degree { get; init; } = 2;

    /// <inheritdoc/>
    [JsonIgnore]
    private protected override bool ReadsLogarithm => true;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        if (Degree is not (1 or 2))
        {
            place.At("degree").Breach($"{Degree} is no degree of a fractional polynomial that is fitted here.", "Say 1 or 2.");
        }
    }

    /// <inheritdoc/>
    private protected override EffectFunction Function(int patients) => new FractionalPolynomial(Degree, patients);

    /// <inheritdoc/>
    public override string Describe() =>
        $"announces the side of {Marker.Word()} on which the fitted effect is good when the interaction with a fractional polynomial of degree {Degree} is significant, {DescribeLevel()}";
}
