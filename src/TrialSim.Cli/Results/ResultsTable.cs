using CsvHelper;
using TrialSim.Characteristics;

namespace TrialSim.Cli.Results;

/// <summary>The figures as a tidy table: one row each, the columns of the JSON document; what does not apply is empty.</summary>
/// <remarks>Written field by field: a generated record writer would load the CSV library at every start, whatever the command.</remarks>
internal static class ResultsTable
{
    /// <summary>The table as CSV in UTF-8.</summary>
    public static byte[] Write(OperatingCharacteristics characteristics)
    {
        using var memory = new MemoryStream();
        using (var csv = CsvWriter.Create(memory, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true))
        {
            bool hasVariables = characteristics.Figures.Any(figure => figure.Variable is not null);
            string[] columns = ["analysis", "claim", "measure", "arm", "subgroup", "visit", "estimate", "mcse", "lower", "upper"];
            csv.WriteRecord(hasVariables ? [.. columns, "variable"] : columns);
            foreach (var figure in characteristics.Figures)
            {
                csv.WriteField(figure.Analysis);
                csv.WriteField(figure.Claim);
                csv.WriteField(figure.Measure);
                csv.WriteField(figure.Arm);
                csv.WriteField(figure.Subgroup);
                csv.WriteField(figure.Visit);
                csv.WriteField(figure.Estimate);
                csv.WriteField(figure.Mcse);
                csv.WriteField(figure.Lower);
                csv.WriteField(figure.Upper);
                if (hasVariables)
                {
                    csv.WriteField(figure.Variable);
                }

                csv.EndRecord();
            }
        }

        return memory.ToArray();
    }
}
