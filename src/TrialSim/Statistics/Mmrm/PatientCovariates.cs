namespace TrialSim.Statistics.Mmrm;

/// <summary>
/// The covariates of which a model matrix's columns are made: the fewest series of one number a patient such that every column holds one of
/// them at every visit.
/// </summary>
/// <remarks>
/// Found in the numbers, whatever the formula: a covariate and its interactions with visit share one series; what varies within patients
/// gets a series for each visit.
/// </remarks>
internal sealed class PatientCovariates
{
    private readonly int visits;
    private readonly List<double[]> series = []; // NaN where nothing is known of a patient

    /// <summary>The covariates of a table's model.</summary>
    public PatientCovariates(VisitTable table)
        : this(table.Matrix.Names, table.Visits.Count, (column, visit) => Held(table, column, visit))
    {
    }

    /// <summary>The covariates of any columns.</summary>
    /// <param name="names">Names of the columns.</param>
    /// <param name="visits">Number of visits.</param>
    /// <param name="held">What a column holds at a visit, a number a patient; NaN where nothing is known.</param>
    public PatientCovariates(IReadOnlyList<string> names, int visits, Func<int, int, double[]> held)
    {
        this.visits = visits;
        var columns = new List<DesignColumn>();
        for (int c = 0; c < names.Count; c++)
        {
            var covariates = new int[visits];
            for (int visit = 0; visit < visits; visit++)
            {
                covariates[visit] = Find(held(c, visit));
            }

            columns.Add(new(names[c], covariates));
        }

        foreach (double[] one in series)
        {
            for (int i = 0; i < one.Length; i++)
            {
                one[i] = double.IsNaN(one[i]) ? 0 : one[i]; // never used: the patient was not seen where it counts
            }
        }

        double[] origins = Centre(columns);
        Design = new(visits, series.Count, columns, Constant, origins);
    }

    /// <summary>The columns in terms of the covariates.</summary>
    public VisitDesign Design { get; }

    /// <summary>Number of covariates.</summary>
    public int Count => series.Count;

    /// <summary>A patient's number of one covariate, less its origin.</summary>
    public double this[int covariate, int patient] => series[covariate][patient];

    // The covariate that is 1 for everybody.
    private int Constant => series.FindIndex(s => s.All(v => v == 1));

    private static double[] Held(VisitTable table, int column, int visit)
    {
        var x = table.Matrix.Column(column);
        var values = new double[table.Patients];
        for (int i = 0; i < values.Length; i++)
        {
            int row = table.Row(i, visit);
            values[i] = row < 0 ? double.NaN : x[row] * (table.Weights?[row] ?? 1);
        }

        return values;
    }

    private int Find(double[] values)
    {
        if (Array.TrueForAll(values, v => double.IsNaN(v) || v == 0))
        {
            return DesignColumn.Absent;
        }

        for (int u = 0; u < series.Count; u++)
        {
            if (TryMerge(values, series[u]))
            {
                return u;
            }
        }

        series.Add(values);
        return series.Count - 1;
    }

    private static bool TryMerge(double[] values, double[] known)
    {
        bool meet = false;
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]) && !double.IsNaN(known[i]))
            {
                meet = true;
                if (values[i] != known[i])
                {
                    return false;
                }
            }
        }

        for (int i = 0; meet && i < values.Length; i++)
        {
            known[i] = double.IsNaN(known[i]) ? values[i] : known[i];
        }

        return meet;
    }

    // Moves the origin of each covariate to its mean where the constant can take up the difference: far origins would cost digits.
    private double[] Centre(List<DesignColumn> columns)
    {
        var origins = new double[series.Count];
        int constant = Constant;
        if (constant < 0)
        {
            return origins;
        }

        var own = columns.Where(c => c.OnlyCovariate == constant).ToList();
        bool anyVisit = own.Count == visits;
        bool everyVisit = own.Exists(c => c.CovariateAt.All(u => u == constant));
        for (int u = 0; u < origins.Length; u++)
        {
            bool isWhole = columns.All(c => !c.CovariateAt.Contains(u) || c.CovariateAt.All(v => v == u));
            if (u != constant && (anyVisit || (everyVisit && isWhole)))
            {
                double mean = series[u].Average();
                origins[u] = mean;
                series[u] = Array.ConvertAll(series[u], v => v - mean);
            }
        }

        return origins;
    }
}
