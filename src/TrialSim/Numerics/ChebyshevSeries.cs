namespace TrialSim.Numerics;

/// <summary>A smooth function on an interval as a Chebyshev series, for functions that are asked often and are slow.</summary>
internal sealed class ChebyshevSeries
{
    private const int FewestNodes = 32;
    private const int MostNodes = 1024;

    private readonly double[] coefficients;
    private readonly double middle;
    private readonly double half;

    private ChebyshevSeries(double[] coefficients, double low, double high)
    {
        this.coefficients = coefficients;
        middle = 0.5 * (low + high);
        half = 0.5 * (high - low);
    }

    /// <summary>The series of a function, with as many terms as it takes for the last to fall below a tolerance.</summary>
    /// <param name="function">The function.</param>
    /// <param name="low">Lower end of the interval.</param>
    /// <param name="high">Upper end of the interval.</param>
    /// <param name="tolerance">Of the last terms, relative to the largest.</param>
    public static ChebyshevSeries Of(Func<double, double> function, double low, double high, double tolerance)
    {
        for (int nodes = FewestNodes; ; nodes *= 2)
        {
            double[] coefficients = Coefficients(function, low, high, nodes);
            double largest = coefficients.Max(Math.Abs);
            double last = coefficients[^(nodes / 8)..].Max(Math.Abs);
            if (last <= tolerance * largest || nodes == MostNodes)
            {
                return new(coefficients, low, high);
            }
        }
    }

    /// <summary>Its value; outside the interval that at the nearer end.</summary>
    public double At(double x)
    {
        double t = Math.Clamp((x - middle) / half, -1, 1);
        double b1 = 0;
        double b2 = 0;
        for (int k = coefficients.Length - 1; k > 0; k--)
        {
            (b1, b2) = ((2 * t * b1) - b2 + coefficients[k], b1);
        }

        return (t * b1) - b2 + coefficients[0];
    }

    // by the discrete cosine transform of the values at the zeros of the polynomial after the last
    private static double[] Coefficients(Func<double, double> function, double low, double high, int nodes)
    {
        double[] cosines = QuarterWaves(4 * nodes);
        double[] values = [.. Enumerable.Range(0, nodes).Select(
            j => function((0.5 * (low + high)) + (0.5 * (high - low) * Cosine(cosines, (2 * j) + 1))))];
        var coefficients = new double[nodes];
        for (int k = 0; k < nodes; k++)
        {
            double sum = 0;
            for (int j = 0; j < nodes; j++)
            {
                sum += values[j] * Cosine(cosines, k * ((2 * j) + 1) % (4 * nodes));
            }

            coefficients[k] = (k == 0 ? 1.0 : 2.0) / nodes * sum;
        }

        return coefficients;
    }

    // cos(2 pi i / turn) from the first quarter of the turn
    private static double Cosine(double[] quarter, int i)
    {
        int turn = 4 * (quarter.Length - 1);
        i = i > turn / 2 ? turn - i : i;
        return i <= turn / 4 ? quarter[i] : -quarter[(turn / 2) - i];
    }

    // cos(2 pi i / turn) for i from 0 to turn / 4, by halving angles: cos((a + b) / 2) = (cos a + cos b) / (2 cos((a - b) / 2))
    private static double[] QuarterWaves(int turn)
    {
        int quarter = turn / 4;
        var cosines = new double[quarter + 1];
        cosines[0] = 1;
        double halfStep = Math.Sqrt(0.5); // cosine of half the step between known angles
        for (int step = quarter; step > 1; step /= 2)
        {
            for (int i = step / 2; i < quarter; i += step)
            {
                cosines[i] = (cosines[i - (step / 2)] + cosines[i + (step / 2)]) / (2 * halfStep);
            }

            halfStep = Math.Sqrt((1 + halfStep) / 2);
        }

        return cosines;
    }
}
