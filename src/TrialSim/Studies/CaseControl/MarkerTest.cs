namespace TrialSim.Studies.CaseControl;

/// <summary>The tests of one marker in a case-control study; all two-sided.</summary>
internal enum MarkerTest
{
    /// <summary>Student's t test of the concentrations, one variance.</summary>
    PooledT,

    /// <summary>Welch's t test of the concentrations.</summary>
    WelchT,

    /// <summary>Student's t test of the logarithms of the concentrations.</summary>
    LogT,

    /// <summary>Wilcoxon-Mann-Whitney test.</summary>
    RankSum,

    /// <summary>DeLong's test of the area under the curve against 1/2.</summary>
    Auc,

    /// <summary>The marker's coefficient in the regression of severity on all markers.</summary>
    Regression,
}
