using System.Text.Json.Serialization;

namespace TrialSim.Statistics.Mmrm;

/// <summary>How the covariance of the fixed effects is estimated.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CoefficientCovariance>))]
public enum CoefficientCovariance
{
    /// <summary>The inverse information at the estimated covariance of the visits.</summary>
    [JsonStringEnumMemberName("asymptotic")]
    Asymptotic,

    /// <summary>
    /// Kenward and Roger's (1997) small-sample adjustment with second derivatives in the parameters that R's mmrm uses; depends on the
    /// choice of parameters.
    /// </summary>
    [JsonStringEnumMemberName("kenward-roger-second-derivatives")]
    KenwardRoger,

    /// <summary>The adjustment without second derivatives: does not depend on the choice of parameters; SAS's for an unstructured covariance.</summary>
    [JsonStringEnumMemberName("kenward-roger")]
    KenwardRogerLinear,

    /// <summary>Sandwich over patients.</summary>
    [JsonStringEnumMemberName("empirical")]
    Empirical,

    /// <summary>Sandwich with each patient's residuals inflated as if left out (CR3).</summary>
    [JsonStringEnumMemberName("empirical-jackknife")]
    EmpiricalJackknife,

    /// <summary>Sandwich without bias under the fitted covariance (CR2). Source: Bell and McCaffrey (2002), Survey Methodology 28:169-181.</summary>
    [JsonStringEnumMemberName("empirical-bias-reduced")]
    EmpiricalBiasReduced,
}
