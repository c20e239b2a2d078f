using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <summary>The regression of a visit on its covariates and earlier visits, from pattern sums, in eight trials at once.</summary>
internal sealed unsafe class VisitRegression : IDisposable
{
    private const double Aliased = 1e-8;
    private const double Perfect = 1e-13;

    private readonly DesignPlan plan;
    private readonly LikelihoodKind kind;
    private readonly int covariates;
    private readonly LaneColumns memory;
    private readonly LaneTriangle products; // covariates, earlier visits, the visit
    private readonly Lanes* weights;

    /// <summary>Buffers for a design.</summary>
    public VisitRegression(VisitDesign design, LikelihoodKind kind)
    {
        (plan, this.kind) = (new(design), kind);
        covariates = design.Covariates;
        int size = covariates + design.Visits;
        int entries = LaneTriangle.Entries(size);
        memory = new LaneColumns(1, entries + size);
        products = new(memory.Start, size);
        weights = memory.Start + entries;
    }

    /// <summary>What a regression leaves of a visit.</summary>
    /// <param name="Patients">Patients seen at all its visits.</param>
    /// <param name="Variance">Residual variance.</param>
    /// <param name="Enough">Where there are more patients than weights.</param>
    /// <param name="Good">Where, besides, the residual variance is above rounding.</param>
    public readonly record struct Result(Lanes Patients, Lanes Variance, LaneMask Enough, LaneMask Good);

    /// <summary>The weights of the earlier visits in the last regression.</summary>
    /// <param name="visit">The visit that was regressed.</param>
    public Lanes* EarlierWeights(int visit) => weights + plan.Distinct(visit).Length;

    /// <summary>Regresses a visit on its covariates and the first visits among the patients of a group seen at all of them.</summary>
    /// <param name="moments">The data.</param>
    /// <param name="group">The group.</param>
    /// <param name="visit">The visit.</param>
    /// <param name="earlier">How many of the first visits it is regressed on.</param>
    public Result Of(PatternMoments moments, int group, int visit, int earlier)
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

    /// <inheritdoc/>
    public void Dispose() => memory.Dispose();
}
