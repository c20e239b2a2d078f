using System.Runtime.CompilerServices;

namespace TrialSim.Numerics;

/// <summary>Integrals of smooth functions of one sign to nearly full relative precision, with the same bits on every machine.</summary>
/// <remarks>
/// Gauss-Kronrod pairs of 10 and 21 points on panels, of which the one with the largest estimated error is halved until the sum of the
/// errors is small enough. The estimate is that of QUADPACK (Piessens et al. 1983): the difference of the pair, to the power 3/2.
/// </remarks>
internal static class AdaptiveQuadrature
{
    private const int MostPanels = 300;

    // Points of the Kronrod rule above 0, the Gauss points at even places; and the weights. The middle follows apart.
    private static ReadOnlySpan<double> Points =>
    [
        0.14887433898163121088, 0.29439286270146019813, 0.43339539412924719080, 0.56275713466860468334, 0.67940956829902440623,
        0.78081772658641689706, 0.86506336668898451073, 0.93015749135570822600, 0.97390652851717172008, 0.99565716302580808074,
    ];

    private static ReadOnlySpan<double> KronrodWeights =>
    [
        0.14773910490133849137, 0.14277593857706008080, 0.13470921731147332593, 0.12349197626206585108, 0.10938715880229764190,
        0.093125454583697605535, 0.075039674810919952767, 0.054755896574351996031, 0.032558162307964727479, 0.011694638867371874278,
    ];

    private static ReadOnlySpan<double> GaussWeights =>
        [0.29552422471475287017, 0.26926671930999635509, 0.21908636251598204400, 0.14945134915058059315, 0.066671344308688137594];

    private const double MiddleWeight = 0.14944555400291690566;

    /// <summary>The integral from the first to the last of the panel ends.</summary>
    /// <param name="integrand">The function.</param>
    /// <param name="ends">Where the first panels begin and end, ascending: near the function's peaks and steps, so that none is overlooked.</param>
    /// <param name="relativeError">Wanted error relative to the integral of the absolute value; 1e-14 is about the least that rounding allows.</param>
    public static double Integrate<TIntegrand>(in TIntegrand integrand, ReadOnlySpan<double> ends, double relativeError)
        where TIntegrand : struct, IIntegrand, allows ref struct
    {
        Span<Panel> panels = stackalloc Panel[MostPanels];
        int count = 0;
        for (int i = 1; i < ends.Length; i++)
        {
            if (ends[i] > ends[i - 1])
            {
                panels[count++] = Panel.Over(integrand, ends[i - 1], ends[i]);
            }
        }

        while (true)
        {
            double sum = 0;
            double magnitude = 0;
            double error = 0;
            int worst = 0;
            for (int i = 0; i < count; i++)
            {
                sum += panels[i].Value;
                magnitude += Math.Abs(panels[i].Value);
                error += panels[i].Error;
                worst = panels[i].Error > panels[worst].Error ? i : worst;
            }

            double middle = count == 0 ? 0 : 0.5 * (panels[worst].Low + panels[worst].High);
            if (!(error > relativeError * magnitude) || count == MostPanels || middle <= panels[worst].Low || middle >= panels[worst].High)
            {
                return sum;
            }

            double high = panels[worst].High;
            panels[worst] = Panel.Over(integrand, panels[worst].Low, middle);
            panels[count++] = Panel.Over(integrand, middle, high);
        }
    }

    private readonly record struct Panel(double Low, double High, double Value, double Error)
    {
        public static Panel Over<TIntegrand>(in TIntegrand integrand, double low, double high)
            where TIntegrand : struct, IIntegrand, allows ref struct
        {
            double half = 0.5 * (high - low);
            double middle = low + half;
            Unsafe.SkipInit(out Ordinates left);
            Unsafe.SkipInit(out Ordinates right);
            double atMiddle = integrand.At(middle);
            double kronrod = MiddleWeight * atMiddle;
            double gauss = 0;
            for (int i = 0; i < Points.Length; i++)
            {
                left[i] = integrand.At(middle - (half * Points[i]));
                right[i] = integrand.At(middle + (half * Points[i]));
                double both = left[i] + right[i];
                kronrod += KronrodWeights[i] * both;
                gauss += i % 2 == 0 ? GaussWeights[i / 2] * both : 0;
            }

            double mean = 0.5 * kronrod;
            double spread = MiddleWeight * Math.Abs(atMiddle - mean);
            for (int i = 0; i < Points.Length; i++)
            {
                spread += KronrodWeights[i] * (Math.Abs(left[i] - mean) + Math.Abs(right[i] - mean));
            }

            double difference = Math.Abs(kronrod - gauss);
            double share = spread > 0 ? 200 * difference / spread : 0;
            double error = share < 1 ? spread * share * Math.Sqrt(share) : Math.Max(spread, difference);
            return new(low, high, kronrod * half, error * half);
        }
    }

    [InlineArray(10)]
    private struct Ordinates
    {
        private double first;
    }
}
