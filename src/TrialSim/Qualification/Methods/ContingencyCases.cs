using System.Text.Json.Nodes;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics.Tables;

namespace TrialSim.Qualification.Methods;

/// <summary>Runs reference cases of single tables of counts.</summary>
internal static class ContingencyCases
{
    /// <summary>Tests, risks and effects of a 2 x 2 table.</summary>
    public static JsonNode TwoByTwo(QualificationCase reference)
    {
        var inputs = reference.Inputs;
        var table = new FourfoldTable(inputs.Whole("events_1"), inputs.Whole("n_1"), inputs.Whole("events_2"), inputs.Whole("n_2"));
        double confidence = reference.Options.Confidence();
        var fields = new JsonObject();
        AddTests(fields, table);
        AddFisher(fields, table, confidence);
        AddDifference(fields, table, confidence);
        AddRisks(fields, table, confidence);
        AddRatios(fields, table, confidence);
        AddUnconditionalTests(fields, table);
        return fields;
    }

    /// <summary>Tests of independence of a table of any size.</summary>
    public static JsonNode RByC(QualificationCase reference)
    {
        var table = new ContingencyTable(Counts(reference.Inputs));
        var pearson = table.Pearson();
        return Fields.Of(
            ("chi2", pearson.Value),
            ("df", pearson.DegreesOfFreedom),
            ("p", pearson.P),
            ("likelihood_ratio", table.LikelihoodRatio().Value),
            ("cramers_v", table.CramersV()),
            ("fisher_p", ExactIndependenceTest.P(table) ?? double.NaN));
    }

    /// <summary>Symmetry of a square table of pairs.</summary>
    public static JsonNode McNemar(QualificationCase reference)
    {
        var test = McNemarTest.Of(new(Counts(reference.Inputs)));
        return Fields.Of(
            ("chi2", test.ChiSquare.Value),
            ("df", test.ChiSquare.DegreesOfFreedom),
            ("p", test.ChiSquare.P),
            ("chi2_continuity", test.ChiSquareWithContinuity.Value),
            ("p_continuity", test.ChiSquareWithContinuity.P),
            ("exact_p", test.ExactP ?? double.NaN));
    }

    /// <summary>Trend of risks over ordered groups, scored 1, 2, ... where no scores are given.</summary>
    public static JsonNode Trend(QualificationCase reference)
    {
        int[] events = Array.ConvertAll(reference.Inputs.Numbers("events"), x => (int)x);
        int[] n = Array.ConvertAll(reference.Inputs.Numbers("n"), x => (int)x);
        double[] scores = reference.Inputs.Has("score") ? reference.Inputs.Numbers("score") : [.. Enumerable.Range(1, n.Length).Select(k => (double)k)];
        var test = TrendTest.Of(events, n, scores);
        var fields = Fields.Of(("chi2", test.ChiSquare.Value), ("p", test.ChiSquare.P), ("z", test.Z));
        fields["p_hat"] = Fields.List(events.Select((x, i) => (double)x / n[i]));
        return fields;
    }

    private static void AddTests(JsonObject fields, FourfoldTable table)
    {
        var pearson = RiskTests.Pearson(table);
        var yates = RiskTests.Yates(table);
        fields["chi2_pearson"] = Fields.Number(pearson.Value);
        fields["p_pearson"] = Fields.Number(pearson.P);
        fields["chi2_yates"] = Fields.Number(yates.Value);
        fields["p_yates"] = Fields.Number(yates.P);
        fields["z_pooled"] = Fields.Number(RiskTests.ZPooled(table));
        fields["z_unpooled"] = Fields.Number(RiskTests.ZUnpooled(table));
        fields["chi2_likelihood_ratio"] = Fields.Number(RiskTests.LikelihoodRatio(table).Value);
    }

    private static void AddFisher(JsonObject fields, FourfoldTable table, double confidence)
    {
        var distribution = NoncentralHypergeometric.Of(table);
        var test = FisherExactTest.Of(distribution, table.Events1);
        var inR = ConditionalOddsRatio.AsInR(distribution, table.Events1, confidence);
        var exact = ConditionalOddsRatio.Of(distribution, table.Events1, confidence);
        fields["fisher_p_two_sided"] = Fields.Number(test.TwoSided);
        fields["fisher_p_less"] = Fields.Number(test.Less);
        fields["fisher_p_greater"] = Fields.Number(test.Greater);
        fields["fisher_mid_p_two_sided"] = Fields.Number(test.MidTwoSided);
        fields["fisher_conditional_odds_ratio"] = Fields.Number(inR.Estimate);
        fields["fisher_or_ci"] = Fields.Interval(inR.Interval);
        fields["fisher_conditional_odds_ratio_full_precision"] = Fields.Number(exact.Estimate);
        fields["fisher_or_ci_full_precision"] = Fields.Interval(exact.Interval);
    }

