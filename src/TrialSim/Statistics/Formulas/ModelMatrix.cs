namespace TrialSim.Statistics.Formulas;

/// <summary>The columns of a linear predictor: what R's model.matrix gives, with its order and names.</summary>
public sealed class ModelMatrix
{
    private readonly double[] values;

    internal ModelMatrix(ModelDesign design, int rows, double[] values)
    {
        Design = design;
        Rows = rows;
        this.values = values;
    }

    /// <summary>How the columns are made from a table.</summary>
    public ModelDesign Design { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns => Design.Names.Count;

    /// <summary>Names of the columns as R has them: (Intercept), BASVAL, THERAPYDRUG:log(CRP).</summary>
    public IReadOnlyList<string> Names => Design.Names;

    /// <summary>One entry of the matrix.</summary>
    public double this[int row, int column] => values[(column * Rows) + row];

    /// <summary>One column, a number for each row.</summary>
    public ReadOnlySpan<double> Column(int column) => values.AsSpan(column * Rows, Rows);

    /// <summary>One row, a number for each column, copied.</summary>
    public double[] Row(int row)
    {
        var copy = new double[Columns];
        for (int j = 0; j < copy.Length; j++)
        {
            copy[j] = values[(j * Rows) + row];
        }

        return copy;
    }
}
