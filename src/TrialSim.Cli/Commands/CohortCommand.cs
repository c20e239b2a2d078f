using System.CommandLine;
using TrialSim.Cli.Results;
using TrialSim.Cli.Running;
using TrialSim.Cli.Studying;
using TrialSim.Cli.Terminal;
using TrialSim.Simulation;
using TrialSim.Studies;

namespace TrialSim.Cli.Commands;

/// <summary><c>trialsim cohort</c>: writes the simulated patients as CSV.</summary>
internal static class CohortCommand
{
    /// <summary>The command.</summary>
    public static Command Build()
    {
        var scenario = TrialOptions.Scenario();
        var replicates = TrialOptions.Replicates("Trials to write; one unless given.");
        var first = WholeNumber.Option("--first", "R", "First trial to write; a run numbers its trials from 0.", 0, 1_000_000_000_000);
        var seed = TrialOptions.Seed();
        var file = new Option<string?>("--out") { HelpName = "FILE", Description = "File to write instead of standard output." };
        var command = new TrialCommand("cohort", "Writes the simulated patients of some trials, or people of some biomarker studies, as CSV: the very ones that run simulates with the same seed.")
        {
            Examples =
            [
                "trialsim cohort scenarios/bench/w1.json > trial.csv",
                "trialsim cohort scenarios/bench/w1.json --first 100 --replicates 10 --out trials.csv",
                "trialsim cohort scenarios/yamasaki-2020.json > study.csv",
            ],
        };
        command.Add(scenario);
        foreach (Option option in (Option[])[replicates, first, seed, file])
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(scenario);
            long from = (long)(parsed.GetValue(first)?.Value ?? 0);
            long count = (long)(parsed.GetValue(replicates)?.Value ?? 1);
            string? destination = parsed.GetValue(file);
            if (StudyFile.IsStudy(path))
            {
                var protocol = StudyLoading.Load(path);
                var people = StudySimulator.People(protocol, parsed.GetValue(seed)?.Value ?? protocol.Seed, from, count);
                return Write(destination, (stream, cancellation) => StudyCsv.WritePeople(stream, StudySimulator.Columns(protocol), people, cancellation));
            }

            var simulated = ScenarioLoading.Load(path);
            var patients = CohortExport.Patients(simulated, parsed.GetValue(seed)?.Value ?? simulated.Seed, from, count);
            return Write(destination, (stream, cancellation) => CohortTable.Write(stream, simulated, patients, cancellation));
        });
        return command;
    }

    private static int Write(string? file, Action<Stream, CancellationToken> write)
    {
        if (file is not null && (string.IsNullOrWhiteSpace(file) || Directory.Exists(file)))
        {
            throw new RefusedException($"--out: \"{file}\" is not a file that could be written. Name a file, or leave --out away for standard output.");
        }

        using var interruption = new Interruption();
        try
        {
            if (file is null)
            {
                StandardOutput.Write(stream => write(stream, interruption.Token));
            }
            else
            {
                AtomicFile.Write(file, stream => write(stream, interruption.Token));
            }

            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine(file is null ? "Interrupted; what was printed is incomplete." : "Interrupted; nothing was written.");
            return ExitCode.Interrupted;
        }
    }
}
