using TrialSim.Claims;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Claims;

/// <summary>Naive and shrunken estimates against R; approximate, both sum some sixty numbers of a few points each.</summary>
public class ClaimedEffectTests
{
    private const double Rounding = 1e-11;

    public static TheoryData<int> Cases => [0, 1, 2, 3, 4];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Effects_are_those_of_R(int number)
    {
        var expected = ReferenceFile.Cases("Claims/claimed-effects.json", "cases").ElementAt(number);
        double[] member = expected.Numbers("member"), arm = expected.Numbers("arm"), change = expected.Numbers("change");
        var effect = default(SetEffect);
        for (int i = 0; i < member.Length; i++)
        {
            effect.Add(member[i] == 1, arm[i] == 1, change[i]);
        }

        Is(expected, "inside", EffectEstimate.Naive(ClaimKind.SubgroupEffect, effect));
        Is(expected, "outside", EffectEstimate.Naive(ClaimKind.HarmOutside, effect));
        Is(expected, "enhanced", EffectEstimate.Naive(ClaimKind.EnhancedEffect, effect));
        var inside = EffectEstimate.Shrunken(ClaimKind.SubgroupEffect, effect);
        Near.Relative(expected.Number("shrunk_inside"), inside.Value, Rounding);
        Near.Relative(expected.Number("shrunk_inside_var"), inside.Variance, Rounding);
        Near.Relative(expected.Number("shrunk_outside"), EffectEstimate.Shrunken(ClaimKind.HarmOutside, effect).Value, Rounding);
        Near.Absolute(
            expected.Number("shrunk_inside") - expected.Number("shrunk_outside"), EffectEstimate.Shrunken(ClaimKind.EnhancedEffect, effect).Value, Rounding);
    }

    [Fact]
    public void An_effect_without_patients_in_both_arms_is_no_estimate()
    {
        var effect = default(SetEffect);
        effect.Add(member: true, treated: true, -3);
        effect.Add(member: true, treated: true, -4);
        effect.Add(member: false, treated: false, -3);
        Assert.True(double.IsNaN(EffectEstimate.Naive(ClaimKind.SubgroupEffect, effect).Value));
        Assert.True(double.IsNaN(EffectEstimate.Naive(ClaimKind.EnhancedEffect, effect).Value));
        Assert.True(double.IsNaN(EffectEstimate.Shrunken(ClaimKind.SubgroupEffect, effect).Value));
    }

    private static void Is(System.Text.Json.JsonElement expected, string name, EffectEstimate found)
    {
        Near.Relative(expected.Number(name), found.Value, Rounding, name);
        Near.Relative(expected.Number(name + "_se"), Math.Sqrt(found.Variance), Rounding, name);
    }
}
