using System.CommandLine;
using TrialSim.Cli.Qualifying;
using TrialSim.Cli.Running;
using TrialSim.Cli.Terminal;
using TrialSim.Qualification;
using TrialSim.Statistics;

namespace TrialSim.Cli.Commands;

/// <summary><c>trialsim qualify</c>: runs reference cases and compares every number with its tolerance.</summary>
internal static class QualifyCommand
{
    /// <summary>The command.</summary>
    public static Command Build()
    {
        var files = new Argument<string[]>("CASES")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "Files of reference cases (JSON); without one, the cases that ship with the program.",
        };
        files.Validators.Add(TrialOptions.RefuseOptions);
        var data = new Option<string?>("--data") { HelpName = "DIR", Description = "Folder of the cases' data files; else they are looked for beside the folder of the case file." };
        var json = new Option<bool>("--json") { Description = "Print the report as one JSON document." };
        var command = new TrialCommand("qualify", "Runs the statistical methods on reference cases from independent programs and compares every number.")
        {
            Examples = ["trialsim qualify", "trialsim qualify --json > qualification.json"],
        };
        command.Add(files);
        command.Add(data);
        command.Add(json);
        command.SetAction(parsed =>
        {
            var families = Interruptible.Do(() => Run(parsed.GetRequiredValue(files), parsed.GetValue(data)));
            StandardOutput.Write(parsed.GetValue(json) ? QualificationDocument.Write(families) : QualificationTables.Write(families));
            return families.All(f => f.Passed == f.Cases.Count) ? ExitCode.Done : ExitCode.Unqualified;
        });
        return command;
    }

    private static List<FamilyReport> Run(string[] files, string? data)
    {
        if (data is not null && files.Length == 0)
        {
            throw new RefusedException("--data: the cases that ship with the program bring their data. Name the case files that --data belongs to.");
        }

        if (data is not null && !Directory.Exists(data))
        {
            throw new RefusedException($"--data: {data} is not a folder. Name the folder that holds the cases' CSV files.");
        }

        try
        {
            return files.Length == 0
                ? [.. ShippedCases.All().Select(c => Qualifier.Run(c.Name, c.Text, ShippedCases.Open))]
                : [.. files.Select(file => Qualifier.Run(file, Text(file), new DataFolder(file, data).Open))];
        }
        catch (StatisticsInputException wrong)
        {
            throw new RefusedException(wrong.Message);
        }
    }

    private static string Text(string file)
    {
        if (!File.Exists(file))
        {
            throw new RefusedException(Directory.Exists(file)
                ? $"{file}: this is a directory. Name a file of reference cases in it."
                : $"{file}: there is no such file. Name a file of reference cases.");
        }

        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{file}: cannot be read ({problem.Message.TrimEnd('.')}). Name a file of reference cases.");
        }
    }
}
