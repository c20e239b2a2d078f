using TrialSim.Outcomes;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>Covariates and endpoints as a protocol names them.</summary>
internal static class CovariateWords
{
    /// <summary>The covariate in words.</summary>
    public static string InWords(this Covariate covariate) => covariate.Marker?.Coded() ?? "strata";

    /// <summary>What must be known of a patient for the covariate.</summary>
    public static PatientFacts Facts(this Covariate covariate) =>
        covariate == Covariate.Strata ? PatientFacts.Stratum
        : covariate == Covariate.Baseline ? PatientFacts.Baseline
        : covariate == Covariate.Sex ? PatientFacts.Sex
        : covariate.Marker == PatientMarker.Crp ? PatientFacts.Crp
        : PatientFacts.None;

    /// <summary>Markers among covariates, each with the property that lists them.</summary>
    public static IReadOnlyList<(string Property, PatientMarker Marker)> MarkersRead(this IReadOnlyList<Covariate> covariates, string property = "covariates") =>
        [.. covariates.Where(c => c != Covariate.Strata && c != Covariate.Baseline && c != Covariate.Sex).Select(c => (property, c.Marker!.Value))];

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
