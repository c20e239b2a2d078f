namespace TrialSim.Numerics.Distributions;

/// <summary>Recognizes correlations that are products of loadings.</summary>
internal static class ProductStructure
{
    /// <summary>Correlations this near to products of loadings are such products.</summary>
    private const double Rounding = 1e-10;

    /// <summary>Loadings l with correlations l_i l_j, as many arms against one control have them; null where there are none.</summary>
    /// <param name="correlation">Correlations, row by row.</param>
    /// <param name="n">Number of variables.</param>
    public static double[]? Loadings(ReadOnlySpan<double> correlation, int n)
    {
        var loadings = new double[n];
        for (int i = 0; i < n; i++)
        {
            loadings[i] = Loading(correlation, n, i);
        }

        GiveSigns(loadings, correlation);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (!(Math.Abs((loadings[i] * loadings[j]) - correlation[(i * n) + j]) <= Rounding) || !(Math.Abs(loadings[i]) <= 1))
                {
                    return null;
                }
            }
        }

        return loadings;
    }

    // l_i^2 = rho_ij rho_ik / rho_jk, from the pair whose own correlation is largest; two that are correlated with no third share a root
    private static double Loading(ReadOnlySpan<double> correlation, int n, int i)
    {
        double largest = 0;
        double square = 0;
        for (int j = 0; j < n; j++)
        {
            for (int k = 0; k < j; k++)
            {
                double between = correlation[(j * n) + k];
                if (j != i && k != i && Math.Abs(between) > largest)
                {
                    largest = Math.Abs(between);
                    square = correlation[(i * n) + j] * correlation[(i * n) + k] / between;
                }
            }
        }

        for (int j = 0; j < n && largest == 0; j++)
        {
            square = j != i ? Math.Max(square, Math.Abs(correlation[(i * n) + j])) : square;
        }

        return Math.Min(1, Math.Sqrt(Math.Abs(square)));
    }

    private static void GiveSigns(double[] loadings, ReadOnlySpan<double> correlation)
    {
        int first = Array.FindIndex(loadings, l => l > 0);
        for (int i = first + 1; first >= 0 && i < loadings.Length; i++)
        {
            loadings[i] = correlation[(first * loadings.Length) + i] < 0 ? -loadings[i] : loadings[i];
        }
    }
}
