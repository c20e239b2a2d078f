namespace TrialSim.Analyses;

/// <summary>Covariates and endpoints as a protocol names them.</summary>
internal static class CovariateWords
{
    /// <summary>The covariate in words.</summary>
    public static string InWords(this Covariate covariate) => covariate switch
    {
        Covariate.Baseline => "baseline",
        Covariate.LogCrp => "ln CRP",
        Covariate.Sex => "sex",
        _ => "strata",
    };

    /// <summary>The endpoint in words.</summary>
    public static string InWords(this ContinuousEndpoint endpoint) => endpoint == ContinuousEndpoint.Change ? "change" : "score";
}
