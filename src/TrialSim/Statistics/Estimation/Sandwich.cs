using TrialSim.Numerics;

namespace TrialSim.Statistics.Estimation;

/// <summary>
/// Robust covariance of coefficients: bread x meat x bread, where the meat is the sum over patients (or clusters) of the squared score.
/// </summary>
/// <remarks>Worked out in the coordinates of an orthonormal basis of the design, where nothing is badly scaled.</remarks>
internal static class Sandwich
{
    /// <summary>A patient whose leverage is this close to 1 is fitted whatever its response: no residual is left to correct.</summary>
    private const double FullLeverage = 1 - 1e-10;

    /// <summary>Corrects residuals for leverage in place; NaN where a leverage is 1 and the correction would divide by nothing.</summary>
    /// <param name="residuals">One per patient.</param>
    /// <param name="leverages">One per patient.</param>
    /// <param name="coefficients">Number of coefficients.</param>
    /// <param name="correction">Which correction.</param>
    public static void Correct(Span<double> residuals, ReadOnlySpan<double> leverages, int coefficients, HeteroscedasticityCorrection correction)
    {
        double all = correction == HeteroscedasticityCorrection.HC1 ? Math.Sqrt((double)residuals.Length / (residuals.Length - coefficients)) : 1;
        for (int i = 0; i < residuals.Length; i++)
        {
            double left = leverages[i] < FullLeverage ? 1 - leverages[i] : double.NaN;
            residuals[i] *= correction switch
            {
                HeteroscedasticityCorrection.HC2 => 1 / Math.Sqrt(left),
                HeteroscedasticityCorrection.HC3 => 1 / left,
                _ => all,
            };
        }
    }

    /// <summary>The covariance, row by row.</summary>
    /// <param name="basis">The design.</param>
    /// <param name="bread">Inverse information in the basis's coordinates, row by row; empty where it is the identity.</param>
    /// <param name="residuals">One per patient.</param>
    public static double[] Covariance(OrthonormalBasis basis, ReadOnlySpan<double> bread, ReadOnlySpan<double> residuals)
    {
        int n = basis.Count;
        var squared = new double[basis.PaddedRows];
        for (int i = 0; i < residuals.Length; i++)
        {
            squared[i] = residuals[i] * residuals[i];
        }

        var meat = new double[n * n];
        for (int j = 0; j < n; j++)
        {
            for (int k = 0; k <= j; k++)
            {
                meat[(j * n) + k] = meat[(k * n) + j] = InnerProducts.Dot(basis.Vector(j), basis.Vector(k), squared);
            }
        }

        return OfCoefficients(basis, bread, meat);
    }

    /// <summary>The covariance where patients of a cluster may be correlated, row by row.</summary>
    /// <param name="basis">The design.</param>
    /// <param name="bread">Inverse information in the basis's coordinates, row by row; empty where it is the identity.</param>
    /// <param name="residuals">One per row.</param>
    /// <param name="clusters">Number of each row's cluster, from 0.</param>
    /// <param name="clusterCount">One more than the highest number.</param>
    public static double[] ClusteredCovariance(
        OrthonormalBasis basis, ReadOnlySpan<double> bread, ReadOnlySpan<double> residuals, ReadOnlySpan<int> clusters, int clusterCount)
    {
        int n = basis.Count;
        var scores = new double[clusterCount * n];
        for (int j = 0; j < n; j++)
        {
            var vector = basis.Vector(j);
            for (int i = 0; i < residuals.Length; i++)
            {
                scores[(clusters[i] * n) + j] += vector[i] * residuals[i];
            }
        }

        var meat = new double[n * n];
        for (int g = 0; g < clusterCount; g++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int k = 0; k < n; k++)
                {
                    meat[(j * n) + k] += scores[(g * n) + j] * scores[(g * n) + k];
                }
            }
        }

        return OfCoefficients(basis, bread, meat);
    }

    /// <summary>Carries a covariance of coordinates over to the coefficients: A M A' with A = R^-1 x bread.</summary>
    public static double[] OfCoefficients(OrthonormalBasis basis, ReadOnlySpan<double> bread, ReadOnlySpan<double> middle)
    {
        int n = basis.Count;
        double[] left = bread.IsEmpty ? basis.InvertTriangle().ToArray() : SmallMatrix.Product(basis.InvertTriangle(), bread, n);
        return SmallMatrix.Sandwich(left, middle, n);
    }
}
