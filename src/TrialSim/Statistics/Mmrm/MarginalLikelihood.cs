using System.Runtime.CompilerServices;
using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <summary>
/// The likelihood of a mixed model for repeated measures as a function of the elements of its covariance matrices, in eight trials at once, from
/// cross-products of the patterns of observed visits: value, fixed effects, gradient, information.
/// </summary>
/// <remarks>
/// <para>
/// With W the inverse covariance of a pattern's visits, A = sum X'WX over patients, b = A^-1 sum X'Wy and r = y - Xb, the restricted log
/// likelihood is -(sum log|V| + log|A| + sum r'Wr + (n - p) log 2 pi) / 2, without a term in |X'X|, as R's nlme and mmrm have it.
/// </para>
/// <para>Sources: Harville (1977), JASA 72:320-338; Jennrich and Schluchter (1986), Biometrics 42:805-820.</para>
/// </remarks>
internal sealed unsafe partial class MarginalLikelihood : IDisposable
{
    private const double LogTwoPi = 1.8378770664093454836;

    /// <summary>A conditional variance below this share of the variance counts as none.</summary>
    private const double Singular = 1e-12;

    private readonly VisitDesign design;
    private readonly DesignPlan plan;
    private readonly LikelihoodKind kind;
    private readonly LaneColumns memory;
    private readonly int visits;
    private readonly int covariates;
    private readonly int size; // columns of the fixed effects
    private readonly int pairs; // elements of one covariance matrix
    private LaneColumns patternMemory;
    private PatternMoments moments;

    /// <summary>The likelihood of a design.</summary>
    /// <param name="design">The fixed effects.</param>
    /// <param name="groups">Number of groups with a covariance of their own.</param>
    /// <param name="kind">Which likelihood.</param>
    public MarginalLikelihood(VisitDesign design, int groups, LikelihoodKind kind)
    {
        (this.design, this.kind, Groups) = (design, kind, groups);
        plan = new(design);
        (visits, covariates, size) = (design.Visits, design.Covariates, design.Columns.Count);
        pairs = LaneTriangle.Entries(visits);
        Elements = groups * pairs;
        Width = LaneBlocks.Padded(Elements);
        moments = null!;
        patternMemory = new LaneColumns(8, PatternLength);
        memory = new LaneColumns(1, Layout(null));
        Layout(memory.Start);
    }

    /// <summary>Number of covariance matrices.</summary>
    public int Groups { get; }

    /// <summary>Elements of all covariance matrices, each on or below its diagonal: group by group, row by row.</summary>
    public int Elements { get; }

    /// <summary><see cref="Elements"/>, padded.</summary>
    public int Width { get; }

    /// <summary>The log likelihood at the last evaluation.</summary>
    public Lanes LogLikelihood { get; private set; }

    /// <summary>Observations of each trial.</summary>
    public Lanes Observations { get; private set; }

    /// <summary>The fixed effects at the last evaluation, in the design's basis.</summary>
    public Lanes* Effects => effects;

    /// <summary>L^-1 with L L' the information A of the fixed effects: lower triangular.</summary>
    public LaneMatrix InverseRoot => inverseRoot;

    private int PatternLength => (3 * visits * visits) + (covariates * visits);

    /// <summary>A group's covariance matrix; write it in full before <see cref="Evaluate"/>.</summary>
    public LaneMatrix Covariance(int group) => new(covariance + ((nint)group * visits * visits), visits);

    /// <summary>Computes the fixed effects and the likelihood at the covariance matrices.</summary>
    /// <returns>Where every matrix is positive definite and no column of the fixed effects is aliased; elsewhere nothing is right.</returns>
    public LaneMask Evaluate(PatternMoments data)
    {
        Reserve(data);
        var feasible = LaneMask.All;
        var logDeterminant = Lanes.Zero;
        Observations = Lanes.Zero;
        new Span<Lanes>(root.Start, LaneTriangle.Entries(size)).Clear();
        new Span<Lanes>(effects, size).Clear();
        for (int p = 0; p < data.Count; p++)
        {
            feasible &= Weigh(p, ref logDeterminant);
            Observations += data.Patients(p) * (double)data[p].Visits.Length;
            AddInformation(p);
        }

        for (int c = 0; c < size; c++)
        {
            root[c, c] += root[c, c];
        }

        feasible &= LaneCholesky.Factor(root, inverses, Singular);
        LaneCholesky.Invert(root, inverses, inverseRoot);
        LaneCholesky.Solve(root, inverses, effects);
        LaneCholesky.SolveTransposed(root, inverses, effects);
        var distance = Lanes.Zero;
        Spread(effects);
        for (int p = 0; p < data.Count; p++)
        {
            distance += Residuals(p);
        }

        if (kind == LikelihoodKind.Restricted)
        {
            logDeterminant += LogOfSquares(root) + (2 * design.LogDeterminant);
        }

        var free = kind == LikelihoodKind.Restricted ? Observations - (double)size : Observations;
        LogLikelihood = -0.5 * (logDeterminant + distance + (free * LogTwoPi));
        return feasible;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        memory.Dispose();
        patternMemory.Dispose();
    }

    /// <summary>log |L L'| from the diagonal of L.</summary>
    private static Lanes LogOfSquares(LaneTriangle factor)
    {
        var sum = Lanes.Zero;
        for (int i = 0; i < factor.Size; i++)
        {
            sum += LaneMath.Log(factor[i, i]);
        }

        return sum + sum;
    }

    private void Reserve(PatternMoments data)
    {
        moments = data;
        if (data.Count > patternMemory.Columns)
        {
            patternMemory.Dispose();
            patternMemory = new LaneColumns(2 * data.Count, PatternLength);
        }
    }

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LaneMatrix Weight(int p) => new(patternMemory.Start + ((nint)p * PatternLength), visits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LaneMatrix Errors(int p) => new(patternMemory.Start + ((nint)p * PatternLength) + (visits * visits), visits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LaneMatrix Inner(int p) => new(patternMemory.Start + ((nint)p * PatternLength) + (2 * visits * visits), visits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LaneMatrix CovariateErrors(int p) => new(patternMemory.Start + ((nint)p * PatternLength) + (3 * visits * visits), visits);
}
