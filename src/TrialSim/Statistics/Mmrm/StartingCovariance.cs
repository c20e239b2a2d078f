using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <summary>Where the search for the covariance begins, and whether the data can support it at all, in eight trials at once.</summary>
/// <remarks>
/// Each visit is regressed on the covariates and the earlier visits among the patients seen at all of them; where these are too few of those
/// seen at the visit, on the covariates alone. With monotone dropout and every covariate crossed with visit this is already the maximum of the
/// likelihood for an unstructured covariance.
/// Source: Anderson (1957), JASA 52:200-203.
/// </remarks>
internal sealed unsafe class StartingCovariance : IDisposable
{
    private const double Aliased = 1e-8;
    private const double Perfect = 1e-13;
    private const double MostOf = 0.8; // patients seen at all earlier visits, among those at a visit, that may speak for all of them

    private readonly DesignPlan plan;
    private readonly LikelihoodKind kind;
    private readonly int visits;
    private readonly int covariates;
    private readonly LaneColumns memory;
    private readonly LaneTriangle products; // covariates, earlier visits, the visit
    private readonly Lanes* weights;
    private readonly LaneMatrix root; // of the covariance

    /// <summary>Buffers for a design.</summary>
    public StartingCovariance(VisitDesign design, LikelihoodKind kind)
    {
        (plan, this.kind) = (new(design), kind);
        (visits, covariates) = (design.Visits, design.Covariates);
        int entries = LaneTriangle.Entries(covariates + visits);
        memory = new LaneColumns(1, entries + covariates + visits + (visits * visits));
        products = new(memory.Start, covariates + visits);
        weights = memory.Start + entries;
        root = new(weights + covariates + visits, visits);
    }

    /// <summary>Trials in which a visit is seen in too few patients to have a variance of its own.</summary>
    public LaneMask NoVariance { get; private set; }

    /// <summary>
    /// Trials in which as many covariates and earlier visits as patients explain a visit: an unrestricted matrix has no maximum of the likelihood.
    /// </summary>
    public LaneMask TooFew { get; private set; }

    /// <summary>Trials in which covariates and earlier visits explain a visit without error though patients are enough.</summary>
    public LaneMask Singular { get; private set; }

    /// <summary>Estimates the covariance of one group; the groups come in order.</summary>
    /// <param name="moments">The data.</param>
    /// <param name="group">The group.</param>
    /// <param name="covariance">Receives it, positive definite; a variance that cannot be estimated is 1.</param>
    public void Estimate(PatternMoments moments, int group, LaneMatrix covariance)
    {
        if (group == 0)
        {
            NoVariance = TooFew = Singular = LaneMask.None;
        }

        for (int visit = 0; visit < visits; visit++)
        {
            var alone = Regress(moments, group, visit, 0);
            var all = Regress(moments, group, visit, visit);
            // where everybody seen at this visit was seen at all earlier ones there is nothing else to learn from
            var isAll = Lanes.EqualTo(all.Patients, alone.Patients);
            TooFew |= isAll & ~all.Enough;
            Singular |= isAll & all.Enough & ~all.Good;
            NoVariance |= ~alone.Good;
            var good = all.Good & (all.Patients >= MostOf * alone.Patients);
            Keep(visit, good);
            var variance = good.Select(all.Variance, alone.Good.Select(alone.Variance, Lanes.One));
            root[visit, visit] = Lanes.Sqrt(variance);
        }

        for (int a = 0; a < visits; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                covariance[a, b] = covariance[b, a] = LaneCholesky.Dot(root.Row(a), root.Row(b), b + 1);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => memory.Dispose();

    private readonly record struct Regression(Lanes Patients, Lanes Variance, LaneMask Enough, LaneMask Good);

    // Regression of a visit on its covariates and the first visits; the weights of those visits are left in place.
    private Regression Regress(PatternMoments moments, int group, int visit, int earlier)
    {
        var own = plan.Distinct(visit);
        int size = own.Length + earlier;
        var patients = Collect(moments, group, visit, earlier, own);
        Lanes rank = Lanes.Zero, covariateRank = Lanes.Zero;
        for (int k = 0; k < size; k++)
        {
            var pivot = products[k, k];
            weights[k] = pivot; // kept until the column is reached again below
        }

        Lanes total = products[size, size];
        for (int k = 0; k < size; k++)
        {
            var pivot = products[k, k];
            var free = pivot > Aliased * weights[k];
            rank += free.ToIndicator();
            covariateRank = k < own.Length ? rank : covariateRank;
            var inverse = free.Keep(Lanes.One / free.Select(pivot, Lanes.One));
            for (int i = k + 1; i <= size; i++)
            {
                var multiplier = products[i, k] * inverse;
                for (int j = k + 1; j <= i; j++)
                {
                    products[i, j] = Lanes.FmaNegated(multiplier, products[j, k], products[i, j]);
                }
            }

            weights[k] = inverse;
        }

        for (int k = size - 1; k >= own.Length; k--)
        {
            var sum = products[size, k];
            for (int i = k + 1; i < size; i++)
            {
                sum = Lanes.FmaNegated(products[i, k], weights[i], sum);
            }

            weights[k] *= sum;
        }

        var residual = products[size, size];
        var enough = patients - rank > 0.5;
        var good = enough & (residual > Perfect * total);
        // the restricted likelihood counts the covariates, not the earlier visits, and the full one neither
        var df = kind == LikelihoodKind.Restricted ? patients - covariateRank : patients;
        return new(patients, residual / good.Select(df, Lanes.One), enough, good);
    }

    private Lanes Collect(PatternMoments moments, int group, int visit, int earlier, ReadOnlySpan<int> own)
    {
        int size = own.Length + earlier;
        new Span<Lanes>(products.Start, LaneTriangle.Entries(size + 1)).Clear();
        var patients = Lanes.Zero;
        ulong needed = ((1UL << earlier) - 1) | (1UL << visit);
        for (int p = 0; p < moments.Count; p++)
        {
            if (moments[p].Group != group || (moments[p].Seen & needed) != needed)
            {
                continue;
            }

            patients += moments.Patients(p);
            Lanes* ofCovariates = moments.Products(p);
            var responses = moments.Responses(p);
            var squares = moments.Squares(p);
            for (int i = 0; i < own.Length; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    products[i, j] += ofCovariates[(own[i] * covariates) + own[j]];
                }
            }

            for (int i = own.Length; i <= size; i++)
            {
                int a = i == size ? visit : i - own.Length;
                for (int j = 0; j < own.Length; j++)
                {
                    products[i, j] += responses[own[j], a];
                }

                for (int j = own.Length; j <= i; j++)
                {
                    products[i, j] += squares[a, j == size ? visit : j - own.Length];
                }
            }
        }

        return patients;
    }

    // The row of the covariance's root that the weights of the earlier visits imply; none where the regression is not to be had.
    private void Keep(int visit, LaneMask good)
    {
        int first = plan.Distinct(visit).Length;
        for (int c = 0; c < visit; c++)
        {
            var sum = Lanes.Zero;
            for (int k = c; k < visit; k++)
            {
                sum = Lanes.Fma(weights[first + k], root[k, c], sum);
            }

            root[visit, c] = good.Keep(sum);
        }
    }
}
