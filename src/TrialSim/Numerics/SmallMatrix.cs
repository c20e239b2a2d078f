namespace TrialSim.Numerics;

/// <summary>Products of small square matrices, row by row in spans.</summary>
internal static class SmallMatrix
{
    /// <summary>A B.</summary>
    public static double[] Product(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int n)
    {
        var product = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < n; k++)
            {
                for (int j = 0; j < n; j++)
                {
                    product[(i * n) + j] += a[(i * n) + k] * b[(k * n) + j];
                }
            }
        }

        return product;
    }

    /// <summary>A M A' for a symmetric M; the result is symmetric to the last bit.</summary>
    public static double[] Sandwich(ReadOnlySpan<double> a, ReadOnlySpan<double> middle, int n)
    {
        double[] half = Product(a, middle, n);
        var whole = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = 0;
                for (int k = 0; k < n; k++)
                {
                    sum += half[(i * n) + k] * a[(j * n) + k];
                }

                whole[(i * n) + j] = whole[(j * n) + i] = sum;
            }
        }

        return whole;
    }
}
