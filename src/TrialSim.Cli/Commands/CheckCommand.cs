using System.CommandLine;
using TrialSim.Cli.Terminal;
using TrialSim.Scenarios;
using TrialSim.Studies;

namespace TrialSim.Cli.Commands;

/// <summary><c>trialsim check</c>: reports everything that is wrong with scenarios.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Build()
    {
        var scenarios = new Argument<string[]>("SCENARIO") { Arity = ArgumentArity.OneOrMore, Description = "Scenario and study files." };
        scenarios.Validators.Add(TrialOptions.RefuseOptions);
        var command = new TrialCommand("check", "Reports every problem of scenario files, or \"ok\" for each.")
        {
            Examples = ["trialsim check scenarios/bench/w1.json", "trialsim check scenarios/*.json"],
        };
        command.Add(scenarios);
        command.SetAction(parsed => Check(parsed.GetRequiredValue(scenarios)));
        return command;
    }

    private static int Check(string[] paths)
    {
        var readings = paths.Select(path => (Path: path, Reading: Read(path))).ToList();
        var wrong = readings.Where(r => r.Reading.Problems.Count > 0).ToList();
        if (wrong.Count > 0)
        {
            throw new RefusedException(string.Join('\n', wrong.Select(r => ScenarioLoading.Describe(r.Path, r.Reading.Problems))));
        }

        StandardOutput.Write(string.Concat(readings.Select(r => $"{r.Path}: ok  {r.Reading.Name}  {r.Reading.Hash}\n")));
        return ExitCode.Done;
    }

    private static (IReadOnlyList<ScenarioProblem> Problems, string? Name, string? Hash) Read(string path)
    {
        if (StudyFile.IsStudy(path))
        {
            var study = StudyFile.Read(path);
            return (study.Problems, study.Protocol?.Name, study.Protocol is { } protocol ? StudyFile.Hash(protocol) : null);
        }

        var trial = ScenarioFile.Read(path);
        return (trial.Problems, trial.Scenario?.Name, trial.Scenario is { } scenario ? ScenarioFile.Hash(scenario) : null);
    }
}
