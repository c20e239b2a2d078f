using System.CommandLine;
using TrialSim.Cli.Reports;
using TrialSim.Cli.Terminal;

namespace TrialSim.Cli.Commands;

/// <summary><c>trialsim describe</c>: says in words what a scenario simulates.</summary>
internal static class DescribeCommand
{
    /// <summary>The command.</summary>
    public static Command Build()
    {
        var scenario = TrialOptions.Scenario();
        var command = new TrialCommand("describe", "Says in words what a scenario simulates, where its figures come from, and which are assumptions.")
        {
            Examples = ["trialsim describe scenarios/bench/w1.json"],
        };
        command.Add(scenario);
        command.SetAction(parsed =>
        {
            StandardOutput.Write(ScenarioDescription.Write(ScenarioLoading.Load(parsed.GetRequiredValue(scenario))));
            return ExitCode.Done;
        });
        return command;
    }
}
