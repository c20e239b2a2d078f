using System.Diagnostics;

namespace TrialSim.Numerics;

/// <summary>A dense matrix, row by row, for work that is done once an analysis: every product is a new matrix.</summary>
internal sealed class DenseMatrix(int rows, int columns)
{
    private readonly double[] entries = new double[rows * columns];

    public int Rows => rows;

    public int Columns => columns;

    /// <summary>All entries, row by row.</summary>
    public Span<double> Entries => entries;

    public ref double this[int i, int j] => ref entries[(i * columns) + j];

    public static DenseMatrix Identity(int n)
    {
        var identity = new DenseMatrix(n, n);
        for (int i = 0; i < n; i++)
        {
            identity[i, i] = 1;
        }

        return identity;
    }

    /// <summary>Square matrix of entries row by row.</summary>
    public static DenseMatrix Square(ReadOnlySpan<double> entries, int n)
    {
        var matrix = new DenseMatrix(n, n);
        entries.CopyTo(matrix.Entries);
        return matrix;
    }

    /// <summary>Sum of the products of entries at the same place: tr(A'B).</summary>
    public static double Inner(DenseMatrix a, DenseMatrix b)
    {
        double sum = 0;
        for (int i = 0; i < a.entries.Length; i++)
        {
            sum += a.entries[i] * b.entries[i];
        }

        return sum;
    }

    /// <summary>tr(A B) of square matrices.</summary>
    public static double TraceOfProduct(DenseMatrix a, DenseMatrix b)
    {
        double sum = 0;
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < a.Columns; j++)
            {
                sum += a[i, j] * b[j, i];
            }
        }

        return sum;
    }

    public Span<double> Row(int i) => entries.AsSpan(i * columns, columns);

    public DenseMatrix Copy()
    {
        var copy = new DenseMatrix(rows, columns);
        Entries.CopyTo(copy.Entries);
        return copy;
    }

    public DenseMatrix Transpose()
    {
        var transpose = new DenseMatrix(columns, rows);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                transpose[j, i] = this[i, j];
            }
        }

        return transpose;
    }

    /// <summary>This matrix times another.</summary>
    public DenseMatrix Times(DenseMatrix right)
    {
        Debug.Assert(columns == right.Rows, "sizes fit");
        var product = new DenseMatrix(rows, right.Columns);
        for (int i = 0; i < rows; i++)
        {
            for (int k = 0; k < columns; k++)
            {
                AddMultiple(this[i, k], right.Row(k), product.Row(i));
            }
        }

        return product;
    }

    /// <summary>This matrix times the transpose of another.</summary>
    public DenseMatrix TimesTransposeOf(DenseMatrix right)
    {
        Debug.Assert(columns == right.Columns, "sizes fit");
        var product = new DenseMatrix(rows, right.Rows);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < right.Rows; j++)
            {
                product[i, j] = Dot(Row(i), right.Row(j));
            }
        }

        return product;
    }

    /// <summary>This matrix times a vector.</summary>
    public double[] Times(ReadOnlySpan<double> vector)
    {
        var product = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            product[i] = Dot(Row(i), vector);
        }

        return product;
    }

    /// <summary>Adds a multiple of another matrix to this one.</summary>
    public void Add(double factor, DenseMatrix other) => AddMultiple(factor, other.Entries, Entries);

    /// <summary>The same matrix with every entry multiplied.</summary>
    public DenseMatrix Scaled(double factor)
    {
        var scaled = new DenseMatrix(rows, columns);
        scaled.Add(factor, this);
        return scaled;
    }

    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void AddMultiple(double factor, ReadOnlySpan<double> source, Span<double> target)
    {
        for (int i = 0; i < source.Length; i++)
        {
            target[i] += factor * source[i];
        }
    }
}
