using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <content>P_k = X'W D_k W X for every element k: a long row of numbers for each entry of a symmetric matrix over the columns.</content>
internal sealed unsafe partial class MarginalLikelihood
{
    private const int PatternsAtATime = 8; // as many as the first-level cache holds

    // Adds what two visits contribute to X'W D_k W X, for every element k. Some patterns at a time, in order: a lane's sums do not depend on
    // which patterns stand together.
    private void AddInformationDerivatives(int a, int b)
    {
        Span<nint> products = stackalloc nint[PatternsAtATime];
        int found = 0;
        ulong both = (1UL << a) | (1UL << b);
        for (int p = 0; p < moments.Count; p++)
        {
            if ((moments[p].Seen & both) == both)
            {
                WriteChanges(p, a, b, changes + (found * LaneBlocks.Padded(pairs)));
                products[found++] = (nint)moments.Products(p);
            }

            bool isLast = p + 1 == moments.Count || moments[p + 1].Group != moments[p].Group;
            if (found == PatternsAtATime || (isLast && found > 0))
            {
                AddChanges(a, b, moments[p].Group, products[..found]);
                found = 0;
            }
        }
    }

    private void AddChanges(int a, int b, int group, ReadOnlySpan<nint> products)
    {
        Lanes* start = informationDerivatives.Start + (group * pairs);
        int length = LaneBlocks.Padded(pairs);
        LaneBlocks.AddToRows(plan.Targets(a, b), products, plan.Sources(a, b), changes, start, Width, length);
        if (a == b)
        {
            for (int k = 0; k < products.Length * length; k++)
            {
                changes[k] *= 0.5;
            }

            LaneBlocks.AddToRows(plan.DiagonalTargets(a), products, plan.DiagonalSources(a), changes, start, Width, length);
        }
    }

    // The entry of visits a and b of W D_k W, for every element k.
    private void WriteChanges(int p, int a, int b, Lanes* target)
    {
        int length = LaneBlocks.Padded(pairs);
        var seen = moments[p].Visits;
        Lanes* wa = Weight(p).Row(seen.IndexOf(a));
        Lanes* wb = Weight(p).Row(seen.IndexOf(b));
        if (seen.Length < visits || length > pairs)
        {
            new Span<Lanes>(target, length).Clear();
        }

        for (int c = 0; c < seen.Length; c++)
        {
            Lanes* own = target + LaneTriangle.Entry(seen[c], 0);
            for (int d = 0; d < c; d++)
            {
                own[seen[d]] = Lanes.Fma(wa[c], wb[d], wa[d] * wb[c]);
            }

            own[seen[c]] = wa[c] * wb[c];
        }
    }
}
