using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <content>Sums over a pattern's patients for every element, and for every pair of elements, of the covariance matrices.</content>
internal sealed unsafe partial class MarginalLikelihood
{
    // Adds sum X'W D_k W e over patients for every element k, given sums of products of covariates and e.
    private void AddLeverage(int p, LaneMatrix cross, LaneMatrix target)
    {
        var seen = moments[p].Visits;
        int count = seen.Length;
        var weight = Weight(p);
        var weighted = new LaneMatrix(patternScratch, visits);
        for (int u = 0; u < covariates; u++)
        {
            for (int b = 0; b < count; b++)
            {
                weighted[u, b] = LaneCholesky.Dot(cross.Row(u), weight.Row(b), count);
            }
        }

        for (int j = 0; j < count; j++)
        {
            var columns = plan.Columns(seen[j]);
            var held = plan.Covariates(seen[j]);
            Lanes* w = weight.Row(j);
            for (int i = 0; i < columns.Length; i++)
            {
                Lanes* h = weighted.Row(held[i]);
                Lanes* row = target.Row(columns[i]) + (moments[p].Group * pairs);
                for (int a = 0; a < count; a++)
                {
                    Lanes* own = row + LaneTriangle.Entry(seen[a], 0);
                    for (int b = 0; b < a; b++)
                    {
                        own[seen[b]] = Lanes.Fma(w[a], h[b], Lanes.Fma(w[b], h[a], own[seen[b]]));
                    }

                    own[seen[a]] = Lanes.Fma(w[a], h[a], own[seen[a]]);
                }
            }
        }
    }

    // Adds tr(D_k W D_l K) for every pair of elements.
    private void AddTraces(int p, LaneMatrix k)
    {
        var seen = moments[p].Visits;
        var weight = Weight(p);
        int first = moments[p].Group * pairs;
        for (int a = 0; a < seen.Length; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                Lanes* row = traces.Row(first + LaneTriangle.Entry(seen[a], seen[b])) + first;
                Lanes* wa = weight.Row(a), wb = weight.Row(b), ka = k.Row(a), kb = k.Row(b);
                for (int c = 0; c <= a; c++)
                {
                    Lanes* own = row + LaneTriangle.Entry(seen[c], 0);
                    int last = c == a ? b : c;
                    for (int d = 0; d <= last; d++)
                    {
                        var sum = c == d
                            ? wb[c] * ka[c]
                            : Lanes.Fma(wb[c], ka[d], wb[d] * ka[c]);
                        if (a != b)
                        {
                            sum = c == d
                                ? Lanes.Fma(wa[c], kb[c], sum)
                                : Lanes.Fma(wa[c], kb[d], Lanes.Fma(wa[d], kb[c], sum));
                        }

                        own[seen[d]] += sum;
                    }
                }
            }
        }
    }
}
