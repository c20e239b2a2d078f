using System.CommandLine;
using TrialSim.Cli.Analyzing;

namespace TrialSim.Cli.Commands;

/// <summary><c>trialsim analyze</c>: analyses a real data set as a plan says.</summary>
internal static class AnalyzeCommand
{
    /// <summary>The command.</summary>
    public static Command Build()
    {
        var data = new Argument<string>("DATA") { Description = "CSV file with the names of the columns in its first line." };
        data.Validators.Add(TrialOptions.RefuseOptions);
        var plan = new Option<string>("--plan") { HelpName = "PLAN", Required = true, Description = "Analysis plan (JSON; comments are allowed; see trialsim schema --plan)." };
        var json = new Option<bool>("--json") { Description = "Print the results as one JSON document in full precision (see trialsim schema --analysis)." };
        var directory = new Option<string?>("--out") { HelpName = "DIR", Description = "Also write analysis.json and analysis.csv into this directory." };
        var command = new TrialCommand("analyze", "Analyses a trial's data from a CSV file, with the very tests that a scenario simulates and with models by formula.")
        {
            Examples =
            [
                "trialsim analyze antidepressant.csv --plan scenarios/plans/antidepressant.json",
                "trialsim cohort scenarios/raison-2013.json > trial.csv && trialsim analyze trial.csv --plan scenarios/plans/cohort.json",
            ],
        };
        command.Add(data);
        foreach (Option option in (Option[])[plan, json, directory])
        {
            command.Add(option);
        }

        command.SetAction(parsed => new Analyze
        {
            Data = parsed.GetRequiredValue(data),
            Plan = parsed.GetRequiredValue(plan),
            Present = parsed.GetValue(json) ? finished => finished.Document : AnalysisPage.Write,
            Directory = parsed.GetValue(directory),
        }.Execute());
        return command;
    }
}
