using System.Diagnostics;

namespace TrialSim.Numerics;

/// <summary>
/// The columns of a design made orthonormal one after the other, X = Q R: least squares without normal equations, whatever the
/// columns' scales and origins.
/// </summary>
/// <remarks>
/// Gram-Schmidt with every column orthogonalised twice, which leaves Q orthonormal to rounding (Giraud, Langou, Rozloznik and van den
/// Eshof 2005, Numer. Math. 101:87-100) and the solution as accurate as Householder's. A column that its predecessors nearly span is
/// refused, by the rule of LINPACK's limited pivoting as R's lm has it. Refilled without allocation once its buffers have grown.
/// </remarks>
internal sealed class OrthonormalBasis
{
    /// <summary>R's lm calls a column aliased when no more than this share of its length is left beside the columns before it.</summary>
    public const double LinearModelTolerance = 1e-7;

    private double[] vectors = [];
    private double[] triangle = []; // column after column, upper
    private double[] inverse = [];
    private int capacity;

    /// <summary>Rows of the design.</summary>
    public int Rows { get; private set; }

    /// <summary><see cref="Rows"/> rounded up to whole lanes.</summary>
    public int PaddedRows { get; private set; }

    /// <summary>Columns accepted so far.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets all columns.</summary>
    /// <param name="rows">Rows of the new design.</param>
    /// <param name="columns">The most columns that will be added.</param>
    public void Restart(int rows, int columns)
    {
        Rows = rows;
        PaddedRows = InnerProducts.Padded(rows);
        Count = 0;
        capacity = columns;
        Grow(ref vectors, PaddedRows * columns);
        Grow(ref triangle, columns * columns);
        Grow(ref inverse, columns * columns);
    }

    /// <summary>The k-th orthonormal column, padded with zeros.</summary>
    public ReadOnlySpan<double> Vector(int k) => vectors.AsSpan(k * PaddedRows, PaddedRows);

    /// <summary>The element of R in row <paramref name="i"/> and column <paramref name="j"/>.</summary>
    public double Triangle(int i, int j) => triangle[(j * capacity) + i];

    /// <summary>Appends a column; false, and nothing changed, where the columns before it span it up to the tolerance.</summary>
    public bool TryAdd(ReadOnlySpan<double> column, double tolerance)
    {
        Debug.Assert(column.Length == Rows && Count < capacity, "one value a row, room for the column");
        var vector = vectors.AsSpan(Count * PaddedRows, PaddedRows);
        column.CopyTo(vector);
        vector[Rows..].Clear();
        var projection = triangle.AsSpan(Count * capacity, capacity);
        projection.Clear();
        double whole = Math.Sqrt(InnerProducts.Dot(vector, vector));
        Orthogonalize(vector, projection);
        double left = Math.Sqrt(InnerProducts.Dot(vector, vector));
        if (!(left > tolerance * whole))
        {
            return false;
        }

        projection[Count] = left;
        foreach (ref double value in vector)
        {
            value /= left;
        }

        Count++;
        return true;
    }

    /// <summary>Splits a response into its coordinates in the basis and what is left beside it.</summary>
    /// <param name="residual">Padded response in, residual out.</param>
    /// <param name="effects">One coordinate per accepted column (Q'y).</param>
    public void Project(Span<double> residual, Span<double> effects)
    {
        effects = effects[..Count];
        effects.Clear();
        Orthogonalize(residual, effects);
    }

    /// <summary>Turns coordinates in the basis into coefficients of the columns: solves R b = c in place.</summary>
    public void SolveTriangle(Span<double> coordinates)
    {
        for (int j = Count - 1; j >= 0; j--)
        {
            coordinates[j] /= Triangle(j, j);
            for (int i = 0; i < j; i++)
            {
                coordinates[i] -= Triangle(i, j) * coordinates[j];
            }
        }
    }

    /// <summary>The inverse of R, upper triangular, row by row: row j turns coordinates in the basis into the coefficient of column j.</summary>
    /// <remarks>Valid until the next call or <see cref="Restart"/>.</remarks>
    public ReadOnlySpan<double> InvertTriangle()
    {
        int n = Count;
        var result = inverse.AsSpan(0, n * n);
        result.Clear();
        for (int j = 0; j < n; j++)
        {
            result[(j * n) + j] = 1 / Triangle(j, j);
            for (int i = j - 1; i >= 0; i--)
            {
                double sum = 0;
                for (int k = i + 1; k <= j; k++)
                {
                    sum += Triangle(i, k) * result[(k * n) + j];
                }

                result[(i * n) + j] = -sum / Triangle(i, i);
            }
        }

        return result;
    }

    private void Orthogonalize(Span<double> vector, Span<double> projection)
    {
        Span<double> dots = Count <= 64 ? stackalloc double[Count] : new double[Count];
        for (int pass = 0; pass < 2; pass++)
        {
            for (int k = 0; k < Count; k++)
            {
                dots[k] = InnerProducts.Dot(Vector(k), vector);
                projection[k] += dots[k];
            }

            for (int k = 0; k < Count; k++)
            {
                InnerProducts.AddMultiple(-dots[k], Vector(k), vector);
            }
        }
    }

    private static void Grow(ref double[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new double[length];
        }
    }
}
