using System.Numerics;
using TrialSim.Claims;
using TrialSim.Claims.Tests;
using TrialSim.Numerics;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Statistical.Rules;

/// <summary>A rule's claims in trials of which only the normal deviates of the tests are drawn.</summary>
internal static class DeviateClaims
{
    /// <summary>Trials with a false claim.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="share">Share of the subgroup.</param>
    /// <param name="truth">What is true.</param>
    /// <param name="signal">Mean deviate of the test of everybody at a benefit of 1.</param>
    /// <param name="trialCount">Trials.</param>
    public static long CountFalse(TestsRule rule, double share, NullConfiguration truth, double signal, int trialCount)
    {
        var outline = ErrorRules.Trial(share, [rule]).Outline();
        var slots = rule.Slots(outline);
        var procedure = rule.Procedure(outline);
        if (procedure is SpiessensDebois.ClosedPair pair)
        {
            pair.InformationShare = share;
        }

        bool[] isFalse = [.. slots.Select(slot => truth.IsFalse(slot, share))];
        bool[] isOppositeFalse = [.. slots.Select(slot => truth.IsOppositeFalse(slot, share))];
        var trials = Deviates(rule, share, truth, signal);
        var favourable = new Lanes[trials.Tests];
        var against = new Lanes[trials.Tests];
        var claimed = new LaneMask[slots.Count];
        long hits = 0;
        for (int trial = 0; trial < trialCount; trial += Lanes.Count)
        {
            trials.Draw((ulong)trial, favourable);
            var wrong = LaneMask.None;
            procedure.Judge(favourable, claimed);
            Add(claimed, isFalse, ref wrong);
            if (rule.Direction == ClaimDirection.Either)
            {
                for (int i = 0; i < against.Length; i++)
                {
                    against[i] = -favourable[i];
                }

                procedure.Judge(against, claimed);
                Add(claimed, isOppositeFalse, ref wrong);
            }

            hits += BitOperations.PopCount(wrong.Bits);
        }

        return hits;
    }

    private static void Add(LaneMask[] claimed, bool[] isFalse, ref LaneMask wrong)
    {
        for (int slot = 0; slot < claimed.Length; slot++)
        {
            wrong |= isFalse[slot] ? claimed[slot] : LaneMask.None;
        }
    }

    // independent deviates of the subgroup and of the rest make up the others
    private static DeviateTrials Deviates(TestsRule rule, double share, NullConfiguration truth, double signal)
    {
        double inside = Math.Sqrt(share);
        double outside = Math.Sqrt(1 - share);
        double[] means = new double[rule.Of.Count];
        double[,] loadings = new double[rule.Of.Count, 2];
        for (int i = 0; i < rule.Of.Count; i++)
        {
            (loadings[i, 0], loadings[i, 1]) = rule.Of[i] switch
            {
                "everybody" => (inside, outside),
                "high" => (1, 0),
                "low" => (0, 1),
                _ => (outside, -inside),
            };
            means[i] = signal * ((loadings[i, 0] * inside * truth.High) + (loadings[i, 1] * outside * truth.Low));
        }

        return new(2026, means, loadings);
    }
}
