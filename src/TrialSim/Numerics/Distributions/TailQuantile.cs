namespace TrialSim.Numerics.Distributions;

/// <summary>The point of the positive half line where a tail has a probability, to the last digits even where the probability is tiny.</summary>
internal static class TailQuantile
{
    /// <summary>The x with tail probability p, when probabilities grow with x (<paramref name="growth"/> 1) or fall with it (-1).</summary>
    /// <remarks>Newton's method for ln probability against ln x, which is concave for the tails here, kept inside a bracket.</remarks>
    public static double Find<TTail>(in TTail tail, double p, double start, int growth)
        where TTail : struct, ITail
    {
        double target = Portable.Log(p);
        double low = 0;
        double high = double.PositiveInfinity;
        double x = start;
        for (int iteration = 0; iteration < 2000; iteration++)
        {
            double probability = tail.Probability(x);
            double miss = growth * (Portable.Log(probability) - target);
            if (miss == 0)
            {
                return x;
            }

            if (miss < 0)
            {
                low = x;
            }
            else
            {
                high = x;
            }

            double next = x * Portable.Exp(-miss * probability / tail.LogScaleDensity(x));
            // Newton doubles the digits: after a step this small the next one changes nothing
            if (Math.Abs(next - x) <= 1e-9 * x)
            {
                return next;
            }

            x = next > low && next < high ? next : Between(low, high);
            if (x == low || x == high)
            {
                return x;
            }
        }

        return x;
    }

    // the geometric middle of a bracket of any width
    private static double Between(double low, double high) =>
        low == 0 ? (double.IsPositiveInfinity(high) ? 1 : high / 1024)
        : double.IsPositiveInfinity(high) ? low * 1024
        : Math.Sqrt(low) * Math.Sqrt(high);
}
