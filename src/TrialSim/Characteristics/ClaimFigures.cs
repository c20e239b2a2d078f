using TrialSim.Claims;
using TrialSim.Simulation;

namespace TrialSim.Characteristics;

/// <summary>The figures of one claim rule.</summary>
internal static class ClaimFigures
{
    /// <summary>What is said of the rule as a whole, then of each of its claims.</summary>
    public static IEnumerable<Figure> Of(string rule, ClaimTally tally)
    {
        foreach (var (measure, estimate) in OfRule(tally))
        {
            yield return OperatingCharacteristics.Figure(rule, measure, null, null, null, estimate);
        }

        for (int slot = 0; slot < tally.Slots.Count; slot++)
        {
            foreach (var (measure, estimate) in OfClaim(tally, slot))
            {
                yield return OperatingCharacteristics.Figure(rule, measure, null, null, null, estimate) with { Claim = tally.Slots[slot].Name };
            }
        }
    }

    private static IEnumerable<(string Measure, Estimate Estimate)> OfRule(ClaimTally tally)
    {
        var moments = tally.Moments;
        long trials = moments.CountOf(ClaimLayout.Trials);
        bool anything = Enumerable.Range(0, tally.Slots.Count).Any(tally.CanBeFound);
        Estimate Share(int count) => Estimate.Share(moments.CountOf(count), trials);
        yield return (ClaimMeasures.Claimed, Share(ClaimLayout.AnyClaim));
        yield return (Measures.FamilyWiseError, Share(ClaimLayout.AnyFalse));
        yield return (ClaimMeasures.FalseDiscovery, Mean(moments, ClaimLayout.FalseDiscovery).AsShare());
        yield return (ClaimMeasures.DisjunctivePower, anything ? Share(ClaimLayout.AnyTrue) : Estimate.None);
        yield return (ClaimMeasures.ConjunctivePower, anything ? Share(ClaimLayout.AllTrue) : Estimate.None);
        yield return (ClaimMeasures.RuleFailed, Share(ClaimLayout.Failed));
        double shareError = 0.5 / Math.Sqrt(tally.Population.Count);
        yield return (ClaimMeasures.TreatedRight, Mean(moments, ClaimLayout.TreatedRight).AsShare().WithFixedError(shareError));
        yield return (ClaimMeasures.TreatedWrong, Mean(moments, ClaimLayout.TreatedWrong).AsShare().WithFixedError(shareError));
        yield return (ClaimMeasures.UntreatedWrong, Mean(moments, ClaimLayout.UntreatedWrong).AsShare().WithFixedError(shareError));
        yield return (ClaimMeasures.EffectPerPatient, Mean(moments, ClaimLayout.EffectPerPatient).WithFixedError(tally.Population.Spread / Math.Sqrt(tally.Population.Count)));
    }

    private static IEnumerable<(string Measure, Estimate Estimate)> OfClaim(ClaimTally tally, int slot)
    {
        var moments = tally.Moments;
        var places = ClaimLayout.Slot(slot);
        long trials = moments.CountOf(ClaimLayout.Trials);
        bool canBeFound = tally.CanBeFound(slot);
        double benefit = tally.Population.Everybody.Benefit;
        Estimate Share(int count) => Estimate.Share(moments.CountOf(count), trials);
        yield return (ClaimMeasures.Claimed, Share(places.Claimed));
        yield return (ClaimMeasures.TrueClaim, canBeFound ? Share(places.True) : Estimate.None);
        yield return (ClaimMeasures.WrongCut, canBeFound ? Share(places.WrongCut) : Estimate.None);
        yield return (ClaimMeasures.FalseClaim, Share(places.False));
        yield return (ClaimMeasures.WrongDirection, Share(places.WrongDirection));
        yield return (ClaimMeasures.Missed, canBeFound ? Share(places.Missed) : Estimate.None);
        int people = tally.Population.Count;
        double truthError = TruthError(tally, slot);
        yield return (ClaimMeasures.ClaimedTruth, Mean(moments, places.Truth).WithFixedError(truthError));
        long claims = moments.CountOf(places.Claimed);
        yield return (ClaimMeasures.NotEstimated, Estimate.Share(claims - moments.CountOf(places.EstimatedBy(ClaimEstimate.Naive)), claims));
        yield return (ClaimMeasures.SetSize, Mean(moments, places.Size).AsShare().WithFixedError(0.5 / Math.Sqrt(people)));
        yield return (ClaimMeasures.Sensitivity, benefit > 0 ? Mean(moments, places.Sensitivity).AsShare().WithFixedError(0.5 / Math.Sqrt(people * benefit)) : Estimate.None);
        yield return (ClaimMeasures.Specificity, benefit < 1 ? Mean(moments, places.Specificity).AsShare().WithFixedError(0.5 / Math.Sqrt(people * (1 - benefit))) : Estimate.None);
        foreach (var cut in ChosenCutFigures.Of(tally, slot, benefit is > 0 and < 1))
        {
            yield return cut;
        }

        yield return (ClaimMeasures.Replication, Mean(moments, places.Replication).AsShare());
        yield return (ClaimMeasures.Confirmation, Mean(moments, places.Confirmation).AsShare());
        foreach (var which in Enum.GetValues<ClaimEstimate>())
        {
            foreach (var figure in OfEstimate(moments, places, which, truthError))
            {
                yield return figure;
            }
        }
    }

