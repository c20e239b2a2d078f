namespace TrialSim.Numerics.Distributions;

/// <summary>The order in which correlated normal variables are best integrated one given the others: that of the least probable interval.</summary>
/// <remarks>Source: Gibson, Glasbey and Elston (1994), in Advances in Numerical Methods and Applications, 120-126.</remarks>
internal static class ConditionalOrder
{
    /// <summary>A variance given the earlier variables below this is none: the variable follows from them.</summary>
    private const double Determined = 1e-14;

    /// <summary>Reorders the ends and returns the lower triangular root of the correlation matrix in that order.</summary>
    public static double[,] Factor(double[,] correlation, double[] low, double[] high)
    {
        int n = low.Length;
        var matrix = (double[,])correlation.Clone();
        var root = new double[n, n];
        var expected = new double[n];
        for (int i = 0; i < n; i++)
        {
            Exchange(matrix, root, low, high, i, LeastProbable(matrix, root, low, high, expected, i));
            double variance = matrix[i, i] - Sum(root, root, i, i, i);
            root[i, i] = variance > Determined ? Math.Sqrt(variance) : 0;
            for (int j = i + 1; j < n; j++)
            {
                root[j, i] = root[i, i] > 0 ? (matrix[j, i] - Sum(root, root, j, i, i)) / root[i, i] : 0;
            }

            expected[i] = Mean(low[i], high[i], Shift(root, expected, i, i), root[i, i]);
        }

        return root;
    }

    private static int LeastProbable(double[,] matrix, double[,] root, double[] low, double[] high, double[] expected, int from)
    {
        int least = from;
        double smallest = double.PositiveInfinity;
        for (int j = from; j < low.Length; j++)
        {
            double spread = Math.Sqrt(Math.Max(Determined, matrix[j, j] - Sum(root, root, j, j, from)));
            double shift = Shift(root, expected, j, from);
            double probability = NormalInterval.Between((low[j] - shift) / spread, (high[j] - shift) / spread).Probability;
            if (probability < smallest)
            {
                (least, smallest) = (j, probability);
            }
        }

        return least;
    }

    // mean of the standardised variable within its interval
    private static double Mean(double low, double high, double shift, double spread)
    {
        double a = (low - shift) / spread;
        double b = (high - shift) / spread;
        double probability = NormalInterval.Between(a, b).Probability;
        return probability > 0 ? (Density(a) - Density(b)) / probability : double.IsFinite(a) ? a : double.IsFinite(b) ? b : 0;

        static double Density(double z) => double.IsInfinity(z) ? 0 : NormalDistribution.Density(z);
    }

    private static double Shift(double[,] root, double[] expected, int row, int count)
    {
        double sum = 0;
        for (int k = 0; k < count; k++)
        {
            sum += root[row, k] * expected[k];
        }

        return sum;
    }

    private static double Sum(double[,] a, double[,] b, int i, int j, int count)
    {
        double sum = 0;
        for (int k = 0; k < count; k++)
        {
            sum += a[i, k] * b[j, k];
        }

        return sum;
    }

    private static void Exchange(double[,] matrix, double[,] root, double[] low, double[] high, int i, int j)
    {
        (low[i], low[j]) = (low[j], low[i]);
        (high[i], high[j]) = (high[j], high[i]);
        for (int k = 0; k < low.Length; k++)
        {
            (matrix[i, k], matrix[j, k]) = (matrix[j, k], matrix[i, k]);
            (root[i, k], root[j, k]) = (root[j, k], root[i, k]);
        }

        for (int k = 0; k < low.Length; k++)
        {
            (matrix[k, i], matrix[k, j]) = (matrix[k, j], matrix[k, i]);
        }
    }
}
