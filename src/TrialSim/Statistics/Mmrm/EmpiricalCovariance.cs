using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <summary>Covariance of the fixed effects from the patients' own residuals, whatever the true covariance of the visits: the sandwich.</summary>
/// <remarks>
/// <para>
/// In each patient's whitened residuals e = L^-1 r with L L' = V, and K = L^-1 X A^-1/2: the covariance is A^-1/2 (sum K'f(I - KK') e e'f(I - KK') K) A^-1/2
/// with f(M) = I, M^-1 (jackknife) or M^-1/2 (bias reduced).
/// </para>
/// <para>
/// Satterthwaite's degrees of freedom of a contrast's variance take V as fitted: with w_i = f(I - K_i K_i') K_i d and q_i = K_i'w_i the quadratic
/// form's matrix has w_i'w_i - q_i'q_i on its diagonal and -q_i'q_j beside it. Sources: Liang and Zeger (1986), Biometrika 73:13-22; Bell and McCaffrey
/// (2002), Survey Methodology 28:169-181; Pustejovsky and Tipton (2018), JBES 36:672-683.
/// </para>
/// </remarks>
internal sealed class EmpiricalCovariance
{
    private const double NothingLeft = 1e-10;

    private readonly CoefficientCovariance kind;
    private readonly int size;
    private readonly List<(DenseMatrix Rows, DenseMatrix Corrected)> patients = [];
    private readonly DenseMatrix middle;

    /// <summary>The sandwich of a design of some columns; patients are added one by one.</summary>
    public EmpiricalCovariance(CoefficientCovariance kind, int columns)
    {
        (this.kind, size) = (kind, columns);
        middle = new(columns, columns);
    }

    /// <summary>sum K'f e e'f K.</summary>
    public DenseMatrix Middle => middle;

    /// <summary>Adds a patient.</summary>
    /// <param name="covariance">V of the patient's visits.</param>
    /// <param name="rows">X A^-1/2: a row a visit.</param>
    /// <param name="residuals">r.</param>
    public void Add(DenseMatrix covariance, DenseMatrix rows, double[] residuals)
    {
        int count = residuals.Length;
        double[] factor = covariance.Entries.ToArray();
        PositiveDefinite.TryFactor(factor, count);
        PositiveDefinite.SolveLower(factor, count, residuals);
        var whitened = rows.Transpose();
        for (int c = 0; c < size; c++)
        {
            PositiveDefinite.SolveLower(factor, count, whitened.Row(c));
        }

        whitened = whitened.Transpose();
        var corrected = Correction(whitened).Times(whitened);
        patients.Add((whitened, corrected));
        double[] score = corrected.Transpose().Times(residuals);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                middle[i, j] += score[i] * score[j];
            }
        }
    }

    /// <summary>Satterthwaite's degrees of freedom of a contrast's variance.</summary>
    /// <param name="contrast">A^-1/2 times the contrast.</param>
    public double DegreesOfFreedom(double[] contrast)
    {
        var products = new DenseMatrix(size, size);
        double trace = 0;
        double squares = 0;
        foreach (var (rows, corrected) in patients)
        {
            double[] w = corrected.Times(contrast);
            double[] q = rows.Transpose().Times(w);
            double spent = DenseMatrix.Dot(q, q);
            double own = DenseMatrix.Dot(w, w) - spent;
            trace += own;
            squares += (own * own) - (spent * spent);
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j < size; j++)
                {
                    products[i, j] += q[i] * q[j];
                }
            }
        }

        return trace * trace / (squares + DenseMatrix.Inner(products, products));
    }

    // f(I - KK'); a direction of which nothing is left beside the fixed effects gets 0.
    private DenseMatrix Correction(DenseMatrix rows)
    {
        int count = rows.Rows;
        var left = DenseMatrix.Identity(count);
        if (kind == CoefficientCovariance.Empirical)
        {
            return left;
        }

        left.Add(-1, rows.TimesTransposeOf(rows));
        var eigen = new SymmetricEigen(left);
        var correction = new DenseMatrix(count, count);
        for (int k = 0; k < count; k++)
        {
            double value = eigen.Values[k];
            double inverse = value <= NothingLeft ? 0 : kind == CoefficientCovariance.EmpiricalJackknife ? 1 / value : 1 / Math.Sqrt(value);
            var vector = eigen.Vector(k);
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j < count; j++)
                {
                    correction[i, j] += inverse * vector[i] * vector[j];
                }
            }
        }

        return correction;
    }
}
