using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <content>The last covariate's coefficient at any visit: docs/methods/mmrm-closed-form.md has the formulas.</content>
internal sealed partial class MonotoneFit
{
    /// <summary>The coefficient of the last covariate at a visit (from 1), with its variance and Satterthwaite's degrees of freedom.</summary>
    /// <remarks>
    /// beta_v = sum u_j alpha_j and var = sum u_j^2 d_j b_j with u the last row of (I - Phi)^-1; degrees of freedom 2 var^2 / g'C g with g
    /// the gradient of the variance and C the inverse of the observed information.
    /// </remarks>
    public LeastSquares.Coefficient CoefficientAt(int visit)
    {
        var weight = work[0];
        WeighVisits(visit, weight);
        Lanes estimate = Lanes.Zero, variance = Lanes.Zero, uncertainty = Lanes.Zero;
        var through = work[1];
        for (int j = 0; j < visit; j++)
        {
            var scaled = weight[j] * Innovation[j] * Leverage[j];
            var share = weight[j] * scaled;
            estimate = Lanes.Fma(weight[j], Own[j], estimate);
            variance += share;
            uncertainty = Lanes.Fma(2.0 * share, share / Residual[j], uncertainty);
            through[j] = scaled;
            for (int k = 0; k < j; k++)
            {
                through[j] = Lanes.Fma(Phi(j, k), through[k], through[j]);
            }

            var gradient = weight[j] * weight[j] * Innovation[j];
            uncertainty = Lanes.Fma(4.0 * gradient, InverseForm(j, through), uncertainty);
        }

        var estimable = Converged & Identified & (variance > 0.0);
        return new(estimate, variance, 2.0 * variance * variance / uncertainty, estimable);
    }

    /// <summary>
    /// What Kenward and Roger's adjustment adds to the variance of the coefficient at a visit, with the covariance taken as linear in its
    /// parameters: 2 sum over m of d_m u_m^2 sum over s &lt; m of d_s (b_m - b_s) U_s'S_m^-1 U_s, U_s column s of (I - Phi)^-1.
    /// </summary>
    /// <remarks>Nothing where everybody stays to the end, as then b_m = b_s.</remarks>
    public Lanes KenwardRogerExcess(int visit)
    {
        var weight = work[0];
        WeighVisits(visit, weight);
        var total = Lanes.Zero;
        var column = work[1];
        for (int s = 0; s < visit - 1; s++)
        {
            column[s] = Lanes.One;
            for (int m = s + 1; m < visit; m++)
            {
                var scale = weight[m] * weight[m] * Innovation[m] * Innovation[s] * (Leverage[m] - Leverage[s]);
                total = Lanes.Fma(scale, InverseForm(m, column, s), total);
                var sum = Lanes.Zero;
                for (int k = s; k < m; k++)
                {
                    sum = Lanes.Fma(Phi(m, k), column[k], sum);
                }

                column[m] = sum;
            }
        }

        return 2.0 * total;
    }

    // alpha_j enters the coefficient at a later visit through everything that follows from y_j: u_k = sum over j > k of u_j phi_jk
    private void WeighVisits(int visit, Span<Lanes> weight)
    {
        weight[visit - 1] = Lanes.One;
        for (int k = visit - 2; k >= 0; k--)
        {
            var sum = Lanes.Zero;
            for (int j = k + 1; j < visit; j++)
            {
                sum = Lanes.Fma(weight[j], Phi(j, k), sum);
            }

            weight[k] = sum;
        }
    }

    // x'S^-1 x for the residual cross-products S = L D L' of the responses before a visit (from 0) among those in at it; x is 0 before
    // its entry "from".
    private Lanes InverseForm(int visit, ReadOnlySpan<Lanes> x, int from = 0)
    {
        var products = sums.Products(visit + 1);
        var solved = work[2];
        var form = Lanes.Zero;
        for (int k = from; k < visit; k++)
        {
            var factor = products.Slice(Triangle.Row(sums.Covariates + k) + sums.Covariates, k + 1);
            var value = x[k];
            for (int a = from; a < k; a++)
            {
                value = Lanes.FmaNegated(factor[a], solved[a], value);
            }

            solved[k] = value;
            form = Lanes.Fma(value * value, factor[k], form); // the diagonal holds 1 / D
        }

        return form;
    }
}
