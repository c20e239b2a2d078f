using System.Text.Json;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.MixedModels;
using TrialSim.Statistics.Mmrm;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.MixedModels;

/// <summary>
/// Linear mixed models against lme4, lmerTest and pbkrtest (mixed-models.json, made by mixed-models.R), and what no change of units or
/// labels may alter. Tolerances: lmerTest differentiates numerically, which leaves 1e-5 in the degrees of freedom; bobyqa on the
/// boundary, and R's numerical polishing inside, leave 1e-6 in the rest.
/// </summary>
public sealed class LinearMixedModelTests
{
    private static readonly Dictionary<string, JsonElement> Cases =
        ReferenceFile.Cases("MixedModels/mixed-models.json", "cases").ToDictionary(c => c.GetProperty("name").GetString()!);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Fits_agree_with_lme4(string name)
    {
        var reference = Cases[name];
        var model = Fit(reference);

        Assert.Equal(reference.GetProperty("singular").GetBoolean() ? MixedModelOutcome.Boundary : MixedModelOutcome.Converged, model.Outcome);
        Near.Absolute(reference.GetProperty("loglik").GetDouble(), model.LogLikelihood, 1e-8, name);
        Assert.Equal(Texts(reference, "terms"), model.Coefficients.Names);
        CheckAll(Numbers(reference, "estimate"), model.Coefficients.Values.ToArray(), 1e-6, name);
        CheckAll(Numbers(reference, "se"), [.. Contrasts(model.Coefficients).Select(c => c.StandardError)], 1e-6, name);
        CheckAll(Numbers(reference, "variances"), Variances(model), 2e-6, name);
        CheckAll(Numbers(reference, "ranef"), RandomEffects(model), 2e-6, name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Tests_agree_with_lmerTest(string name)
    {
        var reference = Cases[name];
        var model = Fit(reference);

        CheckAll(Numbers(reference, "df"), [.. Contrasts(model.Coefficients).Select(c => c.DegreesOfFreedom)], 1e-5, name);
        if (reference.TryGetProperty("test", out _))
        {
            HypothesisTest[] tests = [.. model.TestTerms()];
            Assert.Equal(Texts(reference, "test"), tests.Select(t => t.Hypothesis));
            Assert.Equal(Numbers(reference, "num_df"), tests.Select(t => (double)t.NumeratorDf));
            CheckAll(Numbers(reference, "den_df"), [.. tests.Select(t => t.DenominatorDf)], 1e-5, name);
            CheckAll(Numbers(reference, "F"), [.. tests.Select(t => t.F)], 1e-6, name);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Kenward_and_Roger_agree_with_pbkrtest(string name)
    {
        var reference = Cases[name];
        if (!reference.TryGetProperty("kr_se", out _))
        {
            return;
        }

        var model = Fit(reference);
        var adjusted = Contrasts(model.KenwardRoger()).ToArray();
        CheckAll(Numbers(reference, "kr_se"), [.. adjusted.Select(c => c.StandardError)], 1e-6, name);
        CheckAll(Numbers(reference, "kr_df"), [.. adjusted.Select(c => c.DegreesOfFreedom)], 1e-6, name);
        if (reference.TryGetProperty("kr_F", out var f))
        {
            int p = model.Coefficients.Count;
            var all = model.TestByKenwardRoger("all but the constant", [.. Enumerable.Range(1, p - 1).Select(j => Unit(j, p))]);
            Near.Relative(f.GetDouble(), all.F, 1e-6, name);
            Near.Relative(reference.GetProperty("kr_ddf").GetDouble(), all.DenominatorDf, 1e-6, name);
        }
    }

    [Fact]
    public void Origin_and_unit_of_a_covariate_change_nothing_but_its_own_coefficients()
    {
        var table = Table(Cases["correlation on the boundary"]);
        var days = table.Numbers("Days").Values.ToArray();
        var original = Fit("Reaction ~ Days + (Days | Subject)", table);
        var moved = Fit("Reaction ~ Days + (Days | Subject)", table.With(new NumericColumn("Days", Array.ConvertAll(days, d => 1000 * (d + 5000)))));

        Assert.Equal(original.Outcome, moved.Outcome);
        Near.Absolute(original.LogLikelihood - Math.Log(1000), moved.LogLikelihood, 1e-7); // REML's likelihood knows the slope's unit
        Near.Relative(original.Coefficients[1].Statistic, moved.Coefficients[1].Statistic, 1e-9);
        Near.Relative(original.Coefficients[1].DegreesOfFreedom, moved.Coefficients[1].DegreesOfFreedom, 1e-7);
        Near.Relative(original.ResidualVariance, moved.ResidualVariance, 1e-9);
    }

    [Fact]
    public void Order_of_the_rows_and_names_of_the_groups_change_nothing()
    {
        var table = Table(Cases["split plot, unbalanced, factors"]);
        int[] shuffled = [.. Enumerable.Range(0, table.Rows).OrderBy(i => i * 37 % 67)];
        var other = table.Select(shuffled);
        other = other.With(FactorColumn.Of("Block", [.. Enumerable.Range(0, table.Rows).Select(i => "z" + (9 - other.Factor("Block").Codes[i]))]));
        var model = Fit("yield ~ rate * Variety + (1 | Block/Variety)", table);
        var again = Fit("yield ~ rate * Variety + (1 | Block/Variety)", other);

        Near.Absolute(model.LogLikelihood, again.LogLikelihood, 1e-9);
        CheckAll(model.Coefficients.Values.ToArray(), again.Coefficients.Values.ToArray(), 1e-9, "coefficients");
        CheckAll([.. model.TestTerms().Select(t => t.F)], [.. again.TestTerms().Select(t => t.F)], 1e-9, "F");
    }

    [Fact]
    public void Type_three_tests_do_not_depend_on_the_reference_levels()
    {
        var table = Table(Cases["split plot, unbalanced, factors"]);
        var releveled = table.WithLevels("rate", ["N0.4", "N0.6", "N0", "N0.2"]).WithLevels("Variety", ["Victory", "Golden Rain", "Marvellous"]);
        var tests = Fit("yield ~ rate * Variety + (1 | Block/Variety)", table).TestTerms();
        var others = Fit("yield ~ rate * Variety + (1 | Block/Variety)", releveled).TestTerms();

        foreach (var (test, other) in tests.Zip(others))
        {
            Near.Relative(test.F, other.F, 1e-8, test.Hypothesis);
            Near.Relative(test.DenominatorDf, other.DenominatorDf, 1e-3, test.Hypothesis); // Fai and Cornelius' depend on the choice of the combinations
        }
    }

    [Fact]
    public void Nested_groups_may_be_written_out()
    {
        var table = Table(Cases["nested groups"]);
        var model = Fit("strength ~ 1 + (1 | batch/cask)", table);
        var other = Fit("strength ~ (1 | batch) + (1 | cask:batch)", table);

        Assert.Equal(["cask:batch", "batch"], model.RandomCovariances.Select(c => c.Group));
        Assert.Equal(model.LogLikelihood, other.LogLikelihood);
    }

    [Fact]
    public void A_model_that_reproduces_the_responses_says_so()
    {
        var table = new DataTable([new NumericColumn("y", [1, 2, 3, 4, 5, 6]), new NumericColumn("x", [1, 2, 3, 4, 5, 6]), FactorColumn.Of("g", ["a", "a", "b", "b", "c", "c"])]);
        var model = Fit("y ~ x + (1 | g)", table);

        Assert.Equal(MixedModelOutcome.PerfectFit, model.Outcome);
        Near.Relative(1, model.Coefficients.Values[1], 1e-12);
        Assert.True(double.IsNaN(model.Coefficients[1].P) && double.IsNaN(model.KenwardRoger()[1].P) && double.IsNaN(model.TestTerms().First().P));
    }

    [Theory]
    [InlineData("y ~ x", "no random term")]
    [InlineData("y ~ x + (1 | g) + (1 | h", "no random term")]
    [InlineData("y ~ x + (x | one)", "one group only")]
    [InlineData("y ~ x + (1 | each)", "6 groups with 1 each")]
    [InlineData("y ~ x + (x | g)", "3 groups with 2 each")]
    [InlineData("y ~ x + I(2 * x) + (1 | g)", "I(2 * x)")]
    [InlineData("y ~ x + (1 | nowhere)", "nowhere")]
    public void What_cannot_be_fitted_is_refused_in_words(string formula, string words)
    {
        var table = new DataTable(
        [
            new NumericColumn("y", [1, 2, 1, 4, 3, 6]), new NumericColumn("x", [1, 2, 3, 4, 5, 7]), FactorColumn.Of("g", ["a", "a", "b", "b", "c", "c"]),
            FactorColumn.Of("one", ["a", "a", "a", "a", "a", "a"]), FactorColumn.Of("each", ["a", "b", "c", "d", "e", "f"]),
        ]);

        Assert.Contains(words, Assert.Throws<StatisticsInputException>(() => Fit(formula, table)).Message, StringComparison.Ordinal);
    }

    private static LinearMixedModel Fit(JsonElement reference) => LinearMixedModel.Fit(
        MixedFormula.Parse(reference.GetProperty("formula").GetString()!), Table(reference),
        reference.GetProperty("reml").GetBoolean() ? LikelihoodKind.Restricted : LikelihoodKind.Full);

    private static LinearMixedModel Fit(string formula, DataTable table) =>
        LinearMixedModel.Fit(MixedFormula.Parse(formula), table, LikelihoodKind.Restricted);

    private static DataTable Table(JsonElement reference) => new(
    [
        .. reference.GetProperty("data").EnumerateObject().Select(column => column.Value[0].ValueKind == JsonValueKind.Number
            ? (DataColumn)new NumericColumn(column.Name, [.. column.Value.EnumerateArray().Select(v => v.GetDouble())])
            : FactorColumn.Of(column.Name, [.. column.Value.EnumerateArray().Select(v => v.GetString())])),
    ]);

    private static double[] Numbers(JsonElement reference, string name) =>
        reference.GetProperty(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(v => v.GetDouble())] : [reference.GetProperty(name).GetDouble()];

    private static string[] Texts(JsonElement reference, string name) =>
        reference.GetProperty(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(v => v.GetString()!)] : [reference.GetProperty(name).GetString()!];

    private static IEnumerable<ContrastEstimate> Contrasts(CoefficientEstimates coefficients) => Enumerable.Range(0, coefficients.Count).Select(j => coefficients[j]);

    private static double[] Unit(int j, int p) => [.. Enumerable.Range(0, p).Select(k => k == j ? 1.0 : 0)];

    private static double[] Variances(LinearMixedModel model) =>
    [
        .. from term in model.RandomCovariances
           let q = term.Effects.Count
           from pair in Enumerable.Range(0, q).Select(i => (i, i)).Concat(from i in Enumerable.Range(0, q) from j in Enumerable.Range(i + 1, q - i - 1) select (i, j))
           select term.Matrix[pair.Item1, pair.Item2],
        model.ResidualVariance,
    ];

    // terms of the first grouping side by side, group by group, as ranef(model)[[1]] has them
    private static double[] RandomEffects(LinearMixedModel model)
    {
        GroupEffects[] first = [.. model.RandomEffects().Where(t => t.Group == model.RandomEffects()[0].Group)];
        return
        [
            .. from level in Enumerable.Range(0, first[0].Levels.Count)
               from term in first
               from effect in Enumerable.Range(0, term.Effects.Count)
               select term.Values[level, effect],
        ];
    }

    // relative to the largest, since a covariance or a random effect may be near 0
    private static void CheckAll(double[] expected, double[] actual, double tolerance, string about)
    {
        Assert.Equal(expected.Length, actual.Length);
        double size = expected.Max(Math.Abs);
        foreach (var (e, a) in expected.Zip(actual))
        {
            Near.Absolute(e, a, tolerance * Math.Max(Math.Abs(e), 0.01 * size), about);
        }
    }
}
