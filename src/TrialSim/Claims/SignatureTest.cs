using TrialSim.Analyses;
using TrialSim.Numerics;
using TrialSim.Statistics;
using TrialSim.Statistics.Subgroups;
using TrialSim.Trials;

namespace TrialSim.Claims;

/// <summary>The adaptive signature design in one worker's trials.</summary>
internal sealed class SignatureTest : PreparedRule
{
    private const int Overall = 0;
    private const int InSubgroup = 1;

    private readonly AdaptiveSignature rule;
    private readonly RuleRoom room;
    private readonly MarkerSignature signature;
    private readonly LearningPart parts;
    private readonly Lanes[] learning;

    /// <summary>Buffers for one worker.</summary>
    public SignatureTest(AdaptiveSignature rule, RuleRoom room)
    {
        this.rule = rule;
        this.room = room;
        signature = new(rule.Markers.Count, room.Trial.Patients, rule.SelectionAlpha.Value, rule.Margin.Value, GoodOutcome.Low);
        parts = new(room.Trial.Patients, rule.TrainingShare.Value);
        learning = new Lanes[room.Trial.Patients];
    }

    /// <inheritdoc/>
    public override void Announce(Announcement announcement)
    {
        var change = room.Endpoints.Values(ContinuousEndpoint.Change, MissingRule.ObservedCases);
        var seen = room.Endpoints.Weight(0, MissingRule.ObservedCases);
        parts.Divide(room);
        for (int i = 0; i < learning.Length; i++)
        {
            learning[i] = parts.Learning[i] * seen[i];
        }

        for (int m = 0; m < signature.Markers; m++)
        {
            rule.Markers[m].Column(room.Trial).CopyTo(signature[m]);
        }

        signature.Learn(change, room.Trial.Treated, learning);
        var (everybody, sensitive) = Compare(change, seen);
        announcement.Feasible = everybody.Estimable;
        var (good, bad) = Significant(everybody, 2 * rule.OverallLevel, everybody.Estimable);
        announcement.Announce(Overall, good, bad);
        var (goodInSet, badInSet) = Significant(sensitive, 2 * rule.SubgroupLevel, sensitive.Estimable & everybody.Estimable & ~(good | bad));
        announcement.Announce(InSubgroup, goodInSet, badInSet);
        Choose(announcement, goodInSet | badInSet, sensitive);
    }

    private protected override void Release() => signature.Dispose();

    private (LaneMask Good, LaneMask Bad) Significant(in LeastSquares.Coefficient effect, double twoSided, LaneMask where)
    {
        var critical = StudentCritical.At(twoSided);
        var variance = where.Select(effect.Variance, Lanes.One);
        var significant = where & critical.Exceeded(effect.Estimate * effect.Estimate / variance, critical.For(where.Select(effect.DegreesOfFreedom, Lanes.One)));
        var good = significant & (effect.Estimate < 0.0); // a fall of the score is a benefit
        return (good, rule.Direction == ClaimDirection.Either ? significant & ~good : LaneMask.None);
    }

    private (LeastSquares.Coefficient Everybody, LeastSquares.Coefficient Sensitive) Compare(ReadOnlySpan<Lanes> change, ReadOnlySpan<Lanes> seen)
    {
        TwoSample everybody = default;
        TwoSample sensitive = default;
        var treated = room.Trial.Treated;
        for (int i = 0; i < change.Length; i++)
        {
            everybody = everybody.With(change[i], treated[i], seen[i]);
            var tested = signature.IsSensitive(i).Keep(seen[i] - learning[i]);
            sensitive = sensitive.With(change[i], treated[i], tested);
        }

        return (everybody.Welch(), sensitive.Welch());
    }

    private void Choose(Announcement announcement, LaneMask where, in LeastSquares.Coefficient effect)
    {
        uint lanes = where.Bits;
        for (int lane = 0; lanes != 0; lane++, lanes >>= 1)
        {
            if ((lanes & 1) == 0)
            {
                continue;
            }

            var set = ClaimedSet.Everybody;
            for (int m = 0; m < signature.Markers; m++)
            {
                if ((signature.Selected(m).Bits >> lane & 1) != 0)
                {
                    set = set.With(new(rule.Markers[m], signature.Cut(m)[lane], (signature.Above(m).Bits >> lane & 1) != 0));
                }
            }

            announcement.Choose(InSubgroup, lane, set);
            announcement.Estimate(InSubgroup, lane, ClaimEstimate.Honest, effect.Estimate[lane], effect.Variance[lane]);
        }
    }
}
