using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics.Subgroups;
using TrialSim.Statistics.Subgroups.Trees;

namespace TrialSim.Claims.Searches;

/// <summary>A <see cref="TreeRule"/> at work, trial by trial.</summary>
internal sealed partial class TreeSearch : PreparedRule
{
    // low change is good
    private const double Benefit = -1;

    private readonly TreeRule rule;
    private readonly RuleDraws draws;
    private readonly LanePatients lanes;
    private readonly ISubgroupSearch search;
    private readonly MarkedPatients patients;
    private readonly MarkedPatients others; // who test, or a bootstrap sample
    private readonly TreePermutation? permutation;
    private readonly SampleParts? parts;
    private readonly Optimism optimism = new();
    private readonly MarkerBoundary[] bounds = new MarkerBoundary[ClaimedSet.MostBounds];
    private readonly int[] everybody;
    private readonly int[] sample;
    private readonly double critical;

    /// <summary>Binds a rule to one worker's trials.</summary>
    public TreeSearch(TreeRule rule, RuleRoom room)
    {
        this.rule = rule;
        draws = new(room);
        lanes = new(room, rule.Markers);
        search = rule.Search(room.Trial.Patients);
        patients = lanes.Room();
        others = lanes.Room();
        permutation = rule.Correction is PermutationCorrection permuted ? new(permuted.Permutations, rule.OneSidedLevel, room, search) : null;
        parts = rule.Correction is HonestSplit split ? new(room, split.TrainingShare.Value, lanes.Cases) : null;
        everybody = [.. Enumerable.Range(0, room.Trial.Patients)];
        sample = new int[room.Trial.Patients];
        critical = NormalDistribution.UpperQuantile(rule.OneSidedLevel);
    }

    /// <inheritdoc/>
    public override void Announce(Announcement announcement)
    {
        permutation?.Restart();
        parts?.Draw();
        uint feasible = 0;
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            if (parts is not null)
            {
                parts.Divide(lane);
                lanes.Take(lane, parts.Others, others);
                lanes.Take(lane, parts.Training, patients);
            }
            else
            {
                lanes.Take(lane, everybody, patients);
            }

            if (patients.SumsOf(patients.InOrderOf(0)).IsEstimable)
            {
                feasible |= 1u << lane;
                Announce(announcement, lane);
            }
        }

        announcement.Feasible = LaneMask.FromBits(feasible);
    }

    private void Announce(Announcement announcement, int lane)
    {
        double best = double.NegativeInfinity;
        double bestSign = 0;
        int count = 0;
        Span<MarkerBoundary> kept = stackalloc MarkerBoundary[ClaimedSet.MostBounds];
        for (double sign = Benefit; sign <= 1; sign += 2)
        {
            if (sign != Benefit && rule.Direction == ClaimDirection.Benefit)
            {
                break;
            }

            search.Search(patients, sign);
            if (search.Bounds.Length > 0 && search.Deviate > best)
            {
                // a permutation test searches again
                double deviate = search.Deviate;
                int conditions = search.Bounds.Length;
                search.Bounds.CopyTo(kept);
                if (IsSignificant(kept[..conditions], deviate, sign))
                {
                    (best, bestSign, count) = (deviate, sign, conditions);
                    kept[..conditions].CopyTo(bounds);
                }
            }
        }

        if (count > 0)
        {
            Claim(announcement, lane, bounds.AsSpan(0, count), bestSign);
        }
    }

    /// <inheritdoc/>
    private protected override void Release() => permutation?.Dispose();

    private bool IsSignificant(ReadOnlySpan<MarkerBoundary> found, double deviate, double sign) =>
        permutation is not null ? permutation.IsSignificant(patients, lanes.Numbers, deviate, sign)
        : (parts is null ? deviate : DeviateOfOthers(found, sign)) >= critical;

    private double DeviateOfOthers(ReadOnlySpan<MarkerBoundary> found, double sign)
    {
        var sums = others.SumsWithin(found);
        return sums.IsEstimable ? Statistics.StudentDeviate.Of(sign * sums.T, sums.DegreesOfFreedom)[0] : double.NegativeInfinity;
    }
}
