using TrialSim.Numerics;
using TrialSim.Statistics;
using TrialSim.Statistics.Mmrm;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>A mixed model for repeated measures fitted by iteration, with one covariance structure after the other until one can be fitted.</summary>
internal sealed class MmrmIteration : IDisposable
{
    private readonly IReadOnlyList<CovarianceForm> structures;
    private readonly VisitDesign design;
    private readonly PreparedContrast[] arm;
    private readonly IterativeFit?[] fits;
    private readonly CoefficientCovariance?[] prepared; // which adjustment each fit is ready for
    private readonly MmrmPatterns patterns;

    /// <summary>Prepares fits of a model to one worker's trials.</summary>
    public MmrmIteration(TrialBlock trial, MmrmColumns columns, IReadOnlyList<CovarianceForm> structures)
    {
        this.structures = structures;
        patterns = new(trial, columns);
        int visits = columns.Visits;
        design = columns.Design();
        int perVisit = columns.Covariates - columns.MainEffects;
        arm = [.. Enumerable.Range(1, visits).Select(visit => design.Prepare((visit * perVisit) - 1))];
        fits = new IterativeFit?[structures.Count];
        prepared = new CoefficientCovariance?[structures.Count];
    }

    /// <summary>Number of the structure that could be fitted, from 0; below 0 where none could.</summary>
    public Lanes Structure { get; private set; }

    /// <summary>What became of the first fit that was tried, as the number of a <see cref="MmrmOutcome"/>.</summary>
    public Lanes First { get; private set; }

    /// <summary>Fits the model to some of the trials at hand.</summary>
    /// <param name="visitsSeen">The last visit at which each patient was seen; 0 leaves the patient out.</param>
    /// <param name="lanes">The trials.</param>
    /// <param name="from">Number of the structure that is tried first.</param>
    public void Fit(ReadOnlySpan<Lanes> visitsSeen, LaneMask lanes, int from)
    {
        Structure = -1.0;
        patterns.Sum(visitsSeen, lanes.Bits);
        var open = lanes;
        for (int s = from; s < structures.Count && open.Any; s++)
        {
            var fit = fits[s] ??= new(design, structures[s].Structure());
            fit.Fit(patterns.Moments, open);
            prepared[s] = null;
            First = s == from ? Outcomes(fit) : First;
            var fitted = open & fit.Converged;
            Structure = fitted.Select((double)s, Structure);
            open &= ~fitted;
        }
    }

    /// <summary>Difference between arms at a visit, from 1, where the model could be fitted.</summary>
    public LeastSquares.Coefficient ArmAt(int visit, MmrmInference inference)
    {
        var found = LeastSquares.Coefficient.None;
        for (int s = 0; s < fits.Length; s++)
        {
            var own = Lanes.EqualTo(Structure, (double)s);
            if (own.Any)
            {
                found = ArmAt(visit, inference, s).Where(own, otherwise: found);
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var fit in fits)
        {
            fit?.Dispose();
        }

        patterns.Dispose();
    }

    private LeastSquares.Coefficient ArmAt(int visit, MmrmInference inference, int structure)
    {
        var fit = fits[structure]!;
        if (inference == MmrmInference.Satterthwaite)
        {
            return fit.Contrast(arm[visit - 1]);
        }

        var adjustment = inference == MmrmInference.KenwardRoger ? CoefficientCovariance.KenwardRogerLinear : CoefficientCovariance.KenwardRoger;
        if (prepared[structure] != adjustment)
        {
            fit.PrepareAdjustment(adjustment);
            prepared[structure] = adjustment;
        }

        return fit.AdjustedContrast(arm[visit - 1]);
    }

    private static Lanes Outcomes(IterativeFit fit)
    {
        Span<double> numbers = stackalloc double[Lanes.Count];
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            numbers[lane] = (int)fit.Outcome(lane);
        }

        return Lanes.Load(numbers);
    }
}
