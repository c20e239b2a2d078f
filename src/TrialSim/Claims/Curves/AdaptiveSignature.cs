using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Claims.Curves;

/// <summary>Adaptive signature design: an effect in everybody, or else in the patients whom markers chosen in one part of the trial call sensitive, tested in the rest.</summary>
/// <remarks>
/// A share of each arm, drawn at random, is learned from; the second test, by Welch's t, is made in the sensitive ones of the others, and its estimate is the
/// honest one of the claim. Without a selected marker, or with fewer than two sensitive patients of an arm to test in, there is no claim
/// about a subgroup. The two tests share the level, and the second looks at patients who had no part in choosing the set: any false
/// claim has at most the level. Source: Freidlin and Simon (2005), Clinical Cancer Research 11:7872-7878.
/// </remarks>
public sealed record AdaptiveSignature : SignatureRule
{
    /// <summary>Share of each arm that is learned from.</summary>
    public Share TrainingShare { get; init; } = new(0.5);

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool ControlsFamilyWiseError => true;

    /// <inheritdoc/>
    internal override PreparedRule Prepare(RuleRoom room) => new SignatureTest(this, room);

    /// <inheritdoc/>
    public override string Describe() =>
        $"adaptive signature design: learns from {TrainingShare.Value} of the patients who is sensitive, {DescribeSelection()}";
}
