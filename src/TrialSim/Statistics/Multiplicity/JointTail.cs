using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Multiplicity;

/// <summary>Probabilities that some of several correlated statistics lie outside their limits, by the most exact method that the correlations allow.</summary>
internal sealed class JointTail
{
    /// <summary>Correlations this near to products of loadings are such products.</summary>
    private const double Rounding = 1e-10;

    private readonly double[,] correlation;
    private readonly double df;
    private readonly double[]? loadings;
    private readonly MultivariateT? general;

    /// <summary>The joint distribution.</summary>
    /// <param name="correlation">Correlation matrix.</param>
    /// <param name="df">Degrees of freedom of the common variance; infinite for normal statistics.</param>
    public JointTail(double[,] correlation, double df)
    {
        (this.correlation, this.df) = (correlation, df);
        if (correlation.GetLength(0) > 2)
        {
            loadings = Loadings(correlation);
            general = loadings is null ? new(correlation, df) : null;
        }
    }

    /// <summary>P(some T_i not between low_i and high_i).</summary>
    /// <param name="low">Lower ends; may be -infinity.</param>
    /// <param name="high">Upper ends; may be infinity.</param>
    public double AnyOutside(double[] low, double[] high) => low.Length switch
    {
        1 => StudentT.Cumulative(low[0], df) + StudentT.UpperTail(high[0], df),
        2 => BivariateT.OutsideRectangle(low[0], high[0], low[1], high[1], correlation[0, 1], df),
        _ => loadings is not null ? ProductCorrelatedT.OutsideRectangle(low, high, loadings, df) : general!.OutsideRectangle(low, high),
    };

    /// <summary>Loadings l with correlations l_i l_j, as many arms against one control have them; null where there are none.</summary>
    internal static double[]? Loadings(double[,] correlation)
    {
        int n = correlation.GetLength(0);
        var loadings = new double[n];
        for (int i = 0; i < n; i++)
        {
            loadings[i] = Loading(correlation, i);
        }

        GiveSigns(loadings, correlation);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (!(Math.Abs((loadings[i] * loadings[j]) - correlation[i, j]) <= Rounding) || !(Math.Abs(loadings[i]) <= 1))
                {
                    return null;
                }
            }
        }

        return loadings;
    }

    // l_i^2 = rho_ij rho_ik / rho_jk, from the pair whose own correlation is largest; two that are correlated with no third share a root
    private static double Loading(double[,] correlation, int i)
    {
        double largest = 0;
        double square = 0;
        for (int j = 0; j < correlation.GetLength(0); j++)
        {
            for (int k = 0; k < j; k++)
            {
                double between = correlation[j, k];
                if (j != i && k != i && Math.Abs(between) > largest)
                {
                    largest = Math.Abs(between);
                    square = correlation[i, j] * correlation[i, k] / between;
                }
            }

            if (j != i && largest == 0)
            {
                square = Math.Max(square, Math.Abs(correlation[i, j]));
            }
        }

        return Math.Sqrt(Math.Abs(square));
    }

    private static void GiveSigns(double[] loadings, double[,] correlation)
    {
        int first = Array.FindIndex(loadings, l => l > 0);
        for (int i = first + 1; first >= 0 && i < loadings.Length; i++)
        {
            loadings[i] = correlation[first, i] < 0 ? -loadings[i] : loadings[i];
        }
    }
}
