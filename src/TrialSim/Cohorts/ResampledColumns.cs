using System.Globalization;
using TrialSim.Quantities;
using TrialSim.Statistics.Data;

namespace TrialSim.Cohorts;

/// <summary>Reads columns of a patient file for what they must hold; every cell that does not fit is a fault.</summary>
/// <param name="source">What the columns are for.</param>
/// <param name="table">The file.</param>
internal sealed class ResampledColumns(BiomarkerSource source, DataTable table)
{
    private const int MostNamed = 5; // cells of one column

    private readonly List<RuleBreach> faults = [];

    /// <summary>What is wrong; paths start at the source.</summary>
    public IReadOnlyList<RuleBreach> Faults => faults;

    /// <summary>A column of quantities, NaN where a cell is missing; after a fault without meaning.</summary>
    /// <param name="place">The source's property that names the column.</param>
    /// <param name="name">The column.</param>
    public double[] Numbers<T>(string place, string name)
        where T : struct, IQuantity<T>
    {
        var values = new double[table.Rows];
        Array.Fill(values, double.NaN);
        List<(int Row, string Found, string Remedy)> wrong = [];
        var column = Find(place, name);
        for (int row = 0; row < column?.Rows; row++)
        {
            if (column.TextAt(row) is not { } text)
            {
                continue;
            }

            string quoted = Spelling.Quotable(text);
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out values[row]) || !double.IsFinite(values[row]))
            {
                wrong.Add((row, $"\"{quoted}\" is not a number.", "Correct it, with a decimal point; of a missing value leave the cell empty or list the text under "
                    + "\"missing-codes\"; of a value below an assay limit give a number, such as half the limit."));
            }
            else if (!T.Accepts(values[row]))
            {
                wrong.Add((row, $"{quoted} does not fit.", $"It must be {T.Rule}."));
            }
        }

        Report(place, name, wrong);
        return values;
    }

    /// <summary>The column of sex: 1 for women, 0 for men, NaN where the cell is missing.</summary>
    public double[] Female(ResampledSex sex)
    {
        const string Place = "sex.column";
        var values = new double[table.Rows];
        List<(int Row, string Found, string Remedy)> wrong = [];
        var column = Find(Place, sex.Column);
        for (int row = 0; row < column?.Rows; row++)
        {
            string? text = column.TextAt(row);
            int code = text is null ? FactorColumn.Missing : FactorColumn.IndexOf([sex.Male, sex.Female], text);
            values[row] = code == FactorColumn.Missing ? double.NaN : code;
            if (text is not null && code == FactorColumn.Missing)
            {
                wrong.Add((
                    row,
                    $"\"{Spelling.Quotable(text)}\" is neither \"{Spelling.Quotable(sex.Female)}\" nor \"{Spelling.Quotable(sex.Male)}\".",
                    "Correct it, or \"female\" and \"male\"; a text for missing values belongs in \"missing-codes\"."));
            }
        }

        Report(Place, sex.Column, wrong);
        return values;
    }

    /// <summary>Adds a fault.</summary>
    public void Add(string place, string found, string remedy) => faults.Add(new(place, found, remedy, ["population.biomarker-source"]));

    private DataColumn? Find(string place, string name)
    {
        if (table.Has(name))
        {
            return table[name];
        }

        Add(
            place,
            $"{source.File} has no column \"{Spelling.Quotable(name)}\".",
            Spelling.Suggest(name, [.. table.Columns.Select(c => c.Name)], "Its columns are"));
        return null;
    }

    private void Report(string place, string column, List<(int Row, string Found, string Remedy)> wrong)
    {
        foreach (var (row, found, remedy) in wrong.Take(MostNamed))
        {
            Add(place, $"{source.File}, {table.PlaceOf(row)}, column \"{Spelling.Quotable(column)}\": {found}", remedy);
        }

        if (wrong.Count > MostNamed)
        {
            Add(
                place,
                $"{source.File}, column \"{Spelling.Quotable(column)}\": {wrong.Count - MostNamed} more cells do not fit.",
                "Mend these first: they may have the same cause.");
        }
    }
}
