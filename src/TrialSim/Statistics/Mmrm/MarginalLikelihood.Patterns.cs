using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <content>What one pattern of observed visits contributes to the likelihood.</content>
internal sealed unsafe partial class MarginalLikelihood
{
    // Inverse covariance of a pattern's visits, and n log |V|.
    private LaneMask Weigh(int p, ref Lanes logDeterminant)
    {
        var seen = moments[p].Visits;
        int count = seen.Length;
        var all = Covariance(moments[p].Group);
        var factor = new LaneTriangle(scratch, count);
        Lanes* diagonal = scratch + pairs + 4;
        var inverse = new LaneMatrix(diagonal + visits, LaneBlocks.Padded(visits));
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                factor[a, b] = all[seen[a], seen[b]];
            }
        }

        var positive = LaneCholesky.Factor(factor, diagonal, Singular);
        logDeterminant += moments.Patients(p) * LogOfSquares(factor);
        LaneCholesky.Invert(factor, diagonal, inverse);
        LaneCholesky.InverseOfProduct(inverse, factor);
        var weight = Weight(p);
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                weight[a, b] = weight[b, a] = factor[a, b];
            }
        }

        return positive;
    }

    // Adds X'WX (diagonal halved) to root and X'Wy to effects.
    private void AddInformation(int p)
    {
        var seen = moments[p].Visits;
        Lanes* products = moments.Products(p);
        var responses = moments.Responses(p);
        var weight = Weight(p);
        for (int a = 0; a < seen.Length; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                AddProducts(seen[a], seen[b], weight[a, b], products, root.Start);
            }

            var columns = plan.Columns(seen[a]);
            var held = plan.Covariates(seen[a]);
            for (int i = 0; i < columns.Length; i++)
            {
                var sum = Lanes.Zero;
                Lanes* row = responses.Row(held[i]);
                for (int b = 0; b < seen.Length; b++)
                {
                    sum = Lanes.Fma(weight[a, b], row[seen[b]], sum);
                }

                effects[columns[i]] += sum;
            }
        }
    }

    // Adds w (x_a x_b' + x_b x_a'), summed over patients (w x_a x_a' where a is b), to a lower triangle with halved diagonal.
    private void AddProducts(int a, int b, Lanes w, Lanes* products, Lanes* triangle)
    {
        var targets = plan.Targets(a, b);
        var sources = plan.Sources(a, b);
        for (int i = 0; i < targets.Length; i++)
        {
            Lanes* target = triangle + targets[i];
            *target = Lanes.Fma(w, products[sources[i]], *target);
        }

        if (a == b)
        {
            var half = 0.5 * w;
            targets = plan.DiagonalTargets(a);
            sources = plan.DiagonalSources(a);
            for (int i = 0; i < targets.Length; i++)
            {
                Lanes* target = triangle + targets[i];
                *target = Lanes.Fma(half, products[sources[i]], *target);
            }
        }
    }

    // Weights of the covariates in x'beta at each visit.
    private void Spread(Lanes* coefficients)
    {
        new Span<Lanes>(spread.Start, visits * covariates).Clear();
        for (int a = 0; a < visits; a++)
        {
            var columns = plan.Columns(a);
            var held = plan.Covariates(a);
            for (int i = 0; i < columns.Length; i++)
            {
                spread[a, held[i]] += coefficients[columns[i]];
            }
        }
    }

    // Sums of products of covariates and residuals, and of residuals; returns r'Wr.
    private Lanes Residuals(int p)
    {
        var seen = moments[p].Visits;
        Lanes* products = moments.Products(p);
        var responses = moments.Responses(p);
        var squares = moments.Squares(p);
        var weight = Weight(p);
        var errors = Errors(p);
        var cross = CovariateErrors(p);
        var distance = Lanes.Zero;
        for (int a = 0; a < seen.Length; a++)
        {
            int va = seen[a];
            var atVisit = plan.Distinct(va);
            for (int u = 0; u < covariates; u++)
            {
                var sum = responses[u, va];
                Lanes* row = products + (u * covariates);
                foreach (int v in atVisit)
                {
                    sum = Lanes.FmaNegated(spread[va, v], row[v], sum);
                }

                cross[u, a] = sum;
            }

            for (int b = 0; b <= a; b++)
            {
                int vb = seen[b];
                var sum = squares[va, vb];
                foreach (int u in atVisit)
                {
                    sum = Lanes.FmaNegated(spread[va, u], responses[u, vb], sum);
                }

                foreach (int u in plan.Distinct(vb))
                {
                    sum = Lanes.FmaNegated(spread[vb, u], cross[u, a], sum);
                }

                errors[a, b] = errors[b, a] = sum;
                distance = Lanes.Fma(b < a ? weight[a, b] + weight[a, b] : weight[a, b], sum, distance);
            }
        }

        return distance;
    }
}
