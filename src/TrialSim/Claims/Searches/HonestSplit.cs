using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Quantities;
using TrialSim.Statistics;
using TrialSim.Statistics.Subgroups.Cuts;

namespace TrialSim.Claims.Searches;

/// <summary>A random part of each arm chooses what is claimed; the others test that one claim at the full level, and estimate it.</summary>
/// <remarks>
/// The test is one-sided in the direction that the first part has chosen. With the interaction as contrast, the effect in the set is tested
/// only after a significant interaction: a fixed sequence. Patients not seen at the final visit, or without a value of the marker, have no part in it. Source of the idea: Cox
/// (1975), Biometrika 62:441-444.
/// </remarks>
public sealed record HonestSplit : SearchCorrection
{
    /// <summary>Share of each arm's patients that chooses.</summary>
    public Share TrainingShare { get; init; } = new(0.5);

    /// <inheritdoc/>
    internal override PreparedRule Prepare(BestCut rule, RuleRoom room) => new Split(this, rule, room);

    /// <inheritdoc/>
    public override string Describe() =>
        FormattableString.Invariant($"chosen by a random {100 * TrainingShare.Value:0.##}% of each arm and tested in the other patients");

    private sealed class Split(HonestSplit correction, BestCut rule, RuleRoom room) : PreparedRule
    {
        private readonly CutPatients patients = new(rule.Marker, room);
        private readonly SampleParts parts = new(room, correction.TrainingShare.Value, new(room, rule.Marker));
        private readonly CutSearches training = rule.Searches(room.Trial.Patients);
        private readonly CutSearches interaction = new InteractionSearches(room.Trial.Patients, 1);
        private readonly Alternative searched = rule.Direction == ClaimDirection.Either ? Alternative.TwoSided : Alternative.Less;
        private readonly double[] cuts = rule.InsideCuts();
        private readonly double[] cut = new double[1];

        public override void Announce(Announcement announcement)
        {
            uint feasible = 0;
            parts.Draw();
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                parts.Divide(lane);
                patients.Read(lane, parts.Training);
                var best = training.Best(lane, patients.Order, cuts, rule.MinPerCell, searched);
                if (best.Exists)
                {
                    patients.Read(lane, parts.Others);
                    feasible |= Test(announcement, lane, best) ? 1u << lane : 0;
                }
            }

            announcement.Feasible = LaneMask.FromBits(feasible);
        }

        private protected override void Release()
        {
            training.Dispose();
            interaction.Dispose();
        }

        private bool Test(Announcement announcement, int lane, SelectedCut chosen)
        {
            bool better = searched == Alternative.Less || chosen.Statistic < 0; // above the cut
            bool above = rule.Contrast == CutContrast.Subgroup || better;
            var set = ClaimedSet.Everybody.With(new(rule.Marker, chosen.Place.Cut, above));
            var effect = patients.Effects(chosen.Place.Cut, above);
            if (!effect.IsEstimable)
            {
                return false;
            }

            if (rule.Contrast == CutContrast.Subgroup)
            {
                Judge(announcement, lane, set, effect, inFavour: better);
                return true;
            }

            cut[0] = chosen.Place.Cut;
            var tested = interaction.Best(lane, patients.Order, cut, 1, Alternative.TwoSided);
            if (!tested.Exists)
            {
                return false;
            }

            double t = above ? tested.Statistic : -tested.Statistic;
            if (StudentT.UpperTail(-t, tested.DegreesOfFreedom) <= rule.Alpha.Value)
            {
                double estimate = above ? tested.Estimate : -tested.Estimate;
                double error = estimate / t;
                announcement.Choose(BestCut.EnhancedSlot, lane, set);
                announcement.Announce(BestCut.EnhancedSlot, lane, true);
                announcement.Estimate(BestCut.EnhancedSlot, lane, ClaimEstimate.Honest, estimate, error * error);
                Judge(announcement, lane, set, effect, inFavour: true);
            }

            return true;
        }

        private void Judge(Announcement announcement, int lane, in ClaimedSet set, in SetEffect effect, bool inFavour)
        {
            double t = effect.Inside / Math.Sqrt(effect.Variance);
            if (StudentT.UpperTail(inFavour ? -t : t, effect.DegreesOfFreedom) <= rule.Alpha.Value)
            {
                announcement.Choose(BestCut.SubgroupSlot, lane, set);
                announcement.Announce(BestCut.SubgroupSlot, lane, inFavour);
                announcement.Estimate(BestCut.SubgroupSlot, lane, ClaimEstimate.Honest, effect.Inside, effect.Variance);
            }
        }
    }
}
