using System.Text.RegularExpressions;

namespace TrialSim.Tests.Behaviour;

/// <summary>Each broken scenario gives exactly the one message that its writer needs.</summary>
public partial class BrokenScenarioTests
{
    [Theory]
    [MemberData(nameof(SyntaxCases.All), MemberType = typeof(SyntaxCases))]
    public void What_is_not_json_is_explained_at_its_line(string from, string to, string found, string remedy) =>
        AssertOnlyProblem(from, to, string.Empty, found, remedy);

    [Theory]
    [MemberData(nameof(StructureCases.All), MemberType = typeof(StructureCases))]
    public void A_value_that_does_not_fit_its_place_is_explained(string from, string to, string path, string found, string remedy) =>
        AssertOnlyProblem(from, to, path, found, remedy);

    [Theory]
    [MemberData(nameof(RuleCases.All), MemberType = typeof(RuleCases))]
    public void A_broken_rule_between_values_is_explained(string from, string to, string path, string found, string remedy) =>
        AssertOnlyProblem(from, to, path, found, remedy);

    private static void AssertOnlyProblem(string from, string to, string path, string found, string remedy)
    {
        string marked = ScenarioText.With(from, to);
        var reading = ScenarioText.Read(marked.Replace(ScenarioText.Here.ToString(), string.Empty, StringComparison.Ordinal));
        Assert.Null(reading.Scenario);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(path, problem.Path);
        Assert.Contains(found, problem.Found, StringComparison.Ordinal);
        Assert.Contains(remedy, problem.Remedy, StringComparison.Ordinal);
        Assert.Equal(ScenarioText.LineOfMark(marked), problem.Line);
        Assert.DoesNotMatch(NamesOfTheProgram(), problem.ToString().Replace("ScenarioProblem {", string.Empty, StringComparison.Ordinal));
        Assert.Matches(@"[.?]$", problem.Found);
        Assert.Matches(@"[.?]$", problem.Remedy);
    }

    [GeneratedRegex(@"System\.|Int32|Double|Nullable|JsonException|Exception|TrialSim\.|`|Utf8")]
    private static partial Regex NamesOfTheProgram();
}
