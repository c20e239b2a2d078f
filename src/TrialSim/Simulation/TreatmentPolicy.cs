using TrialSim.Claims;

namespace TrialSim.Simulation;

/// <summary>Who would be treated if a trial's claims were acted upon: nobody without a claim.</summary>
internal struct TreatmentPolicy
{
    private bool inside;
    private bool outside;
    private SetTruth set;
    private bool hasSet;

    /// <summary>Acts upon one claim; the first about a set decides which set.</summary>
    public void Act(ClaimKind kind, bool inFavour, in SetTruth truth)
    {
        if (kind == ClaimKind.OverallEffect)
        {
            inside |= inFavour;
            outside |= inFavour;
            return;
        }

        if (hasSet && truth != set)
        {
            return;
        }

        (set, hasSet) = (truth, true);
        switch (kind)
        {
            case ClaimKind.HarmOutside:
                outside &= !inFavour;
                break;
            case ClaimKind.EnhancedEffect:
                inside = inFavour;
                outside |= !inFavour;
                break;
            default:
                inside = inFavour;
                break;
        }
    }

    /// <summary>Shares of patients treated who do not benefit, and left untreated who would, and the mean effect per patient.</summary>
    public readonly (double TreatedWrong, double UntreatedWrong, double Effect) Outcome(in SetTruth everybody)
    {
        if (!hasSet)
        {
            return inside ? (1 - everybody.Benefit, 0, everybody.Effect) : (0, everybody.Benefit, 0);
        }

        double benefitOutside = everybody.Benefit - set.Benefit;
        double treatedWrong = (inside ? set.Share - set.Benefit : 0) + (outside ? 1 - set.Share - benefitOutside : 0);
        double untreatedWrong = (inside ? 0 : set.Benefit) + (outside ? 0 : benefitOutside);
        double effect = (inside && set.Share > 0 ? set.Share * set.Effect : 0) + (outside && set.Share < 1 ? (1 - set.Share) * set.EffectOutside : 0);
        return (treatedWrong, untreatedWrong, effect);
    }
}
