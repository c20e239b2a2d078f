using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Statistics;
using TrialSim.Statistics.Subgroups.Cuts;

namespace TrialSim.Tests.Support;

/// <summary>A trial for tests of cut-points: markers, arms and outcomes in any order.</summary>
internal sealed record CutTrial(double[] Marker, bool[] Treated, double[] Outcome)
{
    /// <summary>Eight trials without any effect: arms in turn, marker and outcome normal, the outcome moved by the marker in both arms alike.</summary>
    public static CutTrial[] Eight(int patients, ulong seed, ulong firstReplicate, double prognosis = 0, double interaction = 0)
    {
        using var columns = new LaneColumns(2, patients);
        int[] pairs = [.. Enumerable.Range(0, (patients + 1) / 2)];
        var random = TrialRandom.For(seed, firstReplicate);
        random.Normals(DrawPurpose.MarkerLevel, 0, 0, pairs, columns[0]);
        random.Normals(DrawPurpose.VisitResidual, 0, 0, pairs, columns[1]);
        bool[] treated = [.. Enumerable.Range(0, patients).Select(i => i % 2 == 1)];
        var trials = new CutTrial[Lanes.Count];
        for (int lane = 0; lane < trials.Length; lane++)
        {
            double[] marker = new double[patients];
            double[] outcome = new double[patients];
            for (int i = 0; i < patients; i++)
            {
                marker[i] = columns[0][i][lane];
                outcome[i] = columns[1][i][lane] + ((prognosis + (treated[i] ? interaction : 0)) * marker[i]);
            }

            trials[lane] = new(marker, treated, outcome);
        }

        return trials;
    }

    /// <summary>The trial in the order of its marker.</summary>
    public PatientsByMarker Order()
    {
        var order = new PatientsByMarker(Marker.Length);
        order.Read(Marker, Outcome, Treated);
        return order;
    }

    /// <summary>The best of K sample quantiles for the interaction.</summary>
    public SelectedCut BestInteraction(int quantiles, int fewest, Alternative alternative)
    {
        var candidates = new CutCandidates(quantiles);
        var order = Order();
        candidates.AtQuantiles(order, quantiles, fewest);
        using var scan = new InteractionScan(Marker.Length, quantiles);
        scan.Read(order, candidates);
        return scan.Best(candidates, alternative);
    }

    /// <summary>The best of K sample quantiles for the effect above the cut.</summary>
    public SelectedCut BestSubgroup(int quantiles, int fewest, Alternative alternative)
    {
        var candidates = new CutCandidates(quantiles);
        var order = Order();
        candidates.AtQuantiles(order, quantiles, 0);
        var scan = new SubgroupScan(Marker.Length, quantiles);
        scan.Read(order, candidates, fewest);
        return scan.Best(candidates, alternative);
    }
}
