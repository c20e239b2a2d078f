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
internal sealed partial class MonotoneFit : IDisposable
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

    // Coefficient of response k in the regression of response j, both from 0.
    private ref Lanes Phi(int j, int k) => ref dependence[0][Triangle.Row(j) + k];

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
