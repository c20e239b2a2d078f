using TrialSim.Numerics;
using TrialSim.Statistics.Subgroups.Curves;
using TrialSim.Trials;

namespace TrialSim.Claims.Curves;

/// <summary>A rule that fits the treatment effect as a function of a marker and, where it is not constant, claims the side on which it is good.</summary>
/// <remarks>
/// Where the F test of the interaction is significant, the rule looks for the sign change of the fitted effect that is nearest the median
/// patient seen at the final visit. It announces an enhanced effect and an effect in the subgroup on the favourable side of it. Without a
/// sign change among the patients it announces an enhanced effect only, on the side of the median with the better mean fitted effect.
/// </remarks>
public abstract record EffectFunctionRule : ContinuousMarkerRule
{
    /// <summary>Number of the claim of an enhanced effect.</summary>
    private const int Enhanced = 0;

    /// <summary>Number of the claim of an effect in the subgroup.</summary>
    private const int InSubgroup = 1;

    /// <inheritdoc/>
    internal override IReadOnlyList<ClaimSlot> Slots(RuleOutline outline) =>
        [ClaimSlot.Chosen(ClaimKind.EnhancedEffect), ClaimSlot.Chosen(ClaimKind.SubgroupEffect)];

    /// <inheritdoc/>
    internal override PreparedRule Prepare(RuleRoom room) => new Fit(this, room, Function(room.Trial.Patients));

    /// <summary>The family of functions.</summary>
    private protected abstract EffectFunction Function(int patients);

    /// <summary>Whether the functions are of ln x; those of CRP, which is kept as ln CRP, see the column as it is.</summary>
    private protected abstract bool ReadsLogarithm { get; }

    private sealed class Fit(EffectFunctionRule rule, RuleRoom room, EffectFunction function) : PreparedRule
    {
        private readonly CompleteCases cases = new(room, rule.Marker);
        private readonly double[] effects = new double[room.Trial.Patients];
        private readonly double[] markers = new double[room.Trial.Patients];
        private readonly LaneColumns logarithms = new(1, room.Trial.Patients);

        public override void Announce(Announcement announcement)
        {
            var trials = Trials(room, cases);
            var fitted = trials;
            var positive = LaneMask.All;
            if (rule.ReadsLogarithm && !rule.Marker.IsBiomarker)
            {
                var logarithm = logarithms[0];
                for (int i = 0; i < trials.Count; i++)
                {
                    var above = trials.Marker[i] > 0.0;
                    positive &= above;
                    logarithm[i] = LaneMath.Log(above.Select(trials.Marker[i], Lanes.One));
                }

                fitted = new(trials.Outcome, trials.Treated, trials.Observed, logarithm);
            }

            var test = function.Fit(fitted);
            announcement.Feasible = test.Estimable & positive;
            uint significant = (test.Significant(rule.Alpha.Value) & positive).Bits;
            for (int lane = 0; significant != 0; lane++, significant >>= 1)
            {
                if ((significant & 1) != 0)
                {
                    Claim(announcement, lane, trials);
                }
            }
        }

        private protected override void Release()
        {
            function.Dispose();
            logarithms.Dispose();
        }

        private void Claim(Announcement announcement, int lane, in OneMarkerTrials trials)
        {
            function.Effects(lane, effects);
            int seen = 0;
            for (int i = 0; i < trials.Count; i++)
            {
                if (trials.Observed[i][lane] > 0)
                {
                    markers[seen] = trials.Marker[i][lane];
                    effects[seen] = -effects[i]; // a fall of the score is a benefit
                    seen++;
                }
            }

            var side = EffectCrossing.Find(markers.AsSpan(0, seen), effects.AsSpan(0, seen));
            var set = rule.Side(side.Cut, side.Above);
            announcement.Choose(Enhanced, lane, set);
            announcement.Announce(Enhanced, lane, inFavour: true);
            if (side.SignChanges)
            {
                announcement.Choose(InSubgroup, lane, set);
                announcement.Announce(InSubgroup, lane, inFavour: true);
            }
        }
    }
}
