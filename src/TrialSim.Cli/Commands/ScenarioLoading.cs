using System.Text;
using TrialSim.Cli.Studying;
using TrialSim.Scenarios;

namespace TrialSim.Cli.Commands;

/// <summary>Reads scenarios for commands that cannot go on without one.</summary>
internal static class ScenarioLoading
{
    /// <summary>The scenario in a file.</summary>
    /// <exception cref="RefusedException">The file cannot be read, something is wrong with the scenario, or it is a biomarker study.</exception>
    public static Scenario Load(string path)
    {
        StudyLoading.RefuseStudy(path);
        var reading = ScenarioFile.Read(path);
        return reading.Scenario is { } scenario && reading.Problems.Count == 0
            ? scenario
            : throw new RefusedException(Describe(path, reading.Problems));
    }

    /// <summary>Every problem as "file:line: path: found", its remedy indented on the line below.</summary>
    public static string Describe(string path, IReadOnlyList<ScenarioProblem> problems)
    {
        var text = new StringBuilder();
        foreach (var problem in problems)
        {
            text.Append(path).Append(problem.Line > 0 ? $":{problem.Line}: " : ": ")
                .Append(problem.Path.Length > 0 ? problem.Path + ": " : string.Empty)
                .Append(problem.Found).Append("\n    ").Append(problem.Remedy).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }
}
