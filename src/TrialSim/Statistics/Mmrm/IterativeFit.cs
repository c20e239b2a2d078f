using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <summary>
/// Fits a mixed model for repeated measures by maximum likelihood in eight trials at once: any pattern of missing visits, any fixed effects, any
/// structure of the covariance. Real data fill one lane.
/// </summary>
/// <remarks>
/// <para>
/// From the starting covariance Fisher's steps with nearly the expected information until they are short, then Newton's with nearly the observed
/// information, which is kept as long as it serves and computed in full where it does not. A step that lowers the likelihood or leaves the
/// positive definite matrices is shortened. The search stops where the decrement g'H^-1 g is below 1e-14, whatever the units of the response;
/// a last step is taken, and the observed information computed in full, from which all that follows.
/// </para>
/// <para>Every lane takes its own decisions: its result has the same bits whatever the other lanes hold. Nothing is allocated by a fit.</para>
/// </remarks>
internal sealed unsafe partial class IterativeFit : IDisposable
{
    private const double NearlySingular = 1e-6; // a visit that keeps less than this share of its variance, given the others: the search went to the edge

    private readonly VisitDesign design;
    private readonly CovarianceStructure structure;
    private readonly StructuredLikelihood surface;
    private readonly StartingCovariance start;
    private readonly LaneColumns memory;
    private readonly int own; // parameters of one group
    private readonly int parameters;
    private readonly LaneTriangle factor; // of the information that steps are made with
    private readonly Lanes* inverses;
    private readonly Lanes* newInverses;
    private readonly Lanes* step;
    private readonly Lanes* best;
    private readonly Lanes* trial;
    private readonly MmrmOutcome[] outcomes = new MmrmOutcome[Lanes.Count];
    private PatternMoments moments = null!;
    private LaneMask newtonInUse;
    private LaneMask lost; // lanes in which not even the expected information gives a step
    private LaneMask isNew; // lanes whose matrix is the nearly observed one of the last point
    private LaneMask doubtful; // lanes in which nearly observed is not near enough
    private Lanes decrement;
    private Lanes accepted;

    /// <summary>Buffers for fits of one model.</summary>
    /// <param name="design">The fixed effects.</param>
    /// <param name="structure">The form of the covariance.</param>
    /// <param name="kind">Which likelihood is maximised.</param>
    /// <param name="groups">Number of groups with a covariance of their own.</param>
    public IterativeFit(VisitDesign design, CovarianceStructure structure, LikelihoodKind kind = LikelihoodKind.Restricted, int groups = 1)
    {
        (this.design, this.structure) = (design, structure);
        surface = new(design, structure, groups, kind);
        start = new(design, kind);
        own = structure.Parameters(design.Visits);
        parameters = surface.Parameters;
        int entries = LaneTriangle.Entries(parameters);
        int padded = LaneBlocks.Padded(parameters);
        int effects = LaneBlocks.Padded(design.Columns.Count);
        memory = new LaneColumns(1, (2 * entries) + ((6 + parameters) * padded) + (2 * surface.Inner.Width) + (3 * effects) + 4);
        factor = new(memory.Start, parameters);
        inverses = memory.Start + entries;
        newInverses = inverses + padded;
        step = newInverses + padded;
        best = step + padded;
        trial = best + padded;
        change = trial + padded;
        byElement = change + padded;
        curvature = byElement + surface.Inner.Width;
        whitened = curvature + surface.Inner.Width;
        solved = whitened + effects;
        other = solved + effects;
        parameterRoot = new(other + effects, padded);
        covariance = new(parameterRoot.Row(parameters), parameters);
    }

    /// <summary>Trials whose maximum was found.</summary>
    public LaneMask Converged { get; private set; }

    /// <summary>The log likelihood at its maximum.</summary>
    public Lanes LogLikelihood => surface.Inner.LogLikelihood;

    /// <summary>Evaluations of the likelihood that the slowest lane took.</summary>
    public int Evaluations { get; private set; }

    /// <summary>What became of one trial.</summary>
    public MmrmOutcome Outcome(int lane) => outcomes[lane];

    /// <summary>A group's covariance matrix at the maximum.</summary>
    public LaneMatrix Covariance(int group) => surface.Inner.Covariance(group);

    /// <summary>Fits the model.</summary>
    /// <param name="data">The trials' sums, complete.</param>
    /// <param name="lanes">The trials to fit.</param>
    public void Fit(PatternMoments data, LaneMask lanes)
    {
        moments = data;
        var active = Begin(lanes);
        (accepted, newtonInUse) = (Lanes.Zero, LaneMask.None);
        Search(active);
        Finish(lanes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        memory.Dispose();
        start.Dispose();
        surface.Dispose();
    }

    // Starting values; returns where there are any.
    private LaneMask Begin(LaneMask lanes)
    {
        for (int g = 0; g < surface.Inner.Groups; g++)
        {
            var near = surface.Inner.Covariance(g);
            start.Estimate(moments, g, near);
            structure.Start(design.Visits, near, new(trial + (g * own), own));
        }

        var aliased = surface.Inner.Aliased(moments);
        var tooFew = surface.Inner.Observations - (double)(design.Columns.Count + parameters) < 0.0;
        var singular = LaneMask.None;
        if (structure.HasVarianceForEachVisit)
        {
            tooFew |= start.NoVariance;
        }

        if (structure.IsItsOwnParameter)
        {
            tooFew |= start.TooFew | surface.Inner.NeverSeenTogether(moments);
            singular = start.Singular;
        }

        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            uint bit = 1u << lane;
            outcomes[lane] = (tooFew.Bits & bit) != 0 ? MmrmOutcome.TooFewPatients
                : (aliased.Bits & bit) != 0 ? MmrmOutcome.AliasedColumns
                : (singular.Bits & bit) != 0 ? MmrmOutcome.SingularCovariance
                : MmrmOutcome.NotConverged;
        }

        Copy(LaneMask.All, trial, best);
        return lanes & ~tooFew & ~aliased & ~singular;
    }

    // The last step is taken without question; the observed information and all that follows is that of the point where it leads.
    private void Finish(LaneMask lanes)
    {
        Copy(lanes & ~Converged, best, trial);
        Converged &= surface.Evaluate(new(trial, parameters), moments);
        surface.ComputeGradient();
        surface.ComputeInformation(InformationKind.Observed);
        Converged &= LaneCholesky.Factor(surface.Information, newInverses, 0);
        Adopt(Converged);
        uint found = Converged.Bits;
        uint nearlySingular = (lanes & ~Converged).Any ? surface.Inner.NearlySingular(NearlySingular).Bits : 0;
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            outcomes[lane] = (found >> lane & 1) != 0 ? MmrmOutcome.Converged
                : outcomes[lane] == MmrmOutcome.NotConverged && (nearlySingular >> lane & 1) != 0 ? MmrmOutcome.SingularCovariance
                : outcomes[lane];
        }
    }

    private void Copy(LaneMask where, Lanes* from, Lanes* to)
    {
        for (int k = 0; k < parameters; k++)
        {
            to[k] = where.Select(from[k], to[k]);
        }
    }
}
