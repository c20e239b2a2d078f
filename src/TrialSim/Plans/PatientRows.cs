using TrialSim.Statistics.Data;

namespace TrialSim.Plans;

/// <summary>Which rows of a table belong to which patient, and values that a patient has but once.</summary>
internal sealed class PatientRows
{
    private readonly DataTable table;
    private readonly DataProblems problems;
    private readonly int[] patientOf;
    private readonly FactorColumn names;
    private readonly int[] firstRow;

    /// <summary>Numbers the patients in the order in which the table names them.</summary>
    public PatientRows(DataTable table, string column, DataProblems problems)
    {
        (this.table, this.problems) = (table, problems);
        names = table.Factor(column);
        patientOf = new int[table.Rows];
        int[] numberOf = new int[names.Levels.Count];
        Array.Fill(numberOf, -1);
        var first = new List<int>();
        for (int row = 0; row < patientOf.Length; row++)
        {
            if (names.IsMissing(row))
            {
                problems.Add(row, column, "the patient is not named.", "Every row belongs to a patient: fill the cell, or leave the row out.");
                patientOf[row] = -1;
                continue;
            }

            ref int number = ref numberOf[names.Codes[row]];
            if (number < 0)
            {
                number = first.Count;
                first.Add(row);
            }

            patientOf[row] = number;
        }

        firstRow = [.. first];
    }

    /// <summary>The column that tells the patients apart.</summary>
    public string Column => names.Name;

    /// <summary>Number of patients.</summary>
    public int Count => firstRow.Length;

    /// <summary>Number of the row's patient; -1 where none is named.</summary>
    public int PatientOf(int row) => patientOf[row];

    /// <summary>The name of a patient.</summary>
    public string NameOf(int patient) => names.TextAt(firstRow[patient])!;

    /// <summary>The first row of a patient.</summary>
    public int FirstRowOf(int patient) => firstRow[patient];

    /// <summary>Each patient's one value of a column; NaN where no row has it. Values that differ between a patient's rows are reported.</summary>
    /// <param name="column">The column, for messages.</param>
    /// <param name="values">Each row's value; NaN is missing.</param>
    public double[] OneEach(string column, ReadOnlySpan<double> values)
    {
        var own = new double[Count];
        Array.Fill(own, double.NaN);
        int[] from = new int[Count];
        for (int row = 0; row < values.Length; row++)
        {
            int patient = patientOf[row];
            if (patient < 0 || double.IsNaN(values[row]))
            {
                continue;
            }

            if (double.IsNaN(own[patient]))
            {
                (own[patient], from[patient]) = (values[row], row);
            }
            else if (own[patient] != values[row])
            {
                string here = table[column].TextAt(row)!;
                string there = table[column].TextAt(from[patient])!;
                problems.Add(
                    row, column, $"patient {NameOf(patient)} has {here} here and {there} on {table.PlaceOf(from[patient])}.", "A patient has one value in this column: correct one of the two.");
            }
        }

        return own;
    }
}
