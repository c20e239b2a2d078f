using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrialSim.Analyses;
using TrialSim.Analyses.Tables;
using TrialSim.Plans;
using TrialSim.Scenarios.Csv;
using TrialSim.Tests.Behaviour;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference;

/// <summary>Analyses of a table's columns give R's numbers, each where it belongs.</summary>
/// <remarks>
/// Approximate: 1e-9, for direct formulas agree to about 1e-13, and R's iterative fits, made as sharp as R allows, to about 1e-10. Mixed
/// models 2e-5: lme4 and nlme stop earlier, and lmerTest differentiates numerically.
/// </remarks>
public class TableAnalysisTests
{
    private const string Folder = "tests/TrialSim.Tests/Reference/TableAnalyses";

    public static TheoryData<string> Plans => [.. Names];

    private static IEnumerable<string> Names => [.. Directory.GetFiles(Repository.Path(Folder), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Where(f => f != "table-analyses").Order()];

    [Theory]
    [MemberData(nameof(Plans))]
    public void Every_number_of_R_is_found(string plan)
    {
        var results = Run(plan);
        int compared = 0;
        foreach (var expected in ReferenceFile.Cases("TableAnalyses/table-analyses.json", "rows").Where(r => r.GetProperty("plan").GetString() == plan))
        {
            string? measure = expected.TryGetProperty("measure", out var named) ? named.GetString() : null;
            string term = expected.GetProperty("term").GetString()!;
            var analysis = results.Single(r => r.Name == expected.GetProperty("analysis").GetString());
            var row = Assert.Single(analysis.Rows, r => r.Measure == measure && r.Term == term);
            foreach (var field in expected.EnumerateObject().Where(f => f.Value.ValueKind == JsonValueKind.Number || f.Value.ValueEquals("Infinity")))
            {
                double tolerance = plan is "sleepstudy" or "orthodont" ? 2e-5 : 1e-9;
                double number = field.Value.ValueKind == JsonValueKind.Number ? field.Value.GetDouble() : double.PositiveInfinity;
                double actual = Field(row, field.Name)!.Value;
                bool agrees = actual == number || Math.Abs(actual - number) <= Math.Max(1e-12, tolerance * Math.Abs(number));
                Assert.True(agrees, $"{analysis.Name}, {measure}, {term}: {field.Name} is {actual}, R has {number}");
                compared++;
            }
        }

        Assert.InRange(compared, 4, int.MaxValue);
    }

    [Fact]
    public void Every_kind_of_table_analysis_is_compared()
    {
        var compared = Names.SelectMany(p => PlanFile.Read(Repository.Path($"{Folder}/{p}.json")).Plan!.Analyses).Select(a => a.GetType()).ToHashSet();
        Assert.DoesNotContain(typeof(TableAnalysis).GetCustomAttributes<JsonDerivedTypeAttribute>(), known => !compared.Contains(known.DerivedType));
    }

    [Fact]
    public void No_two_kinds_of_analysis_have_the_same_name()
    {
        string[] kinds = [.. ((Type[])[typeof(Analysis), typeof(TableAnalysis)]).SelectMany(f => f.GetCustomAttributes<JsonDerivedTypeAttribute>()).Select(a => (string)a.TypeDiscriminator!)];
        Assert.Equal(kinds.Distinct(), kinds);
    }

    private static double? Field(ResultRow row, string name) => name switch
    {
        "estimate" => row.Estimate,
        "se" => row.StandardError,
        "df" => row.DegreesOfFreedom,
        "ddf" => row.DenominatorDegreesOfFreedom,
        "statistic" => row.Statistic,
        "p" => row.PValue,
        "lower" => row.Lower,
        "upper" => row.Upper,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such field"),
    };

    private static IReadOnlyList<AnalysisResult> Run(string plan)
    {
        var reading = PlanFile.Read(Repository.Path($"{Folder}/{plan}.json"));
        Assert.Empty(reading.Problems);
        var outcome = PlanRun.Of(reading.Plan!, CsvTable.Read(Repository.Path($"src/TrialSim.Cli/Qualifying/data/{plan}.csv")));
        Assert.Empty(outcome.PlanProblems.Concat(outcome.DataProblems));
        return outcome.Report!.Results;
    }
}
