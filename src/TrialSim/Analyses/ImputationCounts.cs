using TrialSim.Numerics;
using TrialSim.Statistics.Imputation;
using TrialSim.Statistics.Mmrm;

namespace TrialSim.Analyses;

/// <summary>What is counted of imputations: why one could not be made.</summary>
internal static class ImputationCounts
{
    private static readonly (MmrmOutcome Outcome, CountedOutcome Count)[] ModelFailures =
    [
        (MmrmOutcome.NotConverged, new("imputation-not-converged", "The mixed model that imputes did not converge.")),
        (MmrmOutcome.SingularCovariance, new("imputation-singular", "The covariance matrix of the mixed model that imputes would be singular.")),
        (MmrmOutcome.TooFewPatients, new("imputation-too-few-patients", "Too few patients are left at some visit for the mixed model that imputes.")),
        (MmrmOutcome.AliasedColumns, new("imputation-aliased", "The arm, or another column of the models, is aliased with others.")),
    ];

    private static readonly CountedOutcome JackknifeFailure =
        new("imputation-jackknife-not-fitted", "Without some patient the mixed model that imputes, or the analysis, cannot be fitted: there is no jackknife standard error.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CountedOutcome> All { get; } = [.. ModelFailures.Select(f => f.Count), JackknifeFailure];

    /// <summary>Marks in a finding what became of the imputation.</summary>
    public static void Mark(ImputedTrials imputed, Finding finding)
    {
        for (int f = 0; f < ModelFailures.Length; f++)
        {
            finding.Counted[f] = Lanes.EqualTo(imputed.ModelOutcome, (double)(int)ModelFailures[f].Outcome);
        }

        finding.Counted[ModelFailures.Length] = Lanes.EqualTo(imputed.Outcome, (double)(int)ImputationOutcome.JackknifeNotFitted);
    }
}
