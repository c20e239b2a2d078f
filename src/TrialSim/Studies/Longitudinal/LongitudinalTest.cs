namespace TrialSim.Studies.Longitudinal;

/// <summary>The tests of one predictor at one week; all two-sided.</summary>
internal enum LongitudinalTest
{
    /// <summary>Student's t test on the marker's scale, one variance.</summary>
    PooledT,

    /// <summary>Wilcoxon-Mann-Whitney test, normal approximation with continuity correction.</summary>
    RankSum,

    /// <summary>DeLong's test of the area under the curve against 1/2.</summary>
    Auc,

    /// <summary>Wald's test in the logistic regression of resistance on the predictor and severity at the start.</summary>
    AdjustedLogistic,
}
