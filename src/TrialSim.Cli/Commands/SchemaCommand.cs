using System.CommandLine;
using TrialSim.Assurance;
using TrialSim.Atlas;
using TrialSim.Cli.Analyzing;
using TrialSim.Cli.Assuring;
using TrialSim.Cli.Atlases;
using TrialSim.Cli.Claiming;
using TrialSim.Cli.Comparing;
using TrialSim.Cli.Precision;
using TrialSim.Cli.Results;
using TrialSim.Cli.Sizing;
using TrialSim.Cli.Studying;
using TrialSim.Cli.Sweeping;
using TrialSim.Cli.Terminal;
using TrialSim.Plans;
using TrialSim.Scenarios;
using TrialSim.Studies;

namespace TrialSim.Cli.Commands;

/// <summary><c>trialsim schema</c>: prints the JSON Schema of the files that are read and of the documents that are written.</summary>
internal static class SchemaCommand
{
    /// <summary>The command.</summary>
    public static Command Build()
    {
        (Option<bool> Option, Func<string> Write)[] others =
        [
            (new("--results") { Description = "The schema of the results document of run, with the meaning of every measure." }, ResultsSchema.Write),
            (new("--study") { Description = "The schema of biomarker studies." }, StudyFile.Schema),
            (new("--study-results") { Description = "The schema of the results document of run on a biomarker study." }, StudySchema.Write),
            (new("--precision") { Description = "The schema of the document of plan." }, PlanSchema.Write),
            (new("--plan") { Description = "The schema of analysis plans." }, PlanFile.Schema),
            (new("--atlas-plan") { Description = "The schema of plans of atlas." }, AtlasPlanFile.Schema),
            (new("--prior") { Description = "The schema of prior files." }, PriorFile.Schema),
            (new("--atlas") { Description = "The schema of the results document of atlas." }, AtlasSchema.Write),
            (new("--claim") { Description = "The schema of the document of claim." }, ClaimSchema.Write),
            (new("--credibility") { Description = "The schema of the document of credibility." }, CredibilitySchema.Write),
            (new("--sweep") { Description = "The schema of the results document of sweep." }, SweepSchema.Write),
            (new("--size") { Description = "The schema of the document of size." }, SizeSchema.Write),
            (new("--assure") { Description = "The schema of the document of assure." }, AssuranceSchema.Write),
            (new("--compare") { Description = "The schema of the document of compare." }, ComparisonSchema.Write),
            (new("--analysis") { Description = "The schema of the results document of analyze." }, AnalysisSchema.Write),
        ];
        var command = new TrialCommand("schema", "Prints the JSON Schema of scenario files or analysis plans, for editors, or of a results document.")
        {
            Examples = ["trialsim schema > scenario.schema.json", "trialsim schema --plan > plan.schema.json", "trialsim schema --results"],
        };
        foreach (var (option, _) in others)
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            Func<string>[] chosen = [.. others.Where(o => parsed.GetValue(o.Option)).Select(o => o.Write)];
            if (chosen.Length > 1)
            {
                string names = string.Join(", ", others.Select(o => o.Option.Name).SkipLast(1));
                throw new RefusedException($"trialsim schema: one schema at a time. Name one of {names} and {others[^1].Option.Name}, or none for scenarios.");
            }

            StandardOutput.Write(chosen.Length == 0 ? ScenarioFile.Schema() : chosen[0]());
            return ExitCode.Done;
        });
        return command;
    }
}
