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
        Spread(x);
        var fitted = new LaneMatrix(patternScratch + (visits * visits), visits);
        for (int p = 0; p < moments.Count; p++)
        {
            var seen = moments[p].Visits;
            if (x != y)
            {
                Spread(x);
            }

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
            Lanes* own = byElement + (moments[p].Group * pairs);
            for (int a = 0; a < seen.Length; a++)
            {
                for (int b = 0; b <= a; b++)
                {
                    own[LaneTriangle.Entry(seen[a], seen[b])] += a == b ? fitted[a, b] : fitted[a, b] + fitted[a, b];
                }
            }
        }
    }

    /// <summary>X'W D_k W X x for every element k.</summary>
    /// <param name="x">A vector over the columns of the basis.</param>
    /// <param name="target">Receives them: column by element.</param>
    public void ApplyDerivatives(Lanes* x, LaneMatrix target)
    {
        new Span<Lanes>(target.Start, size * Width).Clear();
        Spread(x);
        for (int p = 0; p < moments.Count; p++)
        {
            FitCross(p);
            AddLeverage(p, fits, target);
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
