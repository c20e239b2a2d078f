using System.Globalization;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Statistics.Data;

namespace TrialSim.Cohorts;

/// <summary>Takes the patients of a <see cref="BiomarkerSource"/> out of its table, and reports every cell that does not fit.</summary>
internal sealed class ResampledReading
{
    /// <summary>Fewer patients would be no population.</summary>
    private const int Fewest = 20;

    private const int MostNamed = 5; // cells of one column

    private readonly BiomarkerSource source;
    private readonly DataTable table;
    private readonly List<RuleBreach> faults = [];

    private ResampledReading(BiomarkerSource source, DataTable table) => (this.source, this.table) = (source, table);

    /// <summary>The source with its patients, or with what is wrong with them.</summary>
    public static BiomarkerSource Of(BiomarkerSource source, DataTable table)
    {
        var reading = new ResampledReading(source, table);
        var patients = source.Markers.Count == 0 ? null : reading.Patients();
        return source with { Patients = reading.faults.Count == 0 ? patients : null, Faults = reading.faults };
    }

    private ResampledPatients? Patients()
    {
        double[]?[] levels = [.. source.Markers.Select((marker, k) => Numbers($"markers[{k}].column", marker.Column, Concentration.Accepts, Concentration.Rule))];
        double[]? bmi = source.Bmi is null ? null : Numbers("bmi", source.Bmi, KgPerSquareMetre.Accepts, KgPerSquareMetre.Rule);
        double[]? age = source.Age is null ? null : Numbers("age", source.Age, Years.Accepts, Years.Rule);
        double[]? female = source.Sex is null ? null : Female(source.Sex);
        if (faults.Count > 0)
        {
            return null;
        }

        double[][] clinical = [.. ((double[]?[])[bmi, age, female]).OfType<double[]>()];
        var needed = source.Missing == MissingCells.LeaveOut ? levels.OfType<double[]>().Concat(clinical) : clinical;
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row => needed.All(column => double.IsFinite(column[row])))];
        int complete = rows.Count(row => levels.All(column => double.IsFinite(column![row])));
        if (complete < Fewest)
        {
            Add("file", $"{source.File} has {complete} {(complete == 1 ? "patient" : "patients")} with all that is named here, of {table.Rows} rows.", $"Use a file with {Fewest} or more, or leave out the columns in which most values are missing.");
            return null;
        }

        var patients = new ResampledPatients(
            [.. levels.Select(column => Array.ConvertAll(rows, row => Portable.Log(column![row])))], Chosen(bmi, rows), Chosen(age, rows), Chosen(female, rows), table.Rows - rows.Length);
        CheckSpread(patients);
        return patients;
    }

    private static double[]? Chosen(double[]? column, int[] rows) => column is null ? null : Array.ConvertAll(rows, row => column[row]);

    private void CheckSpread(ResampledPatients patients)
    {
        for (int k = 0; k < source.Markers.Count; k++)
        {
            if (!(patients.Sd(k) > 1e-9))
            {
                Add($"markers[{k}].column", $"all patients have the same {source.Markers[k].Column} in {source.File}.", "Leave the marker out, or use a file in which it varies.");
            }
        }

        if (faults.Count == 0 && LastingLevels.Of(patients, [.. source.Markers.Select(m => m.Reliability)]) is null)
        {
            Add(
                "markers",
                $"the reliabilities are too low for how closely the markers go together in {source.File}: no lasting levels can vary so little.",
                "Raise them; measurements of reliability q and r correlate by sqrt(q x r) at most.");
        }
    }

    private double[]? Numbers(string place, string name, Func<double, bool> accepts, string rule)
    {
        if (!Has(place, name))
        {
            return null;
        }

        var column = table[name];
        var values = new double[table.Rows];
        List<(int Row, string Found, string Remedy)> wrong = [];
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = double.NaN;
            if (column.TextAt(row) is not { } text)
            {
                continue;
            }

            string quoted = Spelling.Quotable(text);
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out values[row]) || !double.IsFinite(values[row]))
            {
                wrong.Add((row, $"\"{quoted}\" is not a number.", "Correct it, with a decimal point; where the value is missing leave the cell empty or list this text under \"missing-codes\"; of a value below an assay limit give a number, such as half the limit."));
            }
            else if (!accepts(values[row]))
            {
                wrong.Add((row, $"{quoted} does not fit.", $"It must be {rule}."));
            }
        }

        Report(place, name, wrong);
        return wrong.Count == 0 ? values : null;
    }

    private double[]? Female(ResampledSex sex)
    {
        if (!Has("sex.column", sex.Column))
        {
            return null;
        }

        var column = table.Factor(sex.Column);
        double[] ofLevel = [.. column.Levels.Select(level => FactorColumn.IndexOf([sex.Male, sex.Female], level) is >= 0 and var code ? code : double.NaN)];
        double[] female = [.. Enumerable.Range(0, table.Rows).Select(row => column.IsMissing(row) ? double.NaN : ofLevel[column.Codes[row]])];
        Report(
            "sex.column",
            sex.Column,
            [.. Enumerable.Range(0, table.Rows).Where(row => !column.IsMissing(row) && double.IsNaN(female[row])).Select(row => (row, $"\"{Spelling.Quotable(column.TextAt(row)!)}\" is neither \"{Spelling.Quotable(sex.Female)}\" nor \"{Spelling.Quotable(sex.Male)}\".", "Correct it, or \"female\" and \"male\"; a text for missing values belongs in \"missing-codes\"."))]);
        return female;
    }

    private bool Has(string place, string name)
    {
        if (!table.Has(name))
        {
            Add(place, $"{source.File} has no column \"{Spelling.Quotable(name)}\".", Spelling.Suggest(name, [.. table.Columns.Select(c => c.Name)], "Its columns are"));
            return false;
        }

        return true;
    }

    private void Report(string place, string column, IReadOnlyList<(int Row, string Found, string Remedy)> wrong)
    {
        foreach (var (row, found, remedy) in wrong.Take(MostNamed))
        {
            Add(place, $"{source.File}, {table.PlaceOf(row)}, column \"{Spelling.Quotable(column)}\": {found}", remedy);
        }

        if (wrong.Count > MostNamed)
        {
            Add(place, $"{source.File}, column \"{Spelling.Quotable(column)}\": {wrong.Count - MostNamed} more cells do not fit.", "Mend these first: they may have the same cause.");
        }
    }

    private void Add(string place, string found, string remedy) => faults.Add(new(place, found, remedy, ["population.biomarker-source"]));
}