    private static IEnumerable<(string Measure, Estimate Estimate)> OfEstimate(MomentTally moments, ClaimLayout.SlotPlaces places, ClaimEstimate which, double truthError)
    {
        long n = moments.CountOf(places.EstimatedBy(which));
        if (n == 0 && which is ClaimEstimate.Honest or ClaimEstimate.Bagged)
        {
            yield break; // the rule has none
        }

        yield return (ClaimMeasures.Effect(which), Mean(moments, places.Claim(which)));
        yield return (ClaimMeasures.Optimism(which), Mean(moments, places.Optimism(which)).WithFixedError(truthError));
        yield return (ClaimMeasures.Exaggeration(which), Ratio(moments, places.ClaimOfSomething(which), places.Something(which), places.ClaimPlusSomething(which)));
        yield return (ClaimMeasures.Coverage(which), Estimate.Share(moments.CountOf(places.Covered(which)), n));
        var squared = places.SquaredError(which);
        yield return (ClaimMeasures.Rmse(which), n == 0 ? Estimate.None : Estimate.RootOfMean(moments.Mean(squared), moments.Variance(squared), n));
    }

    /// <summary>The ratio of two means over the same claims, given the mean of their sum; error by the delta method.</summary>
    internal static Estimate Ratio(MomentTally moments, MeanSlot above, MeanSlot below, MeanSlot both)
    {
        long n = moments.CountOf(above);
        if (n < 2)
        {
            return Estimate.None;
        }

        double size = moments.Mean(below);
        double ratio = moments.Mean(above) / size;
        double covariance = (moments.Variance(both) - moments.Variance(above) - moments.Variance(below)) / 2;
        double variance = moments.Variance(above) + (ratio * ratio * moments.Variance(below)) - (2 * ratio * covariance);
        return Estimate.Of(ratio, Math.Sqrt(Math.Max(0, variance) / n) / size) with { Support = new(SupportKind.Mean, n) };
    }

    // What is true of a set is known to within the error of the reference population, the same in every replicate; at most this.
    private static double TruthError(ClaimTally tally, int slot)
    {
        double share = tally.Moments.Mean(ClaimLayout.Slot(slot).Size);
        double perPatient = tally.Population.Spread / Math.Sqrt(tally.Population.Count);
        return tally.Slots[slot].Kind switch
        {
            ClaimKind.EnhancedEffect => perPatient / Math.Sqrt(share * (1 - share)),
            ClaimKind.HarmOutside => perPatient / Math.Sqrt(1 - share),
            _ => perPatient / Math.Sqrt(share),
        };
    }

    /// <summary>A mean over claims or trials.</summary>
    internal static Estimate Mean(MomentTally moments, MeanSlot slot)
    {
        long n = moments.CountOf(slot);
        return Estimate.Mean(moments.Mean(slot), moments.Variance(slot), n);
    }
}
