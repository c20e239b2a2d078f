using System.Text.Json.Nodes;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Survival;

namespace TrialSim.Qualification.Methods;

/// <summary>Runs reference cases of survival curves and log-rank tests.</summary>
internal static class SurvivalCases
{
    private static readonly (string Name, SurvivalScale Scale)[] Scales =
    [
        ("log", SurvivalScale.Log), ("log_log", SurvivalScale.LogLog), ("plain", SurvivalScale.Plain),
        ("logit", SurvivalScale.Logit), ("arcsin", SurvivalScale.ArcSine),
    ];

    /// <summary>A curve for each group, at the times and up to the horizon at which the case has numbers.</summary>
    public static JsonNode KaplanMeier(QualificationCase reference)
    {
        var options = reference.Options;
        string time = options.Text("time");
        var definition = SurvivalColumns.Event(options.Text("event"));
        string group = options.Text("group", "none");
        double confidence = options.Confidence();
        var table = reference.Table().DropMissing(group == "none" ? [time, definition.Column] : [time, definition.Column, group]);
        var (levels, codes) = group == "none" ? (["all"], new int[table.Rows]) : SurvivalColumns.Groups(table, group);
        var fields = new JsonObject();
        for (int g = 0; g < levels.Length; g++)
        {
            var rows = table.Where(row => codes[row] == g);
            var curve = SurvivalCurve.KaplanMeier(rows.Numbers(time).Values, SurvivalColumns.Events(rows, definition));
            fields[levels[g]] = Curve(curve, confidence, reference.Expected?[levels[g]]);
        }

        return fields;
    }

    /// <summary>A log-rank test.</summary>
    public static JsonNode LogRank(QualificationCase reference)
    {
        var options = reference.Options;
        string time = options.Text("time");
        var definition = SurvivalColumns.Event(options.Text("event"));
        string group = options.Text("group");
        string[] strata = SurvivalColumns.Names(options, "strata");
        DataTable table = reference.Table().DropMissing([time, definition.Column, group, .. strata]);
        var (levels, codes) = SurvivalColumns.Groups(table, group);
        var test = new LogRankTest(levels.Length);
        var result = test.Test(
            table.Numbers(time).Values, SurvivalColumns.Events(table, definition), codes,
            SurvivalColumns.Combinations(table, strata), options.Number("rho", 0));
        var fields = Fields.Of(
            ("chi2", result.ChiSquare.Value), ("df", result.ChiSquare.DegreesOfFreedom), ("p", result.ChiSquare.P), ("z_second_group", result.Z));
        fields["groups"] = new JsonArray([.. levels.Select(l => JsonValue.Create(l))]);
        fields["n"] = Fields.List(levels.Select((_, g) => (double)codes.Count(c => c == g)));
        fields["observed"] = Fields.List(test.Observed.ToArray());
        fields["expected"] = Fields.List(test.Expected.ToArray());
        fields["covariance_of_O_minus_E"] = Rows(test.Covariance.ToArray(), levels.Length);
        return fields;
    }

    /// <summary>A square matrix, stored row by row, as rows.</summary>
    internal static JsonArray Rows(double[] matrix, int n) =>
        [.. Enumerable.Range(0, n).Select(i => (JsonNode)Fields.List(matrix.AsSpan(i * n, n).ToArray()))];

    private static JsonObject Curve(SurvivalCurve curve, double confidence, JsonNode? asked)
    {
        double[] times = Asked(asked, "at_times", "time", curve.Times);
        double[] shares = Asked(asked, "quartiles", "prob", [0.25, 0.5, 0.75]);
        var fields = Fields.Of(("n", curve.Patients), ("events", curve.Events));
        fields["at_times"] = Fields.Table(times, t => At(t, curve.At(t)));
        fields["nelson_aalen_at_times"] = Fields.List(times.Select(t => curve.At(t).CumulativeHazard));
        fields["quartiles"] = Fields.Table(
            shares, p => Fields.Of(("prob", p), ("time", curve.Quantile(p, confidence, SurvivalScale.Log).Time ?? double.NaN)));
        if (Comparison.NumberOf(asked?["tau"]) is { } horizon)
        {
            var mean = curve.MeanUpTo(horizon);
            fields["restricted_mean"] = Fields.Number(mean.Mean);
            fields["restricted_mean_se"] = Fields.Number(mean.StandardError);
            fields["tau"] = Fields.Number(horizon);
        }

        foreach (var (name, scale) in Scales)
        {
            var median = curve.Quantile(0.5, confidence, scale);
            fields[$"ci_{name}"] = Fields.Table(times, t => Limits(t, curve, confidence, scale));
            fields[$"median_ci_{name}"] = Fields.Interval(median.Lower ?? double.NaN, median.Upper ?? double.NaN);
        }

        return fields;
    }

    private static JsonObject At(double time, SurvivalEstimate estimate) => Fields.Of(
        ("time", time), ("n_risk", estimate.AtRisk), ("survival", estimate.Survival), ("se_greenwood", estimate.StandardError));

    private static JsonObject Limits(double time, SurvivalCurve curve, double confidence, SurvivalScale scale)
    {
        var interval = curve.IntervalAt(time, confidence, scale);
        return Fields.Of(("time", time), ("ci_lower", interval?.Lower ?? double.NaN), ("ci_upper", interval?.Upper ?? double.NaN));
    }

    // Cases give the points at which they have numbers in those numbers only.
    private static double[] Asked(JsonNode? expected, string table, string column, IEnumerable<double> otherwise) =>
        expected?[table] is JsonArray rows ? [.. rows.Select(r => Comparison.NumberOf(r?[column]) ?? double.NaN)] : [.. otherwise];
}
