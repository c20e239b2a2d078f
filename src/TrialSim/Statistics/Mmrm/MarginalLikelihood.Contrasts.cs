using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <content>What the variances of contrasts of the fixed effects owe to the covariance matrices.</content>
internal sealed unsafe partial class MarginalLikelihood
{
    /// <summary>Turns a contrast c into L^-1 c, whose square is its variance, and A^-1 c.</summary>
    /// <param name="weights">The contrast, in the design's basis.</param>
    /// <param name="whitened">Receives L^-1 c.</param>
    /// <param name="solved">Receives A^-1 c.</param>
    public void SolveContrast(ReadOnlySpan<double> weights, Lanes* whitened, Lanes* solved)
    {
        for (int i = 0; i < size; i++)
        {
            var sum = Lanes.Zero;
            Lanes* row = inverseRoot.Row(i);
            for (int j = 0; j <= i; j++)
            {
                sum = Lanes.Fma(row[j], weights[j], sum);
            }

            whitened[i] = sum;
        }

        for (int j = 0; j < size; j++)
        {
            var sum = Lanes.Zero;
            for (int i = j; i < size; i++)
            {
                sum = Lanes.Fma(inverseRoot[i, j], whitened[i], sum);
            }

            solved[j] = sum;
        }
    }

    /// <summary>Derivatives of the covariance of two contrasts in the elements of the covariance matrices: x'X'W D_k W X y.</summary>
    /// <param name="x">A^-1 times the first contrast.</param>
    /// <param name="y">A^-1 times the second; may be the same.</param>
    /// <param name="byElement">Receives them.</param>
    public void VarianceGradient(Lanes* x, Lanes* y, Lanes* byElement)
    {
        new Span<Lanes>(byElement, Elements).Clear();
        for (int p = 0; p < moments.Count; p++)
        {
            AddVarianceGradient(p, Weighted(p, x, y), byElement);
        }
    }

    /// <summary>
    /// For a contrast with x = A^-1 c, the parts of x'(Q_kl - P_k A^-1 P_l) x, Q_kl = X'W D_k W D_l W X: Q in <see cref="Traces"/> (on and below
    /// the diagonal), P_k x in <see cref="Leverage"/>; and the variance's gradient.
    /// </summary>
    public void ComputeContrastInformation(Lanes* x, Lanes* byElement)
    {
        new Span<Lanes>(byElement, Elements).Clear();
        new Span<Lanes>(leverage.Start, size * Width).Clear();
        new Span<Lanes>(traces.Start, Width * Width).Clear();
        for (int p = 0; p < moments.Count; p++)
        {
            var weighted = Weighted(p, x, x);
            AddVarianceGradient(p, weighted, byElement);
            AddTraces(p, weighted);
            AddLeverage(p, fits, leverage);
        }
    }

    // W X x y'X'W, made symmetric, summed over the patients of a pattern; leaves the sums for x in fits.
    private LaneMatrix Weighted(int p, Lanes* x, Lanes* y)
    {
        var seen = moments[p].Visits;
        var fitted = new LaneMatrix(patternScratch + (visits * visits), visits);
        Spread(x);
        FitCross(p);
        if (x != y)
        {
            Spread(y);
        }

        for (int a = 0; a < seen.Length; a++)
        {
            for (int b = 0; b < seen.Length; b++)
            {
                var sum = Lanes.Zero;
                foreach (int u in plan.Distinct(seen[b]))
                {
                    sum = Lanes.Fma(spread[seen[b], u], fits[u, a], sum);
                }

                fitted[a, b] = sum; // (X x)_a (X y)_b
            }
        }

        for (int a = 0; a < seen.Length; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                fitted[a, b] = fitted[b, a] = 0.5 * (fitted[a, b] + fitted[b, a]);
            }
        }

        Sandwich(Weight(p), fitted, seen.Length, fitted);
        return fitted;
    }

    private void AddVarianceGradient(int p, LaneMatrix weighted, Lanes* byElement)
    {
        var seen = moments[p].Visits;
        Lanes* own = byElement + (moments[p].Group * pairs);
        for (int a = 0; a < seen.Length; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                own[LaneTriangle.Entry(seen[a], seen[b])] += a == b ? weighted[a, b] : weighted[a, b] + weighted[a, b];
            }
        }
    }

    // Sums of products of covariates and fitted values x_a'b for the weights in spread.
    private void FitCross(int p)
    {
        var seen = moments[p].Visits;
        Lanes* products = moments.Products(p);
        for (int u = 0; u < covariates; u++)
        {
            Lanes* row = products + (u * covariates);
            for (int a = 0; a < seen.Length; a++)
            {
                var sum = Lanes.Zero;
                foreach (int v in plan.Distinct(seen[a]))
                {
                    sum = Lanes.Fma(spread[seen[a], v], row[v], sum);
                }

                fits[u, a] = sum;
            }
        }
    }
}
