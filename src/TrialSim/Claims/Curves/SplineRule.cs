using System.Text.Json.Serialization;
using TrialSim.Statistics.Subgroups.Curves;
using TrialSim.Trials;

namespace TrialSim.Claims.Curves;

/// <summary>Interaction of treatment with a restricted cubic spline of a marker (three knots), F test on 2 degrees of freedom at the level.</summary>
/// <remarks><see cref="RestrictedCubicSpline"/>; CRP enters as ln CRP. Harrell (2015), Regression Modeling Strategies, section 2.4.5.</remarks>
public sealed record SplineRule : EffectFunctionRule
{
    /// <inheritdoc/>
    [JsonIgnore]
    private protected override bool ReadsLogarithm => false;

    /// <inheritdoc/>
    private protected override EffectFunction Function(int patients) => new RestrictedCubicSpline(patients);

    /// <inheritdoc/>
    public override string Describe() =>
        $"announces the side of {Marker.Word()} on which the fitted effect is good when the interaction with a restricted cubic spline is significant, {DescribeLevel()}";
}
