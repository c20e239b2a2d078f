using TrialSim.Claims;
using TrialSim.Simulation;

namespace TrialSim.Tests.Property;

/// <summary>Who is treated when claims are acted upon: .4 belong to the set, .3 of all benefit in it and .1 outside.</summary>
public class TreatmentPolicyTests
{
    private static readonly SetTruth Everybody = new(1, -1, 0, -1, 0, 0.4);
    private static readonly SetTruth Set = new(0.4, -4, 1, -4, 1, 0.3);

    [Fact]
    public void Without_a_claim_nobody_is_treated() => Outcome(0, 0.4, 0);

    [Fact]
    public void An_overall_claim_treats_everybody() => Outcome(0.6, 0, -1, (ClaimKind.OverallEffect, true));

    [Fact]
    public void Overall_harm_treats_nobody() => Outcome(0, 0.4, 0, (ClaimKind.OverallEffect, false));

    [Fact]
    public void A_subgroup_claim_treats_the_set() => Outcome(0.1, 0.1, -1.6, (ClaimKind.SubgroupEffect, true));

    [Fact]
    public void An_enhanced_effect_treats_the_set() => Outcome(0.1, 0.1, -1.6, (ClaimKind.EnhancedEffect, true));

    [Fact]
    public void A_smaller_effect_in_the_set_treats_the_others() => Outcome(0.5, 0.3, 0.6, (ClaimKind.EnhancedEffect, false));

    [Fact]
    public void Harm_outside_takes_the_others_out_again() =>
        Outcome(0.1, 0.1, -1.6, (ClaimKind.OverallEffect, true), (ClaimKind.HarmOutside, true));

    [Fact]
    public void Harm_in_the_set_takes_it_out_again() => Outcome(0.5, 0.3, 0.6, (ClaimKind.OverallEffect, true), (ClaimKind.SubgroupEffect, false));

    private static void Outcome(double treatedWrong, double untreatedWrong, double effect, params (ClaimKind Kind, bool InFavour)[] claims)
    {
        var policy = default(TreatmentPolicy);
        foreach (var (kind, inFavour) in claims)
        {
            policy.Act(kind, inFavour, kind == ClaimKind.OverallEffect ? Everybody : Set);
        }

        var found = policy.Outcome(Everybody);
        Assert.Equal(treatedWrong, found.TreatedWrong, 1e-15);
        Assert.Equal(untreatedWrong, found.UntreatedWrong, 1e-15);
        Assert.Equal(effect, found.Effect, 1e-15);
    }
}
