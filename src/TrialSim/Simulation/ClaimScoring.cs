using TrialSim.Claims;

namespace TrialSim.Simulation;

/// <summary>What is true of a claim.</summary>
internal static class ClaimScoring
{
    /// <summary>Share of patients on the wrong side, beyond that of the best cut, from which a set counts as lying wrong.</summary>
    public const double CutTolerance = 0.1;

    /// <summary>The effect that a claim is about, before the scale records it: negative where a claim in favour of the treatment is true.</summary>
    /// <remarks>
    /// Exactly 0 where there is nothing; what lies within three errors of the sample of patients counts as nothing, as a true value does. A harm
    /// outside is in favour of the claim, so its sign is turned.
    /// </remarks>
    public static double Effect(ClaimKind kind, in SetTruth truth)
    {
        var (effect, error) = kind switch
        {
            ClaimKind.EnhancedEffect => (
                truth.Effect - truth.EffectOutside,
                Math.Sqrt((truth.EffectError * truth.EffectError) + (truth.EffectOutsideError * truth.EffectOutsideError))),
            ClaimKind.HarmOutside => (-truth.EffectOutside, truth.EffectOutsideError),
            _ => (truth.Effect, truth.EffectError),
        };
        return Math.Abs(effect) > ReferencePopulation.Rounding + (3 * error) ? effect : 0;
    }

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
        _ => population.EffectVaries || Math.Abs(population.Smallest) > ReferencePopulation.Rounding,
    };

    /// <summary>Whether a set, meant to hold those who benefit, puts too many patients on the wrong side.</summary>
    public static bool LiesWrong(in SetTruth truth, ReferencePopulation population)
    {
        double wrong = truth.Share + population.Everybody.Benefit - (2 * truth.Benefit);
        return wrong > population.BestCut.Wrong + CutTolerance;
    }
}