    private static void AddDifference(JsonObject fields, FourfoldTable table, double confidence)
    {
        double z = ScoreStatistic.Difference(table, 0, ScoreVariance.MiettinenNurminen);
        fields["risk_difference"] = Fields.Number(table.RiskDifference);
        fields["rd_wald_ci"] = Fields.Interval(RiskDifferenceInterval.Wald(table, confidence));
        fields["rd_newcombe_ci"] = Fields.Interval(RiskDifferenceInterval.Newcombe(table, confidence));
        fields["rd_miettinen_nurminen_ci"] = Fields.Interval(ScoreInterval.Difference(table, confidence, ScoreVariance.MiettinenNurminen));
        fields["rd_mn_score_z"] = Fields.Number(z);
        fields["rd_mn_score_p"] = Fields.Number(2 * NormalDistribution.UpperTail(Math.Abs(z)));
        fields["rd_mee_ci"] = Fields.Interval(ScoreInterval.Difference(table, confidence, ScoreVariance.Mee));
        fields["rd_agresti_caffo_ci"] = Fields.Interval(RiskDifferenceInterval.AgrestiCaffo(table, confidence));
    }

    private static void AddRisks(JsonObject fields, FourfoldTable table, double confidence)
    {
        fields["risk_1"] = Fields.Number(table.Risk1);
        fields["risk_2"] = Fields.Number(table.Risk2);
        fields["wilson_ci_1"] = Fields.Interval(BinomialInterval.Wilson(table.Events1, table.N1, confidence));
        fields["wilson_ci_2"] = Fields.Interval(BinomialInterval.Wilson(table.Events2, table.N2, confidence));
        fields["wilson_cc_ci_1"] = Fields.Interval(BinomialInterval.WilsonWithContinuity(table.Events1, table.N1, confidence));
        fields["wilson_cc_ci_2"] = Fields.Interval(BinomialInterval.WilsonWithContinuity(table.Events2, table.N2, confidence));
        fields["clopper_pearson_ci_1"] = Fields.Interval(BinomialInterval.ClopperPearson(table.Events1, table.N1, confidence));
        fields["clopper_pearson_ci_2"] = Fields.Interval(BinomialInterval.ClopperPearson(table.Events2, table.N2, confidence));
    }

    private static void AddRatios(JsonObject fields, FourfoldTable table, double confidence)
    {
        fields["risk_ratio"] = Fields.Number(table.RiskRatio);
        fields["rr_log_wald_ci"] = Fields.Interval(LogWaldInterval.RiskRatio(table, confidence));
        fields["rr_miettinen_nurminen_ci"] = Fields.Interval(ScoreInterval.Ratio(table, confidence, ScoreVariance.MiettinenNurminen));
        fields["odds_ratio"] = Fields.Number(table.OddsRatio);
        fields["or_log_wald_ci"] = Fields.Interval(LogWaldInterval.OddsRatio(table, confidence));
        fields["or_miettinen_nurminen_ci"] = Fields.Interval(ScoreInterval.OddsRatioUnbiased(table, confidence, ScoreVariance.MiettinenNurminen));
        fields["or_miettinen_nurminen_ci_with_bias"] = Fields.Interval(ScoreInterval.OddsRatio(table, confidence, ScoreVariance.MiettinenNurminen));
    }

    private static void AddUnconditionalTests(JsonObject fields, FourfoldTable table)
    {
        double P(UnconditionalOrdering ordering) => UnconditionalExactTest.Of(table, ordering)?.P ?? double.NaN;
        fields["boschloo_p_two_sided"] = Fields.Number(P(UnconditionalOrdering.Boschloo));
        fields["barnard_pooled_p_two_sided"] = Fields.Number(P(UnconditionalOrdering.BarnardPooled));
        fields["barnard_unpooled_p_two_sided"] = Fields.Number(P(UnconditionalOrdering.BarnardUnpooled));
    }

    private static int[,] Counts(CaseValues inputs)
    {
        double[][] rows = inputs.Matrix("table");
        var counts = new int[rows.Length, rows[0].Length];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < rows[0].Length; j++)
            {
                counts[i, j] = (int)rows[i][j];
            }
        }

        return counts;
    }
}
