using System.CommandLine;
using TrialSim.Cli.Results;
using TrialSim.Cli.Terminal;
using TrialSim.Scenarios;

namespace TrialSim.Cli.Commands;

/// <summary><c>trialsim schema</c>: prints the JSON Schema of scenario files or of results.</summary>
internal static class SchemaCommand
{
    /// <summary>The command.</summary>
    public static Command Build()
    {
        var results = new Option<bool>("--results") { Description = "The schema of the results document, with the meaning of every measure." };
        var command = new TrialCommand("schema", "Prints the JSON Schema of scenario files, for editors, or of the results document.")
        {
            Examples = ["trialsim schema > scenario.schema.json", "trialsim schema --results"],
        };
        command.Add(results);
        command.SetAction(parsed =>
        {
            StandardOutput.Write(parsed.GetValue(results) ? ResultsSchema.Write() : ScenarioFile.Schema());
            return ExitCode.Done;
        });
        return command;
    }
}
