using TrialSim.Quantities;
using TrialSim.Statistics.Data;

namespace TrialSim.Plans;

/// <summary>Scores and changes by visit and patient, read from either layout. NaN is missing.</summary>
internal sealed class VisitTable
{
    private readonly int[][] rowOf;
    private readonly string[] changeColumns;

    private VisitTable(int visits, int patients)
    {
        double[] Empty()
        {
            var column = new double[patients];
            Array.Fill(column, double.NaN);
            return column;
        }

        Scores = [.. Enumerable.Range(0, visits).Select(_ => Empty())];
        Changes = [.. Enumerable.Range(0, visits).Select(_ => Empty())];
        Baseline = Empty();
        rowOf = new int[visits][];
        changeColumns = new string[visits];
    }

    /// <summary>Scores: by visit after baseline, then by patient.</summary>
    public double[][] Scores { get; }

    /// <summary>Changes from baseline, where the table has them.</summary>
    public double[][] Changes { get; }

    /// <summary>Scores at baseline, where it is one of the visits.</summary>
    public double[] Baseline { get; }

    /// <summary>The row of a patient's visit, from 0.</summary>
    public int RowOf(int visit, int patient) => rowOf[visit][patient];

    /// <summary>The column of the changes at a visit.</summary>
    public string ChangeColumn(int visit) => changeColumns[visit];

    /// <summary>Reads either layout.</summary>
    public static VisitTable Read(ScoreLayout layout, DataTable table, PatientRows rows, DataProblems problems)
    {
        var visits = new VisitTable(layout.Weeks.Count, rows.Count);
        if (layout is LongScores longer)
        {
            visits.ReadLong(longer, table, rows, problems);
        }
        else
        {
            visits.ReadWide((WideScores)layout, table, rows, problems);
        }

        return visits;
    }

    private void ReadLong(LongScores layout, DataTable table, PatientRows rows, DataProblems problems)
    {
        int[] visitOf = VisitOfEachRow(layout, table, problems);
        double[] scores = NumbersOf(layout.Score, table, problems);
        double[] changes = NumbersOf(layout.Change, table, problems);
        Array.Fill(changeColumns, layout.Change ?? string.Empty);
        int baseline = layout.BaselineVisit is null ? -1 : layout.Visits.Count;
        int[][] first = [.. Enumerable.Range(0, layout.Visits.Count + 1).Select(_ => NoRows(rows.Count))];
        first[..^1].CopyTo(rowOf, 0);
        for (int row = 0; row < table.Rows; row++)
        {
            int patient = rows.PatientOf(row);
            int visit = visitOf[row];
            if (patient < 0 || visit < 0 || visit > Math.Max(layout.Visits.Count - 1, baseline))
            {
                continue;
            }

            if (first[visit][patient] is >= 0 and int before)
            {
                problems.Add(
                    row, layout.Visit, $"patient {Spelling.Quotable(rows.NameOf(patient))} has visit {table[layout.Visit].TextAt(row)} on {table.PlaceOf(before)} too.", "A patient has each visit once: remove one of the rows, or choose rows under \"rows\" in \"data\".");
                continue;
            }

            first[visit][patient] = row;
            if (visit == baseline)
            {
                Baseline[patient] = scores[row];
                continue;
            }

            Scores[visit][patient] = scores[row];
            Changes[visit][patient] = changes[row];
        }
    }

    // the visits in order from 0, then baseline, then those that are left out; -1 where the cell says none of them
    private static int[] VisitOfEachRow(LongScores layout, DataTable table, DataProblems problems)
    {
        string[] known = [.. layout.Visits.Select(v => v.Value), .. layout.BaselineVisit is { } value ? [value] : Array.Empty<string>(), .. layout.LeaveOut];
        double[] listed = ColumnReading.Listed(table, layout.Visit, known, "List it under \"visits\" or \"leave-out\" of \"scores\", or correct it.", problems);
        for (int row = 0; row < listed.Length; row++)
        {
            if (table[layout.Visit].IsMissing(row))
            {
                problems.Add(row, layout.Visit, "the visit is not named.", "Every row belongs to a visit: fill the cell, or leave the row out.");
            }
        }

        return Array.ConvertAll(listed, code => double.IsNaN(code) ? -1 : (int)code);
    }

    private static double[] NumbersOf(string? column, DataTable table, DataProblems problems)
    {
        if (column is not null)
        {
            return ColumnReading.Numbers(table, column, problems);
        }

        var missing = new double[table.Rows];
        Array.Fill(missing, double.NaN);
        return missing;
    }

    private void ReadWide(WideScores layout, DataTable table, PatientRows rows, DataProblems problems)
    {
        for (int row = 0; row < table.Rows; row++)
        {
            if (rows.PatientOf(row) is >= 0 and int patient && rows.FirstRowOf(patient) != row)
            {
                problems.Add(
                    row, rows.Column, $"patient {Spelling.Quotable(rows.NameOf(patient))} has a row on {table.PlaceOf(rows.FirstRowOf(patient))} too.", "In the wide layout a patient has one row: remove one, or choose rows under \"rows\" in \"data\".");
            }
        }

        int[] first = [.. Enumerable.Range(0, rows.Count).Select(rows.FirstRowOf)];
        for (int v = 0; v < layout.Visits.Count; v++)
        {
            rowOf[v] = first;
            changeColumns[v] = layout.Visits[v].Change ?? string.Empty;
            Fill(layout.Visits[v].Score, Scores[v]);
            Fill(layout.Visits[v].Change, Changes[v]);
        }

        void Fill(string? column, double[] into)
        {
            if (column is null)
            {
                return;
            }

            double[] values = ColumnReading.Numbers(table, column, problems);
            for (int p = 0; p < into.Length; p++)
            {
                into[p] = values[first[p]];
            }
        }
    }

    private static int[] NoRows(int patients)
    {
        int[] rows = new int[patients];
        Array.Fill(rows, -1);
        return rows;
    }
}
