using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Statistics;
using TrialSim.Statistics.Subgroups.Curves;
using TrialSim.Trials;

namespace TrialSim.Claims.Curves;

/// <summary>Gail and Simon's test of qualitative interaction between bands of a marker: the treatment helps in some and harms in others.</summary>
/// <remarks>
/// The effect in each band is the difference of mean changes with Welch's variance; its t is turned into the normal deviate of equal tail
/// probability, since the test takes the variances for known (<see cref="GailSimon"/>). Where the test is significant the rule announces
/// an effect in the subgroup, which is the run of neighbouring bands with a fall of the score that holds the most significant of them, and, where
/// the estimated effect is a rise in every other band, harm outside. Not feasible where a band has fewer than two patients of an arm at the final visit.
/// Source: Gail and Simon (1985), Biometrics 41:361-372.
/// </remarks>
public sealed record GailSimonRule : ContinuousMarkerRule
{
    /// <summary>Number of the claim of an effect in the subgroup.</summary>
    private const int InSubgroup = 0;

    /// <summary>Number of the claim of harm outside it.</summary>
    private const int Outside = 1;

    /// <summary>Rising values at which the marker is cut into bands; mg/L for CRP. A band holds values above its lower cut and at most its upper one.</summary>
    public required IReadOnlyList<MarkerLevel> Cuts { get; init; }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        var cuts = place.At("cuts");
        cuts.MustNotBeEmpty(Cuts.Count, "Give the values at which the marker is cut, such as [5].");
        cuts.MustRise(Cuts, "cuts");
        if (Cuts.Count > 0)
        {
            Marker.CheckLevel(cuts.At(0), Cuts[0]);
        }
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<ClaimSlot> Slots(RuleOutline outline) =>
        [ClaimSlot.Chosen(ClaimKind.SubgroupEffect), ClaimSlot.Chosen(ClaimKind.HarmOutside)];

    /// <inheritdoc/>
    internal override PreparedRule Prepare(RuleRoom room) => new Test(this, room);

    /// <inheritdoc/>
    public override string Describe() =>
        $"announces an effect in the bands of {Marker.Word()} cut at {string.Join(", ", Cuts.Select(c => c.Value))} that fare better, and harm in the others, when the test of qualitative interaction is significant, {DescribeLevel()}";

    private sealed class Test(GailSimonRule rule, RuleRoom room) : PreparedRule
    {
        private readonly CompleteCases cases = new(room, rule.Marker);
        private readonly double[] cuts = [double.NegativeInfinity, .. rule.Cuts.Select(c => rule.Marker.Inside(c.Value)), double.PositiveInfinity];
        private readonly double critical = GailSimon.QualitativeCritical(rule.Alpha.Value, rule.Cuts.Count + 1);
        private readonly Lanes[] deviates = new Lanes[rule.Cuts.Count + 1];

        public override void Announce(Announcement announcement)
        {
            GailSimon.Statistics statistics = default;
            var feasible = LaneMask.All;
            for (int band = 0; band < deviates.Length; band++)
            {
                var effect = EffectIn(band);
                feasible &= effect.Estimable;
                var t = effect.Estimable.Keep(effect.Estimate / Lanes.Sqrt(effect.Estimable.Select(effect.Variance, Lanes.One)));
                deviates[band] = StudentDeviate.Of(t, effect.Estimable.Select(effect.DegreesOfFreedom, Lanes.One));
                statistics = statistics.With(deviates[band], Lanes.One);
            }

            announcement.Feasible = feasible;
            uint significant = (feasible & (statistics.Qualitative > critical)).Bits;
            for (int lane = 0; significant != 0; lane++, significant >>= 1)
            {
                if ((significant & 1) != 0)
                {
                    Claim(announcement, lane);
                }
            }
        }

        private void Claim(Announcement announcement, int lane)
        {
            int best = 0;
            for (int band = 1; band < deviates.Length; band++)
            {
                best = deviates[band][lane] < deviates[best][lane] ? band : best;
            }

            var (first, last) = (best, best);
            while (first > 0 && deviates[first - 1][lane] < 0)
            {
                first--;
            }

            while (last + 1 < deviates.Length && deviates[last + 1][lane] < 0)
            {
                last++;
            }

            var set = first > 0 ? rule.Side(cuts[first], above: true) : ClaimedSet.Everybody;
            set = last + 1 < deviates.Length ? set.With(new(rule.Marker, cuts[last + 1], Above: false)) : set;
            announcement.Choose(InSubgroup, lane, set);
            announcement.Announce(InSubgroup, lane, inFavour: true);
            bool harm = true;
            for (int band = 0; band < deviates.Length; band++)
            {
                harm &= (band >= first && band <= last) || deviates[band][lane] > 0;
            }

            if (harm)
            {
                announcement.Choose(Outside, lane, set);
                announcement.Announce(Outside, lane, inFavour: true);
            }
        }

        private LeastSquares.Coefficient EffectIn(int band)
        {
            var trials = Trials(room, cases);
            TwoSample sample = default;
            for (int i = 0; i < trials.Count; i++)
            {
                var marker = trials.Marker[i];
                var member = ((marker > cuts[band]) & (marker <= cuts[band + 1])).Keep(trials.Observed[i]);
                sample = sample.With(trials.Outcome[i], trials.Treated[i], member);
            }

            return sample.Welch();
        }
    }
}
