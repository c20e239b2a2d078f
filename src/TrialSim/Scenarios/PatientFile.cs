using TrialSim.Cohorts;
using TrialSim.Quantities;
using TrialSim.Scenarios.Csv;

namespace TrialSim.Scenarios;

/// <summary>Brings the patients of a scenario's <see cref="BiomarkerSource"/> into it.</summary>
internal static class PatientFile
{
    /// <summary>Opens files beside the scenario file, or where their path says.</summary>
    public static Func<string, CsvContent> Beside(string scenarioPath) =>
        file => CsvContent.OfFile(Path.Combine(Path.GetDirectoryName(scenarioPath) ?? string.Empty, file));

    /// <summary>Opens the file that a scenario has read already; a change of the scenario cannot bring in another.</summary>
    public static Func<string, CsvContent> Of(Scenario scenario) =>
        file => scenario.Population.BiomarkerSource is { Content: { } content } source && source.File == file
            ? new(content, null)
            : new(null, new(string.Empty, "a change of the scenario cannot bring in another file of patients.", "Write a scenario with this file."));

    /// <summary>The scenario with its patients, or with what is wrong with them; one that has no such source is unchanged.</summary>
    public static Scenario Into(Scenario scenario, Func<string, CsvContent> open) => scenario.Population.BiomarkerSource is { } source
        ? scenario with { Population = scenario.Population with { BiomarkerSource = Read(source, open(source.File)) } }
        : scenario;

    /// <summary>The population with the digest of the patients where the name of their file stands.</summary>
    public static Population ByContent(Population population) => population.BiomarkerSource is { Patients: { } patients } source
        ? population with { BiomarkerSource = source with { File = patients.Digest } }
        : population;

    private static BiomarkerSource Read(BiomarkerSource source, CsvContent content)
    {
        var reading = content.Bytes is { } bytes ? CsvTable.Parse(bytes, source.MissingCodes) : new(null, [content.Problem!]);
        return reading.Table is { } table
            ? ResampledReading.Of(source with { Content = content.Bytes }, table)
            : source with { Faults = [.. reading.Problems.Select(problem => Fault(source.File, problem))] };
    }

    private static RuleBreach Fault(string file, ScenarioProblem problem) =>
        new("file", $"{file}{(problem.Line > 0 ? $", line {problem.Line}" : string.Empty)}: {problem.Found}", problem.Remedy, []);
}
