using TrialSim.Numerics;

namespace TrialSim.Statistics.Estimation;

/// <summary>F tests whose numerator is a sum of independent squared t statistics, each with its own degrees of freedom.</summary>
/// <remarks>
/// The denominator's degrees of freedom give the F distribution the mean that the sum has. Source: Fai and Cornelius (1996), J Stat
/// Comput Simul 54:363-378.
/// </remarks>
internal static class FaiCornelius
{
    /// <summary>Variances below this share of the largest belong to combinations of the others.</summary>
    public const double Dependent = 1e-10;

    /// <summary>Tests that all combinations are 0.</summary>
    /// <param name="hypothesis">What is tested.</param>
    /// <param name="rows">Weights of the combinations.</param>
    /// <param name="estimates">Their estimates.</param>
    /// <param name="covariance">Covariance of what the weights weigh.</param>
    /// <param name="degreesOfFreedom">Degrees of freedom of one combination.</param>
    public static HypothesisTest Test(
        string hypothesis, double[][] rows, double[] estimates, DenseMatrix covariance, Func<double[], double> degreesOfFreedom)
    {
        var between = new DenseMatrix(rows.Length, rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            double[] half = covariance.Times(rows[i]);
            for (int j = 0; j < rows.Length; j++)
            {
                between[i, j] = DenseMatrix.Dot(half, rows[j]);
            }
        }

        var eigen = new SymmetricEigen(between);
        double largest = eigen.Values.Max();
        double sum = 0;
        var df = new List<double>();
        for (int k = 0; k < rows.Length; k++)
        {
            if (eigen.Values[k] > Dependent * largest)
            {
                double estimate = DenseMatrix.Dot(eigen.Vector(k), estimates);
                sum += estimate * estimate / eigen.Values[k];
                df.Add(degreesOfFreedom(Combined(rows, eigen.Vector(k))));
            }
        }

        return new(hypothesis, df.Count, Denominator(df), sum / df.Count);
    }

    private static double[] Combined(double[][] rows, ReadOnlySpan<double> vector)
    {
        var combined = new double[rows[0].Length];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < combined.Length; j++)
            {
                combined[j] += vector[i] * rows[i][j];
            }
        }

        return combined;
    }

    private static double Denominator(List<double> df)
    {
        if (df.TrueForAll(d => Math.Abs(d - df[0]) < 1e-8))
        {
            return df.Average();
        }

        // the mean of a squared t statistic is d / (d - 2), and does not exist at 2 or below
        double mean = df.Sum(d => d / (d - 2));
        return df.Exists(d => d <= 2) ? 2 : 2 * mean / (mean - df.Count);
    }
}
