using TrialSim.Claims;

namespace TrialSim.Simulation;

/// <summary>What is true of a claim.</summary>
internal static class ClaimScoring
{
    /// <summary>Share of patients on the wrong side, beyond that of the best cut, from which a set counts as lying wrong.</summary>
    public const double CutTolerance = 0.1;

    /// <summary>The effect that a claim is about, before the scale records it: negative where a claim in favour of the treatment is true.</summary>
    /// <remarks>Exactly 0 where there is nothing. A harm outside is in favour of the claim, so its sign is turned.</remarks>
    public static double Effect(ClaimKind kind, in SetTruth truth) => WithoutRounding(kind switch
    {
        ClaimKind.EnhancedEffect => truth.Effect - truth.EffectOutside,
        ClaimKind.HarmOutside => -truth.EffectOutside,
        _ => truth.Effect,
    });

    /// <summary>The effect that a claim is about, on recorded scores: what its estimates are judged against.</summary>
    public static double Recorded(ClaimKind kind, in SetTruth truth) => kind switch
    {
        ClaimKind.EnhancedEffect => truth.Recorded - truth.RecordedOutside,
        ClaimKind.HarmOutside => truth.RecordedOutside,
        _ => truth.Recorded,
    };

    /// <summary>Whether there is anything for the claim to find, in whatever set the data choose.</summary>
    public static bool CanBeFound(ClaimSlot slot, ReferencePopulation population) => slot switch
    {
        { Fixed: { } set } => Effect(slot.Kind, population.Truth(set)) != 0,
        { Kind: ClaimKind.EnhancedEffect } => population.EffectVaries,
        { Kind: ClaimKind.HarmOutside } => population.Largest > ReferencePopulation.Rounding,
        { Kind: ClaimKind.OverallEffect } => Effect(slot.Kind, population.Everybody) != 0,
        _ => population.Largest - population.Smallest > ReferencePopulation.Rounding || WithoutRounding(population.Smallest) != 0,
    };

    /// <summary>Whether a set, meant to hold those who benefit, puts too many patients on the wrong side.</summary>
    public static bool LiesWrong(in SetTruth truth, ReferencePopulation population)
    {
        double wrong = truth.Share + population.Everybody.Benefit - (2 * truth.Benefit);
        return wrong > population.BestCut.Wrong + CutTolerance;
    }

    private static double WithoutRounding(double effect) => Math.Abs(effect) > ReferencePopulation.Rounding ? effect : 0;
}
