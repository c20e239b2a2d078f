using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <summary>
/// The MMRM with unstructured covariance, every covariate crossed with visit and monotone missingness, fitted by REML without iteration;
/// eight trials at once.
/// </summary>
/// <remarks>
/// With covariates z of rank q_j among the n_j patients in at visit j, the restricted likelihood splits into one regression for each
/// visit, of y_j on (z, y_1 … y_j-1): its coefficients phi of the earlier responses and its innovation variance d_j = RSS_j / (n_j - q_j)
/// are free parameters that give the covariance matrix (Anderson 1957, JASA 52:200-203, for the maximum likelihood; docs/methods/mmrm-closed-form.md
/// has the restricted one). Their observed information is block-diagonal: (n_j - q_j) / (2 d_j^2) for d_j, S_j / d_j for phi, where S_j
/// are the residual cross-products of the earlier responses after z.
/// </remarks>
internal sealed class MonotoneFit : IDisposable
{
    /// <summary>A covariate whose part beyond those before it is smaller than this share of its sum of squares is aliased with them.</summary>
    private const double AliasTolerance = 1e-10;

    /// <summary>A response of which less than this share of its sum of squares is left after the earlier ones makes the covariance singular.</summary>
    private const double SingularTolerance = 1e-12;

    private readonly MonotoneSums sums;
    private readonly LaneColumns byVisit;
    private readonly LaneColumns original;
    private readonly LaneColumns dependence;
    private readonly LaneColumns work;

    /// <summary>Prepares fits to the sums that <paramref name="sums"/> will hold.</summary>
    public MonotoneFit(MonotoneSums sums)
    {
        this.sums = sums;
        byVisit = new(4, sums.Visits);
        original = new(1, sums.Covariates + sums.Visits);
        dependence = new(1, Triangle.Length(sums.Visits));
        work = new(3, sums.Visits);
    }

    /// <summary>Where every visit's regression could be made: enough patients, no response that follows from others.</summary>
    public LaneMask Converged { get; private set; }

    /// <summary>Where a visit has no more patients than its regression has coefficients.</summary>
    public LaneMask TooFewPatients { get; private set; }

    /// <summary>Where the last covariate can be told from the others at every visit.</summary>
    public LaneMask Identified { get; private set; }

    /// <summary>Innovation variances d_j, in points squared.</summary>
    private Span<Lanes> Innovation => byVisit[0];

    /// <summary>Residual degrees of freedom n_j - q_j.</summary>
    private Span<Lanes> Residual => byVisit[1];

    /// <summary>Coefficient of the last covariate in each visit's regression.</summary>
    private Span<Lanes> Own => byVisit[2];

    /// <summary>Unscaled variance of the last covariate's coefficient, without the earlier responses.</summary>
    private Span<Lanes> Leverage => byVisit[3];

    /// <summary>Fits the model to the sums at hand, which are spent by it.</summary>
    public void Fit()
    {
        Converged = Identified = LaneMask.All;
        TooFewPatients = LaneMask.None;
        for (int visit = 1; visit <= sums.Visits; visit++)
        {
            Regress(visit);
        }

        Converged &= ~TooFewPatients;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        byVisit.Dispose();
        original.Dispose();
        dependence.Dispose();
        work.Dispose();
    }

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

    // Coefficient of response k in the regression of response j, both from 0.
    private ref Lanes Phi(int j, int k) => ref dependence[0][Triangle.Row(j) + k];

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

    private void Regress(int visit)
    {
        int covariates = sums.Covariates;
        int response = covariates + visit - 1;
        var products = sums.Products(visit);
        var squares = original[0];
        for (int k = 0; k <= response; k++)
        {
            squares[k] = products[Triangle.Row(k) + k];
        }

        var patients = products[0];
        var rank = Lanes.Zero;
        for (int k = 0; k < response; k++)
        {
            ref var pivot = ref products[Triangle.Row(k) + k];
            var free = pivot > (k < covariates ? AliasTolerance : SingularTolerance) * squares[k];
            var inverse = free.Keep(Lanes.One / free.Select(pivot, Lanes.One));
            if (k < covariates)
            {
                rank += free.ToIndicator();
            }
            else
            {
                Converged &= free;
            }

            if (k == covariates - 1)
            {
                Identified &= free;
                Leverage[visit - 1] = inverse;
            }

            pivot = inverse;
            Eliminate(products, k, response + 1, inverse);
        }

        var left = products[^1];
        var enough = patients - rank >= (double)visit;
        TooFewPatients |= ~enough;
        Converged &= left > SingularTolerance * squares[response];
        Residual[visit - 1] = enough.Select(patients - rank, Lanes.One);
        Innovation[visit - 1] = left / Residual[visit - 1];
        Solve(visit, products);
    }

    // Square-root-free Cholesky, one column: what is below the diagonal becomes the multipliers.
    private static void Eliminate(Span<Lanes> products, int k, int size, Lanes inverse)
    {
        for (int j = k + 1; j < size; j++)
        {
            ref var below = ref products[Triangle.Row(j) + k];
            var multiplier = below * inverse;
            for (int t = j; t < size; t++)
            {
                ref var entry = ref products[Triangle.Row(t) + j];
                entry = Lanes.FmaNegated(multiplier, products[Triangle.Row(t) + k], entry);
            }

            below = multiplier;
        }
    }

    // From the multipliers to the coefficients of the earlier responses and of the last covariate.
    private void Solve(int visit, ReadOnlySpan<Lanes> products)
    {
        int covariates = sums.Covariates;
        var response = products[Triangle.Row(covariates + visit - 1)..];
        var own = response[covariates - 1];
        for (int k = visit - 2; k >= 0; k--)
        {
            var coefficient = response[covariates + k];
            for (int a = k + 1; a < visit - 1; a++)
            {
                coefficient = Lanes.FmaNegated(products[Triangle.Row(covariates + a) + covariates + k], Phi(visit - 1, a), coefficient);
            }

            Phi(visit - 1, k) = coefficient;
            own = Lanes.FmaNegated(coefficient, products[Triangle.Row(covariates + k) + covariates - 1], own);
        }

        Own[visit - 1] = own;
    }
}
