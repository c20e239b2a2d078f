using TrialSim.Claims;
using TrialSim.Numerics.Distributions;
using TrialSim.Simulation;
using TrialSim.Trials;

namespace TrialSim.Tests.Statistical.Rules;

/// <summary>What is true of a set that the data chose, by formula: ln CRP is standard normal, and no other marker has to do with the effect.</summary>
/// <remarks>
/// A sample of patients, as the simulation scores claims by, finds some effect, and so some true claim, in a set of older patients
/// where there is none.
/// </remarks>
/// <param name="truth">The benefit above the threshold and at or below it.</param>
/// <param name="threshold">ln CRP; patients above it are the subgroup.</param>
internal sealed class SetsByCrp(NullConfiguration truth, double threshold)
{
    /// <summary>Whether a rule announces anything false in one of eight trials.</summary>
    public bool AnyFalse(Announcement announcement, int lane)
    {
        bool any = false;
        for (int slot = 0; slot < announcement.Slots.Length && !any; slot++)
        {
            bool inFavour = (announcement.Favourable(slot) >> lane & 1) != 0;
            any = (inFavour || (announcement.Adverse(slot) >> lane & 1) != 0)
                && IsFalse(announcement.Slots[slot], announcement.Set(slot, lane), inFavour);
        }

        return any;
    }

    /// <summary>Whether a claim about a set is false.</summary>
    /// <param name="slot">The claim.</param>
    /// <param name="set">The patients it is about.</param>
    /// <param name="inFavour">Whether the claim is in favour of the treatment.</param>
    public bool IsFalse(ClaimSlot slot, in ClaimedSet set, bool inFavour)
    {
        double outside = slot.Kind == ClaimKind.EnhancedEffect ? Outside(set) : 0;
        double effect = ClaimScoring.Effect(slot.Kind, new(double.NaN, -Benefit(set), -outside, double.NaN, double.NaN, double.NaN));
        return effect == 0 || effect < 0 != inFavour;
    }

    private double Benefit(in ClaimedSet set)
    {
        double above = double.NegativeInfinity, atMost = double.PositiveInfinity;
        for (int b = 0; b < set.Count; b++)
        {
            if (set[b].Marker == PatientMarker.Crp)
            {
                (above, atMost) = set[b].Above ? (Math.Max(above, set[b].Cut), atMost) : (above, Math.Min(atMost, set[b].Cut));
            }
        }

        return Between(above, atMost);
    }

    private double Outside(in ClaimedSet set)
    {
        Assert.Equal(1, set.Count); // no rule here compares a set of several conditions with its outside
        return set[0].Marker != PatientMarker.Crp ? Benefit(set)
            : set[0].Above ? Between(double.NegativeInfinity, set[0].Cut) : Between(set[0].Cut, double.PositiveInfinity);
    }

    private double Between(double above, double atMost)
    {
        if (above >= threshold || truth.High == truth.Low)
        {
            return truth.High;
        }

        double all = Share(above, atMost);
        double high = atMost > threshold ? Share(threshold, atMost) : 0;
        return all > 0 ? ((high * truth.High) + ((all - high) * truth.Low)) / all : 0;
    }

    private static double Share(double above, double atMost) => NormalDistribution.UpperTail(above) - NormalDistribution.UpperTail(atMost);
}
