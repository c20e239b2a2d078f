using CsvHelper;
using TrialSim.Studies;

namespace TrialSim.Cli.Studying;

/// <summary>The figures of a study as a tidy table: one row each, the columns of the JSON document; what does not apply is empty.</summary>
internal static class StudyCsv
{
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { NewLine = "\n" };

    /// <summary>The table as CSV in UTF-8.</summary>
    public static byte[] Write(StudyResult result)
    {
        using var memory = new MemoryStream();
        using (var csv = CsvWriter.Create(memory, Options, leaveOpen: true))
        {
            csv.WriteRecord("marker", "predictor", "test", "group", "week", "patients", "measure", "estimate", "mcse", "lower", "upper");
            foreach (var figure in result.Figures)
            {
                csv.WriteField(figure.Marker);
                csv.WriteField(figure.Predictor);
                csv.WriteField(figure.Test);
                csv.WriteField(figure.Group);
                csv.WriteField(figure.Week);
                csv.WriteField(figure.Patients);
                csv.WriteField(figure.Measure);
                csv.WriteField(figure.Estimate);
                csv.WriteField(figure.Mcse);
                csv.WriteField(figure.Lower);
                csv.WriteField(figure.Upper);
                csv.EndRecord();
            }
        }

        return memory.ToArray();
    }

    /// <summary>Writes the people of simulated studies, one row each.</summary>
    public static void WritePeople(Stream destination, IReadOnlyList<string> columns, IEnumerable<string[]> people, CancellationToken cancellation)
    {
        using var csv = CsvWriter.Create(destination, Options, leaveOpen: true);
        csv.WriteRecord([.. columns]);
        foreach (string[] person in people)
        {
            cancellation.ThrowIfCancellationRequested();
            csv.WriteRecord(person);
        }
    }
}
