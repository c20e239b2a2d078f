using TrialSim.Numerics;
using TrialSim.Statistics.Mmrm;

namespace TrialSim.Statistics.Imputation;

/// <summary>
/// What imputation rests on: a repeated measures model fitted to the observed responses of one trial, the imputer of the visit analysed, and
/// the analysis of the completed responses. Serves any number of trials without allocation once its buffers have grown.
/// </summary>
/// <remarks>
/// Use: fill <see cref="Trial"/>, then <see cref="Analysis"/>, then <see cref="Fit"/>. After the first fit its means are taken off the
/// responses, so that the refits of resampled trials estimate small differences and no digits are lost.
/// </remarks>
internal sealed class ImputationModel : IDisposable
{
    private readonly VisitDesign design;
    private readonly VisitMeans means;
    private readonly double[] residuals;
    private readonly double[] effects;
    private readonly Lanes[] solved;

    /// <summary>Buffers for trials of one design.</summary>
    /// <param name="design">The fixed effects of the repeated measures model; its covariates are those of the trial.</param>
    /// <param name="structure">The covariance of the visits, common to all arms.</param>
    public ImputationModel(VisitDesign design, CovarianceStructure structure)
    {
        this.design = design;
        Trial = new(design.Visits, design.Covariates);
        Fitted = new(design, structure);
        All = new(design.Visits, design.Covariates);
        means = new(Trial);
        Imputer = new(Trial, means);
        Analysis = new(Trial, Imputer);
        residuals = new double[design.Visits];
        effects = new double[design.Columns.Count];
        solved = new Lanes[design.Columns.Count];
    }

    /// <summary>The trial.</summary>
    public IncompleteTrial Trial { get; }

    /// <summary>The repeated measures model; lane 0 holds the fit to the whole trial until others are made.</summary>
    public IterativeFit Fitted { get; }

    /// <summary>The observed responses' sums, less the means of the fit to the whole trial; lane 0.</summary>
    public PatternMoments All { get; }

    /// <summary>The imputer of the visit analysed.</summary>
    public VisitImputer Imputer { get; }

    /// <summary>The analysis of the completed responses.</summary>
    public CompletedAnalysis Analysis { get; }

    /// <summary>What became of the repeated measures model.</summary>
    public MmrmOutcome ModelOutcome { get; private set; }

    /// <summary>The coefficients of the design's columns by the fit to the whole trial, beyond the trial's offsets as given.</summary>
    public double[] FixedEffects() => design.ToCoefficients(effects);

    /// <summary>Fits the repeated measures model to the trial and prepares imputation and analysis.</summary>
    /// <param name="visit">The visit analysed.</param>
    /// <param name="treatment">Number of the treatment's column in the analysis.</param>
    public ImputationOutcome Fit(int visit, int treatment)
    {
        Array.Clear(effects);
        for (int pass = 0; pass < 2; pass++)
        {
            Collect();
            if (pass == 0)
            {
                Fitted.Fit(All, LaneMask.First(1));
            }
            else
            {
                Fitted.Refit(All, LaneMask.First(1));
            }

            ModelOutcome = Fitted.Outcome(0);
            if (ModelOutcome != MmrmOutcome.Converged)
            {
                return ImputationOutcome.ModelNotFitted;
            }

            Fitted.Remember(0);
            AddEffects();
            if (pass == 0)
            {
                TakeMeansOff();
            }
        }

        Imputer.Restart(visit);
        Update();
        Analysis.Observe(treatment);
        return ImputationOutcome.Estimated;
    }

    /// <summary>Makes imputer and analysis follow the fits in the lanes.</summary>
    public void Update()
    {
        means.Update(Fitted);
        Imputer.Update(Fitted);
    }

    /// <summary>An imputer of another visit that follows the same means.</summary>
    public VisitImputer ImputerOf(int visit)
    {
        var other = new VisitImputer(Trial, means);
        other.Restart(visit);
        other.Update(Fitted);
        return other;
    }

    /// <summary>Counts a patient of the trial, as often as told, in one lane of some sums.</summary>
    public void Count(PatternMoments sums, int lane, int patient, double times)
    {
        var responses = Trial.Responses(patient);
        var offsets = Trial.OwnOffsets(patient);
        for (int visit = 0; visit < residuals.Length; visit++)
        {
            residuals[visit] = responses[visit] - offsets[visit];
        }

        sums.Add(lane, 0, Trial.Seen(patient), Trial.Own(patient), residuals, times);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Fitted.Dispose();
        All.Dispose();
    }

    private void Collect()
    {
        All.Clear();
        for (int i = 0; i < Trial.Patients; i++)
        {
            Count(All, 0, i, 1);
        }

        All.Complete();
    }

    private void AddEffects()
    {
        Fitted.CopyEffects(solved);
        for (int c = 0; c < effects.Length; c++)
        {
            effects[c] += solved[c][0];
        }
    }

    // what the second pass finds is rounding, and stays with the fit
    private void TakeMeansOff()
    {
        means.Update(Fitted);
        for (int i = 0; i < Trial.Patients; i++)
        {
            for (int visit = 0; visit < Trial.Visits; visit++)
            {
                Trial.OwnOffsets(i)[visit] = means.Own(i, visit)[0];
                Trial.ReferenceOffsets(i)[visit] = means.UnderReference(i, visit)[0];
            }
        }
    }
}
