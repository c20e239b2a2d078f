using TrialSim.Claims;
using TrialSim.Outcomes;

namespace TrialSim.Atlas;

/// <summary>What is true where the drug's effect is the same for everybody, or none.</summary>
/// <remarks>
/// Judged by the mechanism, not by what the scale records of it: at a floor or ceiling a constant effect shows in some patients only, and
/// the claim that it differs is still false.
/// </remarks>
internal readonly struct MechanismTruth
{
    private readonly double effect;

    private MechanismTruth(double effect) => this.effect = effect;

    /// <summary>The truth of an outcome model of a null family.</summary>
    public static MechanismTruth Of(Outcome outcome) => new(outcome.DrugEffect is ConstantDrugEffect constant ? constant.Points.Value : 0);

    /// <summary>Whether a claim is false.</summary>
    /// <param name="kind">What is claimed.</param>
    /// <param name="inFavour">Whether it is claimed in favour of the treatment, or the opposite; for harm, whether there is any.</param>
    public bool IsFalse(ClaimKind kind, bool inFavour) => kind switch
    {
        ClaimKind.EnhancedEffect => true,
        ClaimKind.HarmOutside => inFavour ? !(effect > 0) : !(effect < 0),
        _ => inFavour ? !(effect < 0) : !(effect > 0),
    };
}
