using TrialSim.Outcomes;

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

    /// <summary>What must be known of a patient for the covariate.</summary>
    public static PatientFacts Facts(this Covariate covariate) => covariate switch
    {
        Covariate.Baseline => PatientFacts.Baseline,
        Covariate.LogCrp => PatientFacts.Crp,
        Covariate.Sex => PatientFacts.Sex,
        _ => PatientFacts.Stratum,
    };

    /// <summary>What must be known of a patient for an endpoint adjusted for covariates.</summary>
    public static PatientFacts Facts(this ContinuousEndpoint endpoint, MissingRule missing, IReadOnlyList<Covariate> covariates)
    {
        // without a later score the one at baseline is carried forward
        var facts = endpoint == ContinuousEndpoint.Change ? PatientFacts.Change
            : missing == MissingRule.ObservedCases ? PatientFacts.Score
            : PatientFacts.Score | PatientFacts.Baseline;
        return covariates.Aggregate(facts, (sum, covariate) => sum | covariate.Facts());
    }

    /// <summary>What must be known of a patient for a yes-or-no endpoint.</summary>
    public static PatientFacts Facts(this ResponseEndpoint endpoint) =>
        endpoint.IsEvent ? PatientFacts.None
        : endpoint == ResponseEndpoint.RemissionAnyVisit ? PatientFacts.Score : PatientFacts.Score | PatientFacts.Baseline;

    /// <summary>The endpoint in words.</summary>
    public static string InWords(this ContinuousEndpoint endpoint) => endpoint == ContinuousEndpoint.Change ? "change" : "score";
}
