using CsvHelper;
using TrialSim.Characteristics;
using TrialSim.Sizing;

namespace TrialSim.Cli.Sizing;

/// <summary>Answers, curves and steps as a tidy table: one figure a row; what does not apply is empty.</summary>
internal static class SizeCsv
{
    /// <summary>The table as CSV in UTF-8.</summary>
    public static byte[] Write(SizeResult result)
    {
        using var memory = new MemoryStream();
        using (var csv = CsvWriter.Create(memory, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteRecord("part", "truth", "wanted-power", "step", "purpose", result.Question.Knob.Name, "lower", "upper", "trials", "power", "mcse", "power-by-line", "mcse-by-line");
            foreach (var answer in result.Answers)
            {
                Row(csv, "answer", answer, null, null, answer.Value, answer.Lower, answer.Upper, answer.Check?.Trials, answer.Check?.Power, answer.PowerByLine);
                foreach (var same in answer.Fitted.GroupBy(p => p.Value).OrderBy(g => g.Key))
                {
                    long trials = same.Sum(p => p.Trials);
                    Row(csv, "curve", answer, null, null, same.Key, null, null, trials, Estimate.Share(same.Sum(p => p.Shown), trials), answer.Line!.PowerAt(same.First().Coordinate));
                }
            }

            foreach (var truth in result.Question.Truths)
            {
                int step = 0;
                foreach (var point in result.Answers.Last(a => a.Truth == truth).Trace)
                {
                    Row(csv, "trace", null, ++step, point, point.Value, null, null, point.Trials, point.Power, null, truth.Name);
                }
            }
        }

        return memory.ToArray();
    }

    private static void Row(
        CsvWriter csv, string part, SizeAnswer? answer, int? step, PowerPoint? point, double? value, double? lower, double? upper, long? trials, Estimate? power, Estimate? line,
        string? truth = null)
    {
        csv.WriteField(part);
        csv.WriteField(truth ?? answer!.Truth.Name);
        csv.WriteField(answer?.Wanted);
        csv.WriteField(step);
        csv.WriteField(point is null ? null : SizeTables.Purpose(point.Purpose));
        csv.WriteField(value);
        csv.WriteField(lower);
        csv.WriteField(upper);
        csv.WriteField(trials);
        csv.WriteField(Known(power?.Value));
        csv.WriteField(Known(power?.Mcse));
        csv.WriteField(Known(line?.Value));
        csv.WriteField(Known(line?.Mcse));
        csv.EndRecord();
    }

    private static double? Known(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
