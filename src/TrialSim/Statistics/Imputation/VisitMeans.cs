using TrialSim.Numerics;
using TrialSim.Statistics.Mmrm;

namespace TrialSim.Statistics.Imputation;

/// <summary>Mean responses at each visit as weighted sums of covariates, by the fits of eight lanes to one trial.</summary>
internal sealed class VisitMeans
{
    private readonly IncompleteTrial trial;
    private readonly Lanes[] weights; // visit by covariate

    public VisitMeans(IncompleteTrial trial)
    {
        this.trial = trial;
        weights = new Lanes[trial.Visits * trial.Covariates];
    }

    /// <summary>Takes over the fixed effects of a fit.</summary>
    public void Update(IterativeFit fit) => fit.MeanWeights(weights);

    /// <summary>Mean of a patient at a visit in the own arm.</summary>
    public Lanes Own(int patient, int visit) => trial.OwnOffsets(patient)[visit] + Sum(trial.Own(patient), visit);

    /// <summary>Mean of a patient at a visit, had the patient been in the reference arm.</summary>
    public Lanes UnderReference(int patient, int visit) => trial.ReferenceOffsets(patient)[visit] + Sum(trial.UnderReference(patient), visit);

    private Lanes Sum(ReadOnlySpan<double> covariates, int visit)
    {
        var own = weights.AsSpan(visit * covariates.Length, covariates.Length);
        var sum = Lanes.Zero;
        for (int u = 0; u < covariates.Length; u++)
        {
            sum = Lanes.Fma(own[u], covariates[u], sum);
        }

        return sum;
    }
}
