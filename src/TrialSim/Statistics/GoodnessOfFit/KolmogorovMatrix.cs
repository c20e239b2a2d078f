namespace TrialSim.Statistics.GoodnessOfFit;

/// <summary>The exact distribution function of Kolmogorov's distance as an entry of a matrix power.</summary>
/// <remarks>Source: Marsaglia, Tsang and Wang (2003), Journal of Statistical Software 8(18), after Durbin (1973); their formulas, not their program.</remarks>
internal static class KolmogorovMatrix
{
    // powers are kept near 1 by this factor, which costs no rounding
    private const double Shrink = 1.0 / (1L << 60);

    /// <summary>Probability that the distance stays below <paramref name="distance"/> in n observations.</summary>
    public static double Cumulative(double distance, int n)
    {
        int steps = (int)(n * distance) + 1;
        int size = (2 * steps) - 1;
        var (power, shrinks) = Power(Transitions(size, steps - (n * distance)), n, size);
        double result = power[((steps - 1) * size) + steps - 1];
        for (int i = 1; i <= n; i++) // n! / n^n, with the shrinking undone as the product allows
        {
            result *= (double)i / n;
            if (result < Shrink && shrinks > 0)
            {
                result /= Shrink;
                shrinks--;
            }
        }

        for (; shrinks > 0 && result > 0; shrinks--)
        {
            result /= Shrink;
        }

        return result;
    }

    private static double[] Transitions(int size, double h)
    {
        var powers = new double[size + 1]; // of h
        var factorials = new double[size + 1];
        powers[0] = 1;
        factorials[0] = 1;
        for (int k = 1; k <= size; k++)
        {
            powers[k] = powers[k - 1] * h;
            factorials[k] = factorials[k - 1] / k; // inverse factorials
        }

        var matrix = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size && j <= i + 1; j++)
            {
                double entry = 1;
                entry -= j == 0 ? powers[i + 1] : 0;
                entry -= i == size - 1 ? powers[size - j] : 0;
                bool corner = j == 0 && i == size - 1 && h > 0.5;
                entry += corner ? CornerPower((2 * h) - 1, size) : 0;
                matrix[(i * size) + j] = entry * factorials[i - j + 1];
            }
        }

        return matrix;
    }

    private static double CornerPower(double x, int exponent)
    {
        double product = 1;
        for (int k = 0; k < exponent; k++)
        {
            product *= x;
        }

        return product;
    }

    private static (double[] Power, int Shrinks) Power(double[] matrix, int exponent, int size)
    {
        if (exponent == 1)
        {
            return (matrix, 0);
        }

        var (half, shrinks) = Power(matrix, exponent / 2, size);
        var power = Product(half, half, size);
        shrinks *= 2;
        if (exponent % 2 == 1)
        {
            power = Product(matrix, power, size);
        }

        int middle = size / 2 * (size + 1);
        while (power[middle] > 1 / Shrink)
        {
            for (int i = 0; i < power.Length; i++)
            {
                power[i] *= Shrink;
            }

            shrinks++;
        }

        return (power, shrinks);
    }

    private static double[] Product(double[] a, double[] b, int size)
    {
        var product = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            var row = product.AsSpan(i * size, size);
            for (int k = 0; k < size; k++)
            {
                double factor = a[(i * size) + k];
                var other = b.AsSpan(k * size, size);
                for (int j = 0; j < size; j++)
                {
                    row[j] += factor * other[j];
                }
            }
        }

        return product;
    }
}
