using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <content>Contrasts of the fixed effects.</content>
internal sealed unsafe partial class IterativeFit
{
    private readonly Lanes* change;
    private readonly Lanes* byElement;
    private readonly Lanes* whitened;
    private readonly Lanes* solved;

    /// <summary>A contrast's estimate, its variance from the inverse information of the fixed effects, and Satterthwaite's degrees of freedom.</summary>
    /// <remarks>
    /// df = 2 v^2 / (g'C g), g the derivatives of v in the covariance parameters and C the inverse of their observed information. Estimable
    /// where the fit converged.
    /// </remarks>
    public LeastSquares.Coefficient Contrast(PreparedContrast contrast)
    {
        surface.Inner.SolveContrast(contrast.Weights, whitened, solved);
        var estimate = Lanes.Zero;
        for (int i = 0; i < design.Columns.Count; i++)
        {
            estimate = Lanes.Fma(contrast.Weights[i], surface.Inner.Effects[i], estimate);
        }

        var variance = LaneCholesky.Dot(whitened, whitened, design.Columns.Count);
        surface.Inner.VarianceGradient(solved, solved, byElement);
        surface.ToParameters(byElement, change);
        LaneCholesky.Solve(factor, inverses, change);
        var spreadOfVariance = LaneCholesky.Dot(change, change, parameters);
        return new(estimate, variance, 2.0 * variance * variance / spreadOfVariance, Converged);
    }

    /// <summary>The coefficients of the design in one trial.</summary>
    public double[] Effects(int lane)
    {
        var ofBasis = new double[design.Columns.Count];
        for (int i = 0; i < ofBasis.Length; i++)
        {
            ofBasis[i] = surface.Inner.Effects[i][lane];
        }

        return design.ToCoefficients(ofBasis);
    }

    /// <summary>The inverse information of the coefficients in one trial, row by row.</summary>
    public double[] EffectsCovariance(int lane)
    {
        int size = design.Columns.Count;
        double[][] roots = [.. Enumerable.Range(0, size).Select(c => Whitened(design.Prepare(c), lane))];
        var covariance = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                for (int k = 0; k < size; k++)
                {
                    covariance[(i * size) + j] += roots[i][k] * roots[j][k];
                }
            }
        }

        return covariance;
    }

    /// <summary>L^-1 times a contrast in one trial, L L' being the information of the basis: its products are covariances.</summary>
    public double[] Whitened(PreparedContrast contrast, int lane)
    {
        surface.Inner.SolveContrast(contrast.Weights, whitened, solved);
        var result = new double[design.Columns.Count];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = whitened[i][lane];
        }

        return result;
    }
}
