using CsvHelper;
using TrialSim.Plans;

namespace TrialSim.Cli.Analyzing;

/// <summary>The results of an analysis as a tidy table: one row a result, in full precision; what does not apply is empty.</summary>
internal static class AnalysisCsv
{
    /// <summary>The table as CSV in UTF-8.</summary>
    public static byte[] Write(AnalysisReport report)
    {
        using var memory = new MemoryStream();
        using (var csv = CsvWriter.Create(memory, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteRecord(
                "analysis", "kind", "measure", "term", "estimate", "standard-error", "df", "denominator-df", "statistic-name", "statistic", "p", "lower", "upper",
                "confidence-level", "used", "remark");
            foreach (var result in report.Results)
            {
                foreach (var row in result.Rows)
                {
                    csv.WriteField(result.Name);
                    csv.WriteField(result.Kind);
                    csv.WriteField(row.Measure);
                    csv.WriteField(row.Term);
                    double?[] figures = [row.Estimate, row.StandardError, row.DegreesOfFreedom, row.DenominatorDegreesOfFreedom];
                    foreach (double? figure in figures)
                    {
                        csv.WriteField(Defined(figure));
                    }

                    csv.WriteField(row.StatisticName);
                    figures = [row.Statistic, row.PValue, row.Lower, row.Upper];
                    foreach (double? figure in figures)
                    {
                        csv.WriteField(Defined(figure));
                    }

                    csv.WriteField(result.ConfidenceLevel);
                    csv.WriteField(string.Join("; ", result.Used.Select(u => $"{u.Group}: {u.Count}")));
                    csv.WriteField(row.Remark);
                    csv.EndRecord();
                }
            }
        }

        return memory.ToArray();
    }

    private static double? Defined(double? figure) => figure is { } number && double.IsNaN(number) ? null : figure;
}
