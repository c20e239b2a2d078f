using System.Text.Json.Nodes;
using TrialSim.Statistics.Tables;

namespace TrialSim.Qualification.Methods;

/// <summary>Runs reference cases of 2 x 2 tables in strata.</summary>
internal static class StratifiedTableCases
{
    /// <summary>Stratified tests and common effects; strata with one group drop out.</summary>
    public static JsonNode Run(QualificationCase reference)
    {
        double confidence = reference.Options.Confidence();
        FourfoldTable[] strata = [.. reference.Inputs.List("strata").Select(s => Stratum(new CaseValues(s as JsonObject, "input"))).Where(t => t.HasBothGroups)];
        var fields = new JsonObject();
        AddTest(fields, strata);
        AddOddsRatio(fields, strata, confidence);
        AddDifference(fields, strata, confidence);
        AddRiskRatio(fields, strata, confidence);
        AddExact(fields, strata, confidence);
        return fields;
    }

    private static FourfoldTable Stratum(CaseValues stratum) =>
        new(stratum.Whole("events_1"), stratum.Whole("n_1"), stratum.Whole("events_2"), stratum.Whole("n_2"));

    private static void AddTest(JsonObject fields, FourfoldTable[] strata)
    {
        var test = CochranMantelHaenszel.Of(strata);
        fields["cmh_chi2"] = Fields.Number(test.ChiSquare.Value);
        fields["cmh_p"] = Fields.Number(test.ChiSquare.P);
        fields["cmh_chi2_continuity"] = Fields.Number(test.ChiSquareWithContinuity.Value);
        fields["cmh_p_continuity"] = Fields.Number(test.ChiSquareWithContinuity.P);
    }

    private static void AddOddsRatio(JsonObject fields, FourfoldTable[] strata, double confidence)
    {
        var oddsRatio = MantelHaenszelOddsRatio.Of(strata);
        var homogeneity = OddsRatioHomogeneity.Of(strata);
        fields["mh_common_odds_ratio"] = Fields.Number(oddsRatio.Estimate);
        fields["mh_or_ci_robins_breslow_greenland"] = Fields.Interval(oddsRatio.Interval(confidence));
        fields["breslow_day_chi2"] = Fields.Number(homogeneity.BreslowDay.Value);
        fields["breslow_day_p"] = Fields.Number(homogeneity.BreslowDay.P);
        fields["tarone_chi2"] = Fields.Number(homogeneity.Tarone.Value);
        fields["tarone_p"] = Fields.Number(homogeneity.Tarone.P);
    }

    private static void AddDifference(JsonObject fields, FourfoldTable[] strata, double confidence)
    {
        var difference = MantelHaenszelRiskDifference.Of(strata);
        var score = StratifiedScoreDifference.Of(strata, confidence);
        bool alike = Math.Abs(difference.GreenlandRobinsError - difference.SatoError) < 1e-9;
        fields["mh_risk_difference"] = Fields.Number(difference.Estimate);
        fields["mh_rd_se_greenland_robins"] = Fields.Number(difference.GreenlandRobinsError);
        fields["mh_rd_ci_greenland_robins"] = Fields.Interval(difference.Interval(difference.GreenlandRobinsError, confidence));
        fields["mh_rd_se_sato"] = Fields.Number(difference.SatoError);
        fields["mh_rd_ci_sato"] = Fields.Interval(difference.Interval(difference.SatoError, confidence));
        fields["inverse_variance_rd"] = Fields.Number(InverseVarianceRiskDifference.Of(strata)?.Estimate ?? double.NaN);
        fields["strata_used"] = Fields.Number(difference.Strata);
        fields["metafor_rd_variance"] = alike ? "greenland_robins" : "sato"; // metafor has Sato's; the reference names the first that fits
        fields["stratified_mn_rd_mh_weights"] = Fields.Number(score?.Estimate ?? double.NaN);
        fields["stratified_mn_rd_ci_mh_weights"] = Fields.Interval(score?.Interval);
    }

    private static void AddRiskRatio(JsonObject fields, FourfoldTable[] strata, double confidence)
    {
        var ratio = MantelHaenszelRiskRatio.Of(strata);
        fields["mh_risk_ratio"] = Fields.Number(ratio.Estimate);
        fields["mh_rr_ci_greenland_robins"] = Fields.Interval(ratio.Interval(confidence));
    }

    private static void AddExact(JsonObject fields, FourfoldTable[] strata, double confidence)
    {
        var distribution = NoncentralHypergeometric.Of(strata);
        int events = strata.Sum(t => t.Events1);
        var inR = ConditionalOddsRatio.AsInR(distribution, events, confidence);
        var exact = ConditionalOddsRatio.Of(distribution, events, confidence);
        fields["exact_conditional_p"] = Fields.Number(FisherExactTest.Of(distribution, events).TwoSided);
        fields["exact_conditional_or"] = Fields.Number(inR.Estimate);
        fields["exact_conditional_or_ci"] = Fields.Interval(inR.Interval);
        fields["exact_conditional_or_full_precision"] = Fields.Number(exact.Estimate);
        fields["exact_conditional_or_ci_full_precision"] = Fields.Interval(exact.Interval);
    }
}
