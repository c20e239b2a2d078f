using TrialSim.Assurance;
using TrialSim.Cli.Commands;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Scenarios.Csv;
using TrialSim.Statistics.Data;

namespace TrialSim.Cli.Assuring;

/// <summary>Reads priors, with the draws that some of them list in a CSV file.</summary>
internal static class PriorLoading
{
    private const int MostNamed = 10;

    /// <summary>The prior in a file.</summary>
    /// <exception cref="RefusedException">A file cannot be read, or something is wrong in it.</exception>
    public static StatedPrior Load(string path)
    {
        var reading = PriorFile.Read(path);
        if (reading.Prior is not { } prior || reading.Problems.Count > 0)
        {
            throw new RefusedException(ScenarioLoading.Describe(path, reading.Problems));
        }

        return prior.Prior is DrawsPrior draws ? RowsOf(Beside(path, draws.File)).Into(prior) : prior;
    }

    /// <summary>A file's path as another file says it.</summary>
    private static string Beside(string path, string file) => Path.Combine(Path.GetDirectoryName(path) ?? string.Empty, file);

    private static PriorRows RowsOf(string file)
    {
        var content = CsvContent.OfFile(file);
        var reading = content.Bytes is { } bytes ? CsvTable.Parse(bytes, []) : new(null, [content.Problem!]);
        if (reading.Table is not { } table)
        {
            throw new RefusedException(ScenarioLoading.Describe(file, reading.Problems));
        }

        ScenarioProblem[] problems = [.. Together(table), .. table.Columns.SelectMany(column => Problems(table, column))];
        if (problems.Length > 0)
        {
            var ordered = problems.OrderBy(p => p.Line).ToList();
            string more = ordered.Count > MostNamed ? $"\n{file}: {ordered.Count - MostNamed} more cells are wrong." : string.Empty;
            throw new RefusedException(ScenarioLoading.Describe(file, [.. ordered.Take(MostNamed)]) + more);
        }

        NumericColumn[] columns = [.. table.Columns.Cast<NumericColumn>()];
        return new(
            [.. columns.Select(c => c.Name)],
            [.. Enumerable.Range(0, table.Rows).Select(row => columns.Select(c => c.Values[row]).ToArray())],
            [.. Enumerable.Range(0, table.Rows).Select(table.LineOf)]);
    }

    private static IEnumerable<ScenarioProblem> Together(DataTable table)
    {
        if (TruthPath.WhyNotTogether([.. table.Columns.Select(c => c.Name)]) is { } why)
        {
            yield return new(PriorRows.EffectColumn, why, "Keep one of the two; to vary both, multiply them in the file and leave out \"effect\".", 1);
        }
    }

    private static IEnumerable<ScenarioProblem> Problems(DataTable table, DataColumn column)
    {
        string quoted = Spelling.Quotable(column.Name);
        if (column.Name != PriorRows.EffectColumn && !column.Name.Contains('.', StringComparison.Ordinal))
        {
            yield return new(quoted, "a column is \"effect\" or the path of a property.", "Name it \"effect\" for multiples of the scenario's drug effect, or by a path such as outcome.drug-effect.slope.", 1);
        }
        else if (TruthPath.WhyNot(column.Name) is { } why)
        {
            yield return new(quoted, why, TruthPath.Remedy, 1);
        }

        for (int row = 0; row < table.Rows; row++)
        {
            string? text = column is FactorColumn factor ? factor.TextAt(row) : null;
            bool isNumber = column is NumericColumn numbers ? double.IsFinite(numbers.Values[row]) : text is not null && CsvTable.IsNumber(text);
            if (!isNumber)
            {
                yield return new(quoted, text is null ? "an empty cell." : $"\"{Spelling.Quotable(text)}\" is not a number.", "Every draw has a number in every column, written with a decimal point.", table.LineOf(row));
            }
            else if (column is NumericColumn all && !EffectSize.Accepts(all.Values[row]))
            {
                yield return new(quoted, $"{all.Values[row]} is too large.", $"It must be {EffectSize.Rule}.", table.LineOf(row));
            }
        }
    }
}
