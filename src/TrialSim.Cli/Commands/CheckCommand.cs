using System.CommandLine;
using TrialSim.Cli.Terminal;
using TrialSim.Scenarios;

namespace TrialSim.Cli.Commands;

/// <summary><c>trialsim check</c>: reports everything that is wrong with scenarios.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Build()
    {
        var scenarios = new Argument<string[]>("SCENARIO") { Arity = ArgumentArity.OneOrMore, Description = "Scenario files." };
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
        var readings = paths.Select(path => (Path: path, Reading: ScenarioFile.Read(path))).ToList();
        var wrong = readings.Where(r => r.Reading.Problems.Count > 0).ToList();
        if (wrong.Count > 0)
        {
            throw new RefusedException(string.Join('\n', wrong.Select(r => ScenarioLoading.Describe(r.Path, r.Reading.Problems))));
        }

        StandardOutput.Write(string.Concat(readings.Select(r => $"{r.Path}: ok  {r.Reading.Scenario!.Name}  {ScenarioFile.Hash(r.Reading.Scenario)}\n")));
        return ExitCode.Done;
    }
}
