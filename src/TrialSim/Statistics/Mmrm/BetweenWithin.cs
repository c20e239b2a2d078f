namespace TrialSim.Statistics.Mmrm;

/// <summary>Degrees of freedom split between and within patients.</summary>
/// <remarks>
/// A column that varies within a patient has observations - patients - (such columns); others patients - (such columns, the constant among
/// them). The constant itself counts as within where anything does. A contrast has the fewest of the coefficients that it involves. As R's mmrm
/// and, from its documentation, SAS have it; source: Schluchter and Elashoff (1990), J Stat Comput Simul 37:69-87.
/// </remarks>
internal sealed class BetweenWithin
{
    private readonly double[] ofColumn;

    /// <summary>The degrees of freedom of a table's model.</summary>
    public BetweenWithin(VisitTable table)
    {
        int columns = table.Matrix.Columns;
        bool[] varies = [.. Enumerable.Range(0, columns).Select(c => VariesWithinPatients(table, c))];
        int within = varies.Count(v => v);
        double dfWithin = table.Count - table.Patients - within;
        double dfBetween = table.Patients - (columns - within);
        bool hasConstant = table.Matrix.Design.Formula.HasIntercept;
        ofColumn = [.. varies.Select((v, c) => v || (c == 0 && hasConstant && within > 0) ? dfWithin : dfBetween)];
    }

    /// <summary>The degrees of freedom of some contrasts together.</summary>
    public double Of(IEnumerable<double[]> contrasts) =>
        contrasts.SelectMany(c => ofColumn.Where((_, j) => c[j] != 0)).DefaultIfEmpty(double.NaN).Min();

    private static bool VariesWithinPatients(VisitTable table, int column)
    {
        var values = table.Matrix.Column(column);
        var first = new double[table.Patients];
        Array.Fill(first, double.NaN);
        for (int row = 0; row < values.Length; row++)
        {
            ref double known = ref first[table.PatientOf[row]];
            if (double.IsNaN(known))
            {
                known = values[row];
            }
            else if (known != values[row])
            {
                return true;
            }
        }

        return false;
    }
}
