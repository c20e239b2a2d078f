using CsvHelper;
using TrialSim.Sweeps;

namespace TrialSim.Cli.Sweeping;

/// <summary>A sweep as a tidy table: one row a figure; the cell, its values of what is varied, the cell that is subtracted, then the columns of run's table.</summary>
internal static class SweepTable
{
    /// <summary>Name of the file.</summary>
    public const string File = "sweep.csv";

    /// <summary>The table as CSV in UTF-8.</summary>
    public static byte[] Write(SweepAnswer answer)
    {
        using var memory = new MemoryStream();
        using (var csv = CsvWriter.Create(memory, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteRecord(
            [
                "cell", .. answer.Plan.Axes.Select(a => a.Path), "minus", "analysis", "claim", "measure", "arm", "subgroup", "visit", "estimate", "mcse", "lower", "upper",
            ]);
            foreach (var (cell, minus, figure) in SweepRows.Of(answer))
            {
                csv.WriteField(cell.Number);
                for (int a = 0; a < cell.Place.Count; a++)
                {
                    csv.WriteField(answer.Plan.Value(cell, a).Text);
                }

                csv.WriteField(minus?.Number);
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
                csv.EndRecord();
            }
        }

        return memory.ToArray();
    }
}
