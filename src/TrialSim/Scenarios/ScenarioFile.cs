using System.Text;
using TrialSim.Quantities;
using TrialSim.Scenarios.Csv;
using TrialSim.Scenarios.Reading;

namespace TrialSim.Scenarios;

/// <summary>Reads and checks scenario files.</summary>
public static class ScenarioFile
{
    private static readonly RecordFile<Scenario> File = new("scenario", scenario => scenario.Breaches(), scenario => scenario.AllBreaches());

    /// <summary>Reads a file. Whatever is wrong with it, or with the path, is reported in the result.</summary>
    public static ScenarioReading Read(string path)
    {
        var reading = File.Read(path, scenario => PatientFile.Into(scenario, PatientFile.Beside(path)));
        return new(reading.Record, reading.Problems);
    }

    /// <summary>
    /// Reads JSON text in UTF-8, with or without a byte order mark; comments and trailing commas are allowed. A patient file is looked for
    /// from the working directory.
    /// </summary>
    public static ScenarioReading Parse(ReadOnlySpan<byte> utf8) => Parse(utf8, PatientFile.Beside(string.Empty));

    /// <summary>The same, with another way to patient files.</summary>
    internal static ScenarioReading Parse(ReadOnlySpan<byte> utf8, Func<string, CsvContent> open)
    {
        var reading = File.Parse(utf8, scenario => PatientFile.Into(scenario, open));
        return new(reading.Record, reading.Problems);
    }

    /// <summary>A scenario as a file says it, with every default written out.</summary>
    public static string Write(Scenario scenario) => Encoding.UTF8.GetString(RecordFile<Scenario>.Write(scenario)) + "\n";

    /// <summary>The same without the defaults that leave no trace: what tells scenarios apart.</summary>
    internal static string WriteTraced(Scenario scenario) => Encoding.UTF8.GetString(RecordFile<Scenario>.Write(scenario, WrittenDefaults.WithoutUntraced));

    /// <summary>The JSON Schema (draft 2020-12) of scenario files, for editors.</summary>
    public static string Schema() => File.Schema();

    /// <summary>SHA-256 of what a scenario simulates: its content without notes, sources, assumptions, title, when cuts were chosen, and the defaults of a run.</summary>
    /// <remarks>
    /// Properties marked <see cref="UntracedDefaultAttribute"/> leave no trace where they hold their default, so that a scenario without them keeps its hash.
    /// A patient file counts by the rows that are used, not by its name.
    /// </remarks>
    public static string Hash(Scenario scenario)
    {
        var content = scenario with
        {
            Schema = null,
            Title = string.Empty,
            Notes = [],
            Sources = [],
            Assumptions = [],
            Replicates = new(1),
            Seed = 0,
            Subgroups = RecordHash.WithoutChoice(scenario.Subgroups),
            Population = PatientFile.ByContent(scenario.Population),
        };
        return RecordHash.Of(content);
    }
}
