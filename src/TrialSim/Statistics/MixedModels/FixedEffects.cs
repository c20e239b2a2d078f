using TrialSim.Numerics;

namespace TrialSim.Statistics.MixedModels;

/// <summary>Fixed effects of a mixed model in coordinates of the orthonormal columns, and back.</summary>
internal sealed class FixedEffects(MixedModelData data, MixedEquations solved)
{
    /// <summary>The coefficients.</summary>
    public double[] Values { get; } = data.FromBasis.Times([.. data.LeastSquares.Zip(solved.Shift, (b, shift) => b + shift)]);

    /// <summary>Weights of coordinates that make the same linear combination as weights of coefficients.</summary>
    public double[] ToBasis(ReadOnlySpan<double> contrast)
    {
        var weights = new double[contrast.Length];
        for (int j = 0; j < weights.Length; j++)
        {
            for (int i = 0; i <= j; i++)
            {
                weights[j] += contrast[i] * data.FromBasis[i, j];
            }
        }

        return weights;
    }

    /// <summary>A covariance matrix of coordinates as one of coefficients, row by row.</summary>
    public double[] Covariance(DenseMatrix ofCoordinates) =>
        SmallMatrix.Sandwich(data.FromBasis.Entries, ofCoordinates.Entries, data.Basis.Count);
}
