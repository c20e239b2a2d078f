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
    private const double MostOf = 0.8; // patients seen at all earlier visits, among those at a visit, that may speak for all of them

    private readonly VisitRegression regression;
    private readonly int visits;
    private readonly LaneColumns memory;
    private readonly LaneMatrix root; // of the covariance

    /// <summary>Buffers for a design.</summary>
    public StartingCovariance(VisitDesign design, LikelihoodKind kind)
    {
        regression = new(design, kind);
        visits = design.Visits;
        memory = new LaneColumns(visits, visits);
        root = new(memory.Start, visits);
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
            var alone = regression.Of(moments, group, visit, 0);
            var all = regression.Of(moments, group, visit, visit);
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
    public void Dispose()
    {
        regression.Dispose();
        memory.Dispose();
    }

    // The row of the covariance's root that the weights of the earlier visits imply; none where the regression is not to be had.
    private void Keep(int visit, LaneMask good)
    {
        Lanes* weights = regression.EarlierWeights(visit);
        for (int c = 0; c < visit; c++)
        {
            var sum = Lanes.Zero;
            for (int k = c; k < visit; k++)
            {
                sum = Lanes.Fma(weights[k], root[k, c], sum);
            }

            root[visit, c] = good.Keep(sum);
        }
    }
}
