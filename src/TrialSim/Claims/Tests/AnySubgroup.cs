using System.Text.Json.Serialization;
using TrialSim.Numerics.Distributions;
using TrialSim.Quantities;
using TrialSim.Statistics.Multiplicity;

namespace TrialSim.Claims.Tests;

/// <summary>The naive practice: announces every subgroup whose test is significant at the full level.</summary>
/// <remarks>Of k independent subgroups without an effect some is announced with probability 1 - (1 - level)^k; nothing is promised.</remarks>
public sealed record AnySubgroup : ClosedTestRule
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override bool ControlsFamilyWiseError => false;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        for (int i = 0; i < Of.Count; i++)
        {
            if (!TestedClaim.IsOfSubgroup(outline.Analysis(Of[i])))
            {
                place.At("of").At(i).Breach(
                    $"\"{Spelling.Quotable(Of[i])}\" is not {TestRole.Subgroup.InWords()}.", "List analyses that have a \"subgroup\".", "analyses");
            }
        }
    }

    /// <inheritdoc/>
    internal override CriticalPlan Plan(double oneSidedLevel)
    {
        double[] critical = [.. Of.Select(_ => NormalDistribution.UpperQuantile(oneSidedLevel))];
        return CriticalPlan.SingleStep(critical);
    }

    /// <inheritdoc/>
    public override string Describe() => $"announces each of {string.Join(", ", Of)} that is significant, without correction, {DescribeLevel()}";
}
