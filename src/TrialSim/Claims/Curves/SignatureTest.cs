using TrialSim.Analyses;
using TrialSim.Numerics;
using TrialSim.Statistics;
using TrialSim.Statistics.Subgroups.Curves;
using TrialSim.Trials;

namespace TrialSim.Claims.Curves;

/// <summary>The adaptive signature design in one worker's trials.</summary>
internal sealed class SignatureTest : PreparedRule
{
    private readonly AdaptiveSignature rule;
    private readonly RuleRoom room;
    private readonly MarkerSignature signature;
    private readonly CompleteCases cases;
    private readonly SampleParts parts;
    private readonly Lanes[] learning;

    /// <summary>Buffers for one worker.</summary>
    public SignatureTest(AdaptiveSignature rule, RuleRoom room)
    {
        this.rule = rule;
        this.room = room;
        signature = rule.Signature(room.Trial.Patients);
        cases = new(room, rule.Markers);
        parts = new(room, rule.TrainingShare.Value, cases);
        learning = new Lanes[room.Trial.Patients];
    }

    /// <inheritdoc/>
    public override void Announce(Announcement announcement)
    {
        var change = room.Endpoints.Values(ContinuousEndpoint.Change, MissingRule.ObservedCases);
        var seen = room.Endpoints.Weight(0, MissingRule.ObservedCases);
        parts.Divide(learning);
        rule.Fill(signature, cases);
        signature.Learn(change, room.Trial.Treated, learning);
        var (everybody, sensitive) = Compare(change, seen);
        announcement.Feasible = everybody.Estimable;
        var (good, bad) = rule.Significant(everybody, rule.OverallLevel, everybody.Estimable);
        announcement.Announce(SignatureRule.Overall, good, bad);
        var (goodInSet, badInSet) = rule.Significant(sensitive, rule.SubgroupLevel, sensitive.Estimable & everybody.Estimable & ~(good | bad));
        announcement.Announce(SignatureRule.InSubgroup, goodInSet, badInSet);
        Choose(announcement, goodInSet | badInSet, sensitive);
    }

    private protected override void Release() => signature.Dispose();

    private (LeastSquares.Coefficient Everybody, LeastSquares.Coefficient Sensitive) Compare(ReadOnlySpan<Lanes> change, ReadOnlySpan<Lanes> seen)
    {
        TwoSample everybody = default;
        TwoSample sensitive = default;
        var treated = room.Trial.Treated;
        var known = cases.Weight;
        for (int i = 0; i < change.Length; i++)
        {
            everybody = everybody.With(change[i], treated[i], seen[i]);
            var tested = signature.IsSensitive(i).Keep(known[i] - learning[i]);
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

            announcement.Choose(SignatureRule.InSubgroup, lane, rule.Sensitive(signature, lane));
            announcement.Estimate(SignatureRule.InSubgroup, lane, ClaimEstimate.Honest, effect.Estimate[lane], effect.Variance[lane]);
        }
    }
}
