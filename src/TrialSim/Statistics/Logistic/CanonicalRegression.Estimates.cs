using TrialSim.Numerics;

namespace TrialSim.Statistics.Logistic;

/// <content>What the search has found, in terms of the design's own columns.</content>
public sealed partial class CanonicalRegression<TFamily>
{
    /// <summary>The design.</summary>
    internal OrthonormalBasis Basis => basis;

    /// <summary>Expected responses at the point reached.</summary>
    public ReadOnlySpan<double> Means => mean.AsSpan(0, Rows);

    /// <summary>Writes the coefficients, one per column.</summary>
    public void CopyCoefficients(Span<double> coefficients)
    {
        coordinates.AsSpan(0, Columns).CopyTo(coefficients);
        basis.SolveTriangle(coefficients[..Columns]);
    }

    /// <summary>Writes the inverse of the (unpenalized) information, row by row: the covariance of the coefficients.</summary>
    public void CopyCovariance(Span<double> covariance)
    {
        int n = Columns;
        WriteRoots();
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = 0;
                for (int k = 0; k < n; k++)
                {
                    sum += inverse[(i * n) + k] * inverse[(j * n) + k];
                }

                covariance[(i * n) + j] = covariance[(j * n) + i] = sum;
            }
        }
    }

    /// <summary>Writes the direction along which the likelihood rises for ever, in coefficients; after <see cref="RegressionOutcome.Separated"/>.</summary>
    public void CopySeparation(Span<double> coefficients)
    {
        step.AsSpan(0, Columns).CopyTo(coefficients);
        basis.SolveTriangle(coefficients[..Columns]);
    }

    /// <summary>Inverse information in the coordinates of the basis, row by row.</summary>
    internal double[] InverseInformation() => Inverse(information[..(Columns * Columns)], Columns);

    /// <summary>The same of the data in which each patient counts 1 + its leverage times.</summary>
    internal double[] InverseAugmentedInformation()
    {
        double[] weight = Leverages();
        Array.Resize(ref weight, Padded);
        for (int i = 0; i < Rows; i++)
        {
            weight[i] = variance[i] * (1 + weight[i]);
        }

        var matrix = new double[Columns * Columns];
        WriteWeighted(weight, Columns, matrix);
        return Inverse(matrix, Columns);
    }

    /// <summary>Leverage of each patient in the weighted design.</summary>
    internal double[] Leverages()
    {
        information.AsSpan(0, Columns * Columns).CopyTo(factor);
        PositiveDefinite.TryFactor(factor, Columns);
        WriteDistances(factor);
        var leverages = new double[Rows];
        for (int i = 0; i < leverages.Length; i++)
        {
            leverages[i] = variance[i] * distance[i];
        }

        return leverages;
    }

    // Overwrites the lower triangle.
    private static double[] Inverse(double[] matrix, int n)
    {
        var result = new double[n * n];
        PositiveDefinite.TryFactor(matrix, n);
        PositiveDefinite.Invert(matrix, n, result);
        return result;
    }

    // Rows a with covariance[i, j] = a_i . a_j: row i of R^-1, divided by the information's root.
    private void WriteRoots()
    {
        int n = Columns;
        information.AsSpan(0, n * n).CopyTo(factor);
        PositiveDefinite.TryFactor(factor, n);
        basis.InvertTriangle().CopyTo(inverse);
        for (int i = 0; i < n; i++)
        {
            PositiveDefinite.SolveLower(factor, n, inverse.AsSpan(i * n, n));
        }
    }
}
