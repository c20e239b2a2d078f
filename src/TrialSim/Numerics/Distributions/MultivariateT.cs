namespace TrialSim.Numerics.Distributions;

/// <summary>
/// Several t statistics with one estimate of variance and any correlations (normal variables, where the degrees of freedom are infinite),
/// with the same bits on every machine.
/// </summary>
/// <remarks>
/// Each variable is integrated given those before it, the least probable first, on a lattice with a transformation of its axes that makes
/// the integrand periodic. Absolute error below 5e-9 for up to five variables (the tests measure it). Two variables, and correlations that
/// are products of loadings, are had more exactly from <see cref="BivariateT"/> and <see cref="ProductCorrelatedT"/>. Sources: Genz (1992),
/// J Comput Graph Stat 1:141-149; Genz and Bretz (2002), J Comput Graph Stat 11:950-971; Korobov's lattice, with a multiplier chosen for
/// its small P2.
/// </remarks>
public sealed class MultivariateT
{
    private const int Points = 65521;
    private const long Multiplier = 17509;

    private readonly double[,] correlation;
    private readonly double[]? scales; // root(chi-square / df) along the lattice's first axis; null for normal variables
    private readonly int n;

    /// <summary>The distribution.</summary>
    /// <param name="correlation">Correlation matrix; may be singular.</param>
    /// <param name="df">Degrees of freedom, above 0; may be infinite.</param>
    public MultivariateT(double[,] correlation, double df)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df);
        ArgumentOutOfRangeException.ThrowIfNotEqual(correlation.GetLength(1), correlation.GetLength(0));
        this.correlation = (double[,])correlation.Clone();
        n = correlation.GetLength(0);
        if (double.IsPositiveInfinity(df))
        {
            return;
        }

        scales = new double[Points];
        for (int i = 1; i < Points; i++)
        {
            scales[i] = Math.Sqrt(ChiSquare.Quantile(Share((double)i / Points), df) / df);
        }
    }

    /// <summary>P(low_i &lt; T_i at most high_i for every i); ends may be infinite.</summary>
    /// <param name="low">Lower ends.</param>
    /// <param name="high">Upper ends, as many.</param>
    public double Rectangle(ReadOnlySpan<double> low, ReadOnlySpan<double> high)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(low.Length, n);
        ArgumentOutOfRangeException.ThrowIfNotEqual(high.Length, n);
        double[] from = low.ToArray();
        double[] to = high.ToArray();
        double[,] root = ConditionalOrder.Factor(correlation, from, to);
        var given = new double[n];
        double sum = 0;
        for (int point = 1; point < Points; point++) // the first has no weight
        {
            sum += At(point, root, from, to, given);
        }

        return Math.Clamp(sum / Points, 0, 1);
    }

    /// <summary>P(some T_i outside its interval).</summary>
    /// <inheritdoc cref="Rectangle"/>
    public double OutsideRectangle(ReadOnlySpan<double> low, ReadOnlySpan<double> high) => 1 - Rectangle(low, high);

    // the part of an axis up to t, with no slope at either end
    private static double Share(double t) => t * t * t * (10 + (t * (-15 + (6 * t))));

    private static double Slope(double t) => 30 * t * t * (1 - t) * (1 - t);

    private double At(int point, double[,] root, double[] from, double[] to, double[] given)
    {
        long place = point;
        double value = 1;
        double scale = 1;
        if (scales is not null)
        {
            scale = scales[place];
            value = Slope((double)place / Points);
            place = place * Multiplier % Points;
        }

        for (int i = 0; i < n && value > 0; i++, place = place * Multiplier % Points)
        {
            double shift = 0;
            for (int k = 0; k < i; k++)
            {
                shift += root[i, k] * given[k];
            }

            double t = (double)place / Points;
            var interval = NormalInterval.Between(((scale * from[i]) - shift) / root[i, i], ((scale * to[i]) - shift) / root[i, i]);
            value *= interval.Probability;
            if (i < n - 1)
            {
                value *= Slope(t);
                given[i] = interval.Quantile(Share(t));
            }
        }

        return value;
    }
}
