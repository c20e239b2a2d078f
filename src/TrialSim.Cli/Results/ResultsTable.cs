using CsvHelper;
using TrialSim.Characteristics;

namespace TrialSim.Cli.Results;

/// <summary>The figures as a tidy table: one row each, the columns of the JSON document; what does not apply is empty.</summary>
internal static class ResultsTable
{
    /// <summary>The table as CSV in UTF-8.</summary>
    public static byte[] Write(OperatingCharacteristics characteristics)
    {
        using var memory = new MemoryStream();
        using (var csv = CsvWriter.Create(memory, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteRecords(characteristics.Figures.Select(FigureRow.Of));
        }

        return memory.ToArray();
    }
}
