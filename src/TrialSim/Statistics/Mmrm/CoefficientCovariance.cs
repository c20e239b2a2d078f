namespace TrialSim.Statistics.Mmrm;

/// <summary>How the covariance of the fixed effects is estimated.</summary>
public enum CoefficientCovariance
{
    /// <summary>The inverse information at the estimated covariance of the visits.</summary>
    Asymptotic,

    /// <summary>
    /// Kenward and Roger's (1997) small-sample adjustment with second derivatives in the parameters that R's mmrm uses; depends on the
    /// choice of parameters.
    /// </summary>
    KenwardRoger,

    /// <summary>The adjustment without second derivatives: does not depend on the choice of parameters; SAS's for an unstructured covariance.</summary>
    KenwardRogerLinear,

    /// <summary>Sandwich over patients.</summary>
    Empirical,

    /// <summary>Sandwich with each patient's residuals inflated as if left out (CR3).</summary>
    EmpiricalJackknife,

    /// <summary>Sandwich without bias under the fitted covariance (CR2). Source: Bell and McCaffrey (2002), Survey Methodology 28:169-181.</summary>
    EmpiricalBiasReduced,
}
