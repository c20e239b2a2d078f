using System.Text.Json.Nodes;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Roc;
using TrialSim.Statistics.Tables;
using TrialSim.Statistics.TwoSamples;

namespace TrialSim.Qualification.Methods;

/// <summary>Cases of operating characteristics of markers.</summary>
internal static class RocCases
{
    private const int PointsShown = 6;

    /// <summary>Method "roc".</summary>
    public static JsonNode Roc(QualificationCase reference)
    {
        var options = reference.Options;
        double confidence = options.Confidence();
        var table = reference.Table();
        var marker = Marker.Of(table, options, options.Text("marker"));
        var area = marker.Area();
        var rankSum = MannWhitney.Test(marker.Cases, marker.Controls, RankDistribution.Asymptotic, Alternative.TwoSided, ContinuityCorrection.None);
        var curve = RocCurve.Of(marker.Cases, marker.Controls, marker.Direction);
        var fields = Fields.Of(
            ("n_cases", marker.Cases.Length),
            ("n_controls", marker.Controls.Length),
            ("auc", area.Auc),
            ("delong_se", area.StandardError),
            ("delong_z_vs_half", area.ZAgainstChance),
            ("hanley_mcneil_se", HanleyMcNeil.StandardError(area.Auc, marker.Cases.Length, marker.Controls.Length)),
            ("wilcoxon_p", rankSum.P),
            ("curve_point_count", curve.Points.Count),
            ("partial_auc_specificity_1_to_0.8", curve.PartialArea(1, 0.8)));
        fields["delong_ci"] = Ends(area.Interval(confidence));
        fields["logit_delong_ci"] = Ends(area.LogitInterval(confidence));
        AddCutoffs(fields, curve, confidence);
        if (options.Has("paired_with"))
        {
            fields["paired_delong"] = Paired(table, options);
        }

        return fields;
    }

    /// <summary>Method "roc_unpaired_delong".</summary>
    public static JsonNode Unpaired(QualificationCase reference)
    {
        var options = reference.Options;
        var first = Marker.Of(reference.Table(), options, options.Text("marker")).Area();
        var second = Marker.Of(reference.Table(options.Nested("second_data_filter")), options, options.Text("marker")).Area();
        var found = AucComparison.Unpaired(first, second, options.Alternative());
        return Fields.Of(("auc_1", first.Auc), ("auc_2", second.Auc), ("D", found.Statistic), ("df", found.DegreesOfFreedom), ("p", found.P));
    }

    private static void AddCutoffs(JsonObject fields, RocCurve curve, double confidence)
    {
        var best = curve.BestByYouden();
        fields["youden_best"] = Fields.Table(best, p => Fields.Of(
            ("threshold", p.Threshold),
            ("sensitivity", p.Sensitivity),
            ("specificity", p.Specificity),
            ("youden", p.Youden + 1), // as pROC has it: sensitivity + specificity
            ("tp", p.TruePositives),
            ("tn", p.TrueNegatives),
            ("fp", p.FalsePositives),
            ("fn", p.FalseNegatives)));
        var cutoff = best[0];
        fields["youden_sensitivity_clopper_pearson"] = Ends(BinomialInterval.ClopperPearson(cutoff.TruePositives, cutoff.Cases, confidence));
        fields["youden_specificity_wilson"] = Ends(BinomialInterval.Wilson(cutoff.TrueNegatives, cutoff.Controls, confidence));
        double step = (curve.Points.Count - 1) / (PointsShown - 1.0);
        var shown = Enumerable.Range(0, PointsShown).Select(i => (int)Math.Round(i * step)).Distinct().Select(i => curve.Points[i]);
        fields["curve_first_points"] = Fields.Table(shown, p => Fields.Of(
            ("threshold", p.Threshold), ("sensitivity", p.Sensitivity), ("specificity", p.Specificity)));
    }

    private static JsonObject Paired(DataTable table, CaseValues options)
    {
        string[] markers = [options.Text("marker"), options.Text("paired_with")];
        var complete = table.DropMissing(markers);
        var first = Marker.Of(complete, options, markers[0]).Area();
        var second = Marker.Of(complete, options, markers[1]).Area();
        var found = AucComparison.Paired(first, second, options.Alternative());
        return Fields.Of(
            ("auc_1", first.Auc), ("auc_2", second.Auc), ("z", found.Statistic), ("p", found.P), ("covariance", first.CovarianceWith(second)));
    }

    private static JsonArray Ends(ConfidenceInterval interval) => Fields.Interval(interval.Lower, interval.Upper);

    private sealed record Marker(double[] Cases, double[] Controls, MarkerDirection Direction)
    {
        public static Marker Of(DataTable table, CaseValues options, string marker)
        {
            var outcome = table.Factor(options.Text("outcome"));
            string caseLevel = options.Text("case_level");
            string controlLevel = options.Text("control_level", outcome.Levels.FirstOrDefault(level => level != caseLevel, string.Empty));
            var direction = options.Text("direction") is ">" or "lower marker means case" ? MarkerDirection.LowerInCases : MarkerDirection.HigherInCases;
            return new(Values(table, outcome, caseLevel, marker), Values(table, outcome, controlLevel, marker), direction);
        }

        public DeLong Area() => DeLong.Of(Cases, Controls, Direction);

        private static double[] Values(DataTable table, FactorColumn outcome, string level, string marker)
        {
            var values = table.Numbers(marker);
            int code = FactorColumn.IndexOf(outcome.Levels, level);
            return [.. Enumerable.Range(0, table.Rows)
                .Where(i => code != FactorColumn.Missing && outcome.Codes[i] == code && !values.IsMissing(i))
                .Select(i => values.Values[i])];
        }
    }
}
