using System.Security.Cryptography;
using TrialSim.Cli.Commands;
using TrialSim.Cli.Running;
using TrialSim.Cli.Terminal;
using TrialSim.Plans;
using TrialSim.Scenarios;
using TrialSim.Scenarios.Csv;

namespace TrialSim.Cli.Analyzing;

/// <summary>One analysis as the command line asks for it.</summary>
internal sealed record Analyze
{
    /// <summary>Path of the CSV file.</summary>
    public required string Data { get; init; }

    /// <summary>Path of the plan.</summary>
    public required string Plan { get; init; }

    /// <summary>Where files are written; null writes none.</summary>
    public string? Directory { get; init; }

    /// <summary>What is shown on standard output.</summary>
    public required Func<FinishedAnalysis, byte[]> Present { get; init; }

    /// <summary>Reads, analyses and writes.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    /// <exception cref="RefusedException">Something is wrong with the plan or the data; the message holds everything found.</exception>
    public int Execute()
    {
        var finished = Interruptible.Do(Analysed);
        var written = Directory is null
            ? null
            : new OutputDirectory(Directory, "analysis.json", "analysis.csv").Write(("analysis.json", finished.Document), ("analysis.csv", AnalysisCsv.Write(finished.Report)));
        StandardOutput.Write(Present(finished with { Written = written ?? [] }));
        return ExitCode.Done;
    }

    private FinishedAnalysis Analysed()
    {
        var reading = PlanFile.Read(Plan);
        var content = CsvContent.OfFile(Data);
        RefuseIfAny([.. At(Plan, reading.Problems), .. At(Data, content.Problem is { } problem ? [problem] : [])]);
        var (plan, bytes) = (reading.Plan!, content.Bytes!);
        var csv = CsvTable.Parse(bytes, plan.Data.Missing);
        RefuseIfAny(At(Data, csv.Problems));
        var outcome = PlanRun.Of(plan, csv.Table!);
        RefuseIfAny([.. At(Plan, outcome.PlanProblems.Select(p => p with { Line = reading.LineOf(p.Path) })), .. At(Data, outcome.DataProblems)]);
        return new(outcome.Report!, Path.GetFileName(Data), Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static IEnumerable<string> At(string path, IEnumerable<ScenarioProblem> problems) =>
        problems.Any() ? [ScenarioLoading.Describe(path, [.. problems])] : [];

    private static void RefuseIfAny(IEnumerable<string> problems)
    {
        if (problems.Any())
        {
            throw new RefusedException(string.Join('\n', problems));
        }
    }
}
