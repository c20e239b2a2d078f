using TrialSim.Numerics;

namespace TrialSim.Statistics.MixedModels;

/// <summary>A mixed model solved at given relative covariance matrices: fixed effects, residual sum of squares, log determinants.</summary>
/// <remarks>V = I + Z H Z' and W = V^-1 are relative to the residual variance; P = W - W X (X'WX)^-1 X'W.</remarks>
internal sealed class MixedEquations
{
    private MixedEquations(MixedModelData data, double logDeterminant, DenseMatrix cross, DenseMatrix information)
    {
        Data = data;
        LogDeterminant = logDeterminant;
        int p = data.Basis.Count;
        FixedLogDeterminant = PositiveDefinite.LogDeterminant(information.Entries, p);
        Shift = cross.Row(p)[..p].ToArray();
        PositiveDefinite.Solve(information.Entries, p, Shift);
        Covariance = new(p, p);
        PositiveDefinite.Invert(information.Entries, p, Covariance.Entries);
        ResidualSum = cross[p, p] - DenseMatrix.Dot(Shift, cross.Row(p)[..p]);
        foreach (var block in data.Blocks)
        {
            block.SetResidual(Shift);
        }
    }

    /// <summary>The data with their blocks at the solution.</summary>
    public MixedModelData Data { get; }

    /// <summary>ln|V|.</summary>
    public double LogDeterminant { get; }

    /// <summary>ln|X'WX|, of the orthonormal columns.</summary>
    public double FixedLogDeterminant { get; }

    /// <summary>Fixed effects in the basis, less their least squares estimates.</summary>
    public double[] Shift { get; }

    /// <summary>(X'WX)^-1: covariance of the fixed effects in the basis, over the residual variance.</summary>
    public DenseMatrix Covariance { get; }

    /// <summary>y'Py: sum of squares that the residual variance is estimated from.</summary>
    public double ResidualSum { get; }

    /// <summary>Solves at covariance matrices; null where they are too large for the numbers to be told from rounding.</summary>
    /// <param name="data">The data; their blocks are left at the solution.</param>
    /// <param name="factors">For each term a factor F of its relative covariance H = F F'.</param>
    public static MixedEquations? Solve(MixedModelData data, IReadOnlyList<DenseMatrix> factors)
    {
        int p = data.Basis.Count;
        var cross = DenseMatrix.Identity(p + 1); // the columns of X are orthonormal, and y is orthogonal to them
        cross[p, p] = data.ResidualSumOfSquares;
        double logDeterminant = 0;
        foreach (var block in data.Blocks)
        {
            if (!block.TryUpdate(factors, cross, ref logDeterminant))
            {
                return null;
            }
        }

        var information = new DenseMatrix(p, p);
        for (int i = 0; i < p; i++)
        {
            cross.Row(i)[..p].CopyTo(information.Row(i));
        }

        return PositiveDefinite.TryFactor(information.Entries, p) ? new(data, logDeterminant, cross, information) : null;
    }

    /// <summary>Sums over the groups of a term, from which derivatives in any direction follow.</summary>
    public TermSums Sums(int term) => new(this, term);
}
