using TrialSim.Analyses;
using TrialSim.Numerics;
using TrialSim.Statistics;
using TrialSim.Statistics.Subgroups;
using TrialSim.Statistics.Subgroups.Curves;

namespace TrialSim.Claims.Curves;

/// <summary>The cross-validated signature design in one worker's trials.</summary>
internal sealed class CrossValidatedTest : PreparedRule
{
    private const double TieShare = 1e-9;

    private readonly CrossValidatedSignature rule;
    private readonly RuleRoom room;
    private readonly MarkerSignature signature;
    private readonly CompleteCases cases;
    private readonly RandomFolds folds;
    private readonly PatientPermutations permutations;
    private readonly FoldedSignature folded;
    private readonly Lanes[] arms;
    private readonly Lanes[] permuted;
    private readonly double most;

    /// <summary>Buffers for one worker.</summary>
    public CrossValidatedTest(CrossValidatedSignature rule, RuleRoom room)
    {
        int patients = room.Trial.Patients;
        this.rule = rule;
        this.room = room;
        signature = rule.Signature(patients);
        cases = new(room, rule.Markers);
        folds = new(room, rule.Folds);
        permutations = new(patients);
        folded = rule.Folded(folds.Sizes);
        arms = new Lanes[patients];
        permuted = new Lanes[patients];
        most = (rule.SubgroupLevel * (rule.Permutations + 1) * (1 + TieShare)) - 1;
    }

    /// <inheritdoc/>
    public override void Announce(Announcement announcement)
    {
        var change = room.Endpoints.Values(ContinuousEndpoint.Change, MissingRule.ObservedCases);
        var seen = room.Endpoints.Weight(0, MissingRule.ObservedCases);
        TwoSample sample = default;
        for (int i = 0; i < change.Length; i++)
        {
            sample = sample.With(change[i], room.Trial.Treated[i], seen[i]);
        }

        var everybody = sample.Welch();
        announcement.Feasible = everybody.Estimable;
        var (good, bad) = rule.Significant(everybody, rule.OverallLevel, everybody.Estimable);
        announcement.Announce(SignatureRule.Overall, good, bad);
        rule.Fill(signature, cases);
        folds.Divide();
        Test(announcement, change, cases.Weight, everybody.Estimable & ~(good | bad));
    }

    private protected override void Release()
    {
        signature.Dispose();
        folded.Dispose();
        permutations.Dispose();
    }

    private void Test(Announcement announcement, ReadOnlySpan<Lanes> change, ReadOnlySpan<Lanes> seen, LaneMask where)
    {
        folded.Enter(change, seen, signature, folds.Parts);
        folded.Arrange(room.Trial.Treated, arms);
        var observed = folded.Effect(arms);
        var t = Statistic(observed);
        var good = where & (t < 0.0); // a fall of the score is a benefit
        var bad = rule.Direction == ClaimDirection.Either ? where & (t > 0.0) : LaneMask.None;
        Judge(t, ref good, ref bad);
        signature.Learn(change, room.Trial.Treated, seen);
        good &= signature.Any;
        bad &= signature.Any;
        announcement.Announce(SignatureRule.InSubgroup, good, bad);
        uint lanes = (good | bad).Bits;
        for (int lane = 0; lanes != 0; lane++, lanes >>= 1)
        {
            if ((lanes & 1) != 0)
            {
                announcement.Choose(SignatureRule.InSubgroup, lane, rule.Sensitive(signature, lane));
                announcement.Estimate(SignatureRule.InSubgroup, lane, ClaimEstimate.Honest, observed.Estimate[lane], double.NaN);
            }
        }
    }

    // Leaves the trials in which so large a statistic is rare among permuted arms.
    private void Judge(Lanes t, ref LaneMask good, ref LaneMask bad)
    {
        permutations.Restart();
        var reached = Lanes.Zero;
        var size = Lanes.Abs(t) * (1 - TieShare);
        // no further than to where every trial has too many to be significant
        for (int p = 0; p < rule.Permutations && (good | bad).Any; p++)
        {
            var order = permutations.Order(room.Random, p);
            for (int i = 0; i < permuted.Length; i++)
            {
                permuted[i] = arms[order[i]];
            }

            var other = Statistic(folded.Effect(permuted));
            reached += ((t < 0.0).Select(-other, other) >= size).ToIndicator();
            good &= reached <= most;
            bad &= reached <= most;
        }
    }

    // 0 where there is nothing to compare
    private static Lanes Statistic(in LeastSquares.Coefficient effect) =>
        effect.Estimable.Keep(effect.Estimate / Lanes.Sqrt(effect.Estimable.Select(effect.Variance, Lanes.One)));
}
