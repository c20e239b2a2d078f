using System.Text.Json;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.LinearModels;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.LinearModels;

/// <summary>Least squares means against ls-means.json, which ls-means.R made with R's emmeans.</summary>
/// <remarks>Approximate: the file holds 15 digits; the largest relative difference seen is 3e-13, of a difference near 0 beside its parts.</remarks>
public sealed class LsMeansTests
{
    private const double Tolerance = 2e-12;

    private static readonly DataTable Table = Read();

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    private static JsonElement[] Cases => [.. ReferenceFile.Cases("LinearModels/ls-means.json", "cases")];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Means_and_differences_are_those_of_emmeans(int number)
    {
        var expected = Cases[number];
        var model = LinearModel.Fit(Formula.Parse(Text(expected, "formula")), Table);
        var at = expected.GetProperty("at").EnumerateObject().ToDictionary(v => v.Name, v => v.Value.EnumerateArray().Select(n => n.GetDouble()).ToArray());
        var weights = Text(expected, "weights") == "proportional" ? MarginWeights.Proportional : MarginWeights.Equal;
        var means = LsMeans.Of(ReferenceGrid.Of(model.Design, model.Frame, at), LsMeansSpec.Parse(Text(expected, "spec")), weights);

        var rows = expected.GetProperty("means").EnumerateArray().ToArray();
        Assert.Equal(rows.Select(r => r.GetProperty("levels").GetString()), means.Means.Select(m => Joined(m.Levels)));
        Compare(rows, means.Means.Select(m => m.Contrast), model);
        rows = [.. expected.GetProperty("differences").EnumerateArray()];
        var differences = means.Pairwise().ToArray();
        Assert.Equal(rows.Select(r => r.GetProperty("contrast").GetString()), differences.Select(d => d.Label));
        Assert.Equal(rows.Select(r => r.GetProperty("by").GetString()), differences.Select(d => Joined(d.By)));
        Compare(rows, differences.Select(d => d.Contrast), model);
    }

    [Fact]
    public void Differences_from_a_reference_are_the_pairs_that_hold_it()
    {
        var model = LinearModel.Fit(Formula.Parse("len ~ supp * dose"), Table);
        var means = LsMeans.Of(ReferenceGrid.Of(model.Design, model.Frame), LsMeansSpec.Parse("dose | supp"), MarginWeights.Equal);

        Assert.Equal(
            ["dose0.5 - dose1", "dose2 - dose1", "dose0.5 - dose1", "dose2 - dose1"], means.Versus(1).Select(d => d.Label));
        var pairs = means.Pairwise().ToArray();
        var versus = means.Versus(0).ToArray();
        Assert.Equal(pairs[0].Contrast, versus[0].Contrast);
        Assert.Equal(pairs[1].Contrast, versus[1].Contrast);
    }

    [Theory]
    [InlineData("supp | ")]
    [InlineData("")]
    [InlineData("supp | dose | male")]
    [InlineData("supp | supp")]
    public void A_request_without_sense_is_refused(string spec) => Assert.Throws<StatisticsInputException>(() => LsMeansSpec.Parse(spec));

    [Fact]
    public void A_variable_outside_the_model_is_refused()
    {
        var model = LinearModel.Fit(Formula.Parse("len ~ supp + crp"), Table);
        var grid = ReferenceGrid.Of(model.Design, model.Frame);
        Assert.Contains("\"dose\"", Assert.Throws<StatisticsInputException>(() => LsMeans.Of(grid, LsMeansSpec.Parse("dose"), MarginWeights.Equal)).Message, StringComparison.Ordinal);
        foreach (string name in new[] { "supp", "male", "nothing" })
        {
            Assert.Throws<StatisticsInputException>(() => ReferenceGrid.Of(model.Design, model.Frame, new Dictionary<string, double[]> { [name] = [1] }));
        }
    }

    private static void Compare(JsonElement[] rows, IEnumerable<double[]> contrasts, LinearModel model)
    {
        foreach (var (row, contrast) in rows.Zip(contrasts))
        {
            var estimate = model.Coefficients.Estimate(contrast);
            Near.Relative(row.Number("estimate"), estimate.Estimate, Tolerance);
            Near.Relative(row.Number("se"), estimate.StandardError, Tolerance);
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name)[0].GetString()!;

    private static string Joined(IEnumerable<GridLevel> levels) => string.Join(' ', levels.Select(l => l.Text));

    private static DataTable Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Behaviour.Repository.Path("tests/TrialSim.Tests/Reference/LinearModels/ls-means.json")));
        return new([.. document.RootElement.GetProperty("data").EnumerateObject().Select(Column)]);
    }

    private static DataColumn Column(JsonProperty column) => column.Value[0].ValueKind == JsonValueKind.Number
        ? new NumericColumn(column.Name, [.. column.Value.EnumerateArray().Select(v => v.GetDouble())])
        : FactorColumn.Of(column.Name, [.. column.Value.EnumerateArray().Select(v => v.GetString())]);
}
