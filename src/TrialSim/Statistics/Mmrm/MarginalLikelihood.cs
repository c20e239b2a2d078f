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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LaneMatrix Weight(int p) => new(patternMemory.Start + ((nint)p * PatternLength), visits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LaneMatrix Errors(int p) => new(patternMemory.Start + ((nint)p * PatternLength) + (visits * visits), visits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LaneMatrix Inner(int p) => new(patternMemory.Start + ((nint)p * PatternLength) + (2 * visits * visits), visits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LaneMatrix CovariateErrors(int p) => new(patternMemory.Start + ((nint)p * PatternLength) + (3 * visits * visits), visits);
}
