using System.Text.Json;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Formulas;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.LinearModels;

/// <summary>Model formulas against formulas.json, which formulas.R made with R's model.matrix.</summary>
/// <remarks>Exact for names and order; entries within 2 units of the last place, by which logarithm and exponential differ from R's.</remarks>
public sealed class FormulaTests
{
    private static readonly DataTable Table = new(
    [
        new NumericColumn("y", [1.5, 2, -1, 0.25, 7, 3, 2.5, 4]),
        FactorColumn.Of("a", ["p", "q", "r", "p", "q", "r", "p", "q"]).WithLevels(["q", "p", "r"]),
        FactorColumn.Of("b", ["u", "u", "v", "v", "u", "v", "v", "u"]),
        FactorColumn.Of("c", ["1", "2", "2", "1", "1", "2", "1", "2"]).WithLevels(["1", "2", "3"]),
        new NumericColumn("x", [0.5, 1, 2, 4, 8, 16, 3, 7]),
        new NumericColumn("z", [10, 20, 10, 40, 20, 10, 40, 20]),
        new NumericColumn("CRP mg/L", [1, 2, 3, 4, 5, 6, 7, 8]),
    ]);

    public static TheoryData<string> Formulas => [.. Cases.Select(c => c.GetProperty("formula").GetString()!)];

    private static IEnumerable<JsonElement> Cases => ReferenceFile.Cases("LinearModels/formulas.json", "cases");

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Columns_are_those_of_R(string text)
    {
        var expected = Cases.Single(c => c.GetProperty("formula").GetString() == text);
        var formula = Formula.Parse(text, Table);
        var matrix = ModelDesign.Of(formula, Table).Build(Table);

        Assert.Equal(expected.GetProperty("terms").EnumerateArray().Select(t => t.GetString()), formula.TermLabels);
        Assert.Equal(expected.GetProperty("columns").EnumerateArray().Select(t => t.GetString()), matrix.Names);
        Assert.Equal(expected.GetProperty("assign").EnumerateArray().Select(t => t.GetInt32()), TermOfEachColumn(matrix));
        foreach (var (i, row) in expected.GetProperty("rows").EnumerateArray().Index())
        {
            foreach (var (j, entry) in row.EnumerateArray().Index())
            {
                Near.Relative(entry.GetDouble(), matrix[i, j], 5e-16, matrix.Names[j]);
            }
        }
    }

    [Theory]
    [InlineData("y ~ a + ", "the formula ends where a column was expected, at character 9.")]
    [InlineData("y ~ a ++ b", "\"+\" stands where a column was expected, at character 8.")]
    [InlineData("y ~ (a + b", "the formula ends where \")\" was expected, at character 11.")]
    [InlineData("y ~ a b", "\"b\" was not expected, at character 7.")]
    [InlineData("y ~ a & b", "\"&\" has no meaning here, at character 7.")]
    [InlineData("y ~ lg(x)", "there is no function \"lg\" (known are log, log2, log10, exp, sqrt, abs, I, factor), at character 5.")]
    [InlineData("y ~ poly(x, 2)", "there is no function \"poly\" (known are log, log2, log10, exp, sqrt, abs, I, factor), at character 5.")]
    [InlineData("y ~ cut(x, breaks = 2)", "there is no function \"cut\" (known are log, log2, log10, exp, sqrt, abs, I, factor), at character 5.")]
    [InlineData("y ~ log(x, 2)", "\",\" has no meaning here, at character 10.")]
    [InlineData("y ~ y", "the response \"y\" is also a predictor.")]
    [InlineData("y ~ x + y", "the response \"y\" is also a predictor.")]
    [InlineData("log(x) ~ a * log(x)", "the response \"log(x)\" is also a predictor.")]
    [InlineData("y ~ `a", "a backtick without its partner, at character 5.")]
    [InlineData("y ~ a^b", "a whole number from 1 must follow \"^\", at character 7.")]
    [InlineData("y ~ 2", "the number 2 is no term, at character 5.")]
    [InlineData("y ~ x ~ a", "\"~\" was not expected, at character 7.")]
    [InlineData("", "the formula ends where a column was expected, at character 1.")]
    public void What_is_no_formula_is_refused_with_its_place(string text, string found)
    {
        var refused = Assert.Throws<StatisticsInputException>(() => Formula.Parse(text, Table));
        Assert.Equal($"formula \"{text}\": {found}", refused.Found);
    }

    [Fact]
    public void A_column_that_is_not_there_is_named_with_the_one_probably_meant()
    {
        var refused = Refused("y ~ a + CRP_mg");
        Assert.Equal("there is no column \"CRP_mg\".", refused.Found);
        Assert.StartsWith("Did you mean \"CRP mg/L\"? ", refused.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_factor_with_one_level_is_refused()
    {
        var only = Table.KeepRows("b", ["u"]);
        var refused = Assert.Throws<StatisticsInputException>(() => ModelDesign.Of(Formula.Parse("y ~ b"), only));
        Assert.Equal("column \"b\" has one value only, \"u\", in the rows analysed.", refused.Found);
    }

    [Fact]
    public void A_logarithm_of_zero_is_refused_with_its_row()
    {
        var table = Table.With(new NumericColumn("x", [1, 2, 0, 4, 5, 6, 7, 8]));
        var refused = Assert.Throws<StatisticsInputException>(() => ModelDesign.Of(Formula.Parse("y ~ log(x)"), table).Build(table));
        Assert.StartsWith("row 3: column \"x\": log(x) is not a number where x is 0.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arithmetic_of_a_factor_is_refused() => Assert.Contains("\"p\" is not a number", Refused("y ~ I(a * 2)").Message, StringComparison.Ordinal);

    [Fact]
    public void A_level_that_the_fit_did_not_have_is_refused()
    {
        var design = ModelDesign.Of(Formula.Parse("y ~ b"), Table);
        var other = Table.With(FactorColumn.Of("b", ["u", "u", "v", "v", "u", "w", "v", "u"]));
        var refused = Assert.Throws<StatisticsInputException>(() => design.Build(other));
        Assert.StartsWith("row 6: column \"b\": the value is w", refused.Message, StringComparison.Ordinal);
    }

    private static StatisticsInputException Refused(string formula) =>
        Assert.Throws<StatisticsInputException>(() => ModelDesign.Of(Formula.Parse(formula, Table), Table).Build(Table));

    private static IEnumerable<int> TermOfEachColumn(ModelMatrix matrix)
    {
        int first = matrix.Design.Formula.HasIntercept ? 0 : 1;
        return matrix.Design.Terms.SelectMany((term, k) => Enumerable.Repeat(k + first, term.Count));
    }
}
