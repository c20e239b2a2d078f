using System.CommandLine;
using TrialSim.Cli.Reports;
using TrialSim.Cli.Studying;
using TrialSim.Cli.Terminal;
using TrialSim.Studies;

namespace TrialSim.Cli.Commands;

/// <summary><c>trialsim describe</c>: says in words what a scenario simulates.</summary>
internal static class DescribeCommand
{
    /// <summary>The command.</summary>
    public static Command Build()
    {
        var scenario = TrialOptions.Scenario();
        var command = new TrialCommand("describe", "Says in words what a scenario or biomarker study simulates, where its figures come from, and which are assumptions.")
        {
            Examples = ["trialsim describe scenarios/bench/w1.json"],
        };
        command.Add(scenario);
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(scenario);
            StandardOutput.Write(StudyFile.IsStudy(path) ? StudyReport.Describe(StudyLoading.Load(path)) : ScenarioDescription.Write(ScenarioLoading.Load(path)));
            return ExitCode.Done;
        });
        return command;
    }
}
