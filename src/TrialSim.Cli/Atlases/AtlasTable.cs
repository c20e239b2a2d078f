using CsvHelper;
using TrialSim.Atlas;

namespace TrialSim.Cli.Atlases;

/// <summary>The figures as a tidy table: one row each, the columns of the JSON document.</summary>
internal static class AtlasTable
{
    /// <summary>The table as CSV in UTF-8.</summary>
    public static byte[] Write(FalseClaimAtlas atlas)
    {
        using var memory = new MemoryStream();
        using (var csv = CsvWriter.Create(memory, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteRecord("family", "rule", "measure", "estimate", "mcse", "lower", "upper");
            foreach (var figure in atlas.Figures)
            {
                csv.WriteField(figure.Family);
                csv.WriteField(figure.Rule);
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
}
