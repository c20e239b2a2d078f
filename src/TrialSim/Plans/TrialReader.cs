using TrialSim.Numerics;
using TrialSim.Statistics.Data;

namespace TrialSim.Plans;

/// <summary>Turns the rows of a table into the patients of a trial, and reports every cell that keeps it from doing so.</summary>
internal sealed class TrialReader
{
    private const double Rounding = 1e-9;

    private readonly TrialColumns columns;
    private readonly DataTable table;
    private readonly DataProblems problems;
    private readonly PatientRows rows;

    /// <summary>Starts on a table that has all the columns.</summary>
    public TrialReader(TrialColumns columns, DataTable table, DataProblems problems)
    {
        (this.columns, this.table, this.problems) = (columns, table, problems);
        rows = new(table, columns.Patient, problems);
    }

    /// <summary>The patients; what is reported is missing in them.</summary>
    public TrialPatients Read()
    {
        var visits = VisitTable.Read(columns.Scores, table, rows, problems);
        double[] baseline = columns.Baseline is { } column ? NumberEach(column) : visits.Baseline;
        Complete(visits, baseline);
        double[] arm = Arm(out int inOtherArms);
        var stratum = columns.Stratum;
        IReadOnlyList<string> strata = stratum is null ? [] : stratum.Levels ?? table.Factor(stratum.Column).Levels;
        return new()
        {
            Count = rows.Count,
            Treated = arm,
            InOtherArms = inOtherArms,
            Baseline = baseline,
            Markers = [.. columns.MarkerColumns.Select(Marker)],
            Female = Female(),
            Strata = strata,
            Stratum = stratum is null
                ? Nothing()
                : rows.OneEach(stratum.Column, ColumnReading.Listed(table, stratum.Column, strata, "List it under \"levels\" of \"stratum\", or correct it.", problems)),
            Scores = visits.Scores,
            Changes = visits.Changes,
            HasChanges = columns.Scores.HasChange,
        };
    }

    private double[] Nothing()
    {
        var nothing = new double[rows.Count];
        Array.Fill(nothing, double.NaN);
        return nothing;
    }

    private double[] NumberEach(string column) => rows.OneEach(column, ColumnReading.Numbers(table, column, problems));

    private double[] Arm(out int inOtherArms)
    {
        var arm = columns.Arm;
        string remedy = $"The plan knows \"{arm.Treatment}\" and \"{arm.Control}\": correct the cell, or list the value under \"leave-out\" of \"arm\".";
        double[] codes = rows.OneEach(arm.Column, ColumnReading.Listed(table, arm.Column, [arm.Control, arm.Treatment, .. arm.LeaveOut], remedy, problems));
        inOtherArms = codes.Count(c => c > 1);
        double[] treated = Array.ConvertAll(codes, c => c > 1 ? double.NaN : c);
        foreach (var (code, name) in ((double, string)[])[(1, arm.Treatment), (0, arm.Control)])
        {
            if (!problems.Any && !treated.Contains(code))
            {
                problems.Add(arm.Column, $"no patient is in the arm \"{name}\".", "A comparison needs patients in both arms: check the plan's \"arm\" and the rows that are read.");
            }
        }

        return treated;
    }

    private double[] Female()
    {
        if (columns.Sex is not { } sex)
        {
            return Nothing();
        }

        string remedy = $"The plan knows \"{sex.Female}\" and \"{sex.Male}\": correct the cell, or list the text under \"missing\" in \"data\".";
        return rows.OneEach(sex.Column, ColumnReading.Listed(table, sex.Column, [sex.Male, sex.Female], remedy, problems));
    }

    private MarkerValues Marker(MarkerColumn marker)
    {
        double[] values = ColumnReading.Numbers(table, marker.Column, problems);
        bool isConcentration = marker.Marker.IsBiomarker && marker.Scale == MarkerScale.Level;
        for (int row = 0; isConcentration && row < values.Length; row++)
        {
            if (values[row] <= 0)
            {
                problems.Add(
                    row, marker.Column, $"a {marker.Marker.InWords()} of {NumericColumn.Text(values[row])}{(marker.Unit is null ? string.Empty : " " + marker.Unit)} cannot be.",
                    "Correct it; for values below the limit of detection enter a number above 0; a column of logarithms has the \"scale\" \"ln\".");
                values[row] = double.NaN;
            }
        }

        double[] own = rows.OneEach(marker.Column, values);
        return new(marker.Marker, isConcentration ? Array.ConvertAll(own, value => double.IsNaN(value) ? value : Portable.Log(value)) : own);
    }

    // Of score, change and baseline two give the third; all three must agree.
    private void Complete(VisitTable visits, double[] baseline)
    {
        for (int v = 0; v < visits.Scores.Length; v++)
        {
            double[] scores = visits.Scores[v];
            double[] changes = visits.Changes[v];
            for (int p = 0; p < scores.Length; p++)
            {
                double change = scores[p] - baseline[p];
                if (double.IsNaN(changes[p]))
                {
                    changes[p] = change;
                }
                else if (double.IsNaN(scores[p]))
                {
                    scores[p] = baseline[p] + changes[p];
                }
                else if (Math.Abs(change - changes[p]) > Rounding * Math.Max(1, Math.Abs(scores[p]) + Math.Abs(baseline[p])))
                {
                    problems.Add(
                        visits.RowOf(v, p),
                        visits.ChangeColumn(v),
                        $"the change is {NumericColumn.Text(changes[p])}, but score {NumericColumn.Text(scores[p])} minus baseline {NumericColumn.Text(baseline[p])} is {NumericColumn.Text(change)}.",
                        "Correct one of the three, or name only two of the columns.");
                }
            }
        }
    }
}
