namespace TrialSim.Numerics.Distributions;

/// <summary>Tails averaged over a Poisson number j: the noncentral chi-square and F distributions.</summary>
/// <remarks>
/// The terms are positive and fall off on both sides of their largest. They are summed in the direction in which the tail's recurrence only
/// adds (downwards in j for the lower tail, upwards for the upper), from where they no longer count: nothing cancels, and both tails keep
/// their relative precision.
/// </remarks>
internal static class PoissonMixture
{
    private const double Negligible = 1e-18;

    /// <summary>The sum of Poisson(j; mean) Lower(j).</summary>
    public static double Lower<TTail>(in TTail tail, double mean)
        where TTail : struct, IMixedTail
    {
        double peak = LowerPeak(tail, mean);
        double least = Negligible * PoissonDistribution.Mass(peak, mean) * tail.Lower(peak);
        double reach = 1;
        while (PoissonDistribution.Mass(peak + reach, mean) * tail.Lower(peak + reach) > least)
        {
            reach *= 2;
        }

        double j = peak + reach;
        double probability = tail.Lower(j);
        double weight = 1; // relative; scaled by that of the peak in the end
        double weightOfPeak = 1;
        double sum = probability;
        while (j > 0)
        {
            weight *= j / mean;
            j--;
            probability += tail.Step(j);
            sum += weight * probability;
            if (j == peak)
            {
                weightOfPeak = weight;
            }
            else if (j < peak && weight * probability < Negligible * sum)
            {
                break;
            }
        }

        return PoissonDistribution.Mass(peak, mean) * (sum / weightOfPeak);
    }

    /// <summary>The sum of Poisson(j; mean) Upper(j).</summary>
    public static double Upper<TTail>(in TTail tail, double mean)
        where TTail : struct, IMixedTail
    {
        double peak = UpperPeak(tail, mean);
        double least = Negligible * PoissonDistribution.Mass(peak, mean) * tail.Upper(peak);
        double reach = 1;
        while (reach < peak && PoissonDistribution.Mass(peak - reach, mean) * tail.Upper(peak - reach) > least)
        {
            reach *= 2;
        }

        double j = Math.Max(0, peak - reach);
        double probability = tail.Upper(j);
        double weight = 1;
        double weightOfPeak = 1;
        double sum = probability;
        while (j <= peak || weight * probability > Negligible * sum)
        {
            probability += tail.Step(j);
            j++;
            weight *= mean / j;
            sum += weight * probability;
            if (j == peak)
            {
                weightOfPeak = weight;
            }
        }

        return PoissonDistribution.Mass(peak, mean) * (sum / weightOfPeak);
    }

    // the first j after which the terms fall; they do so from the mean on at the latest
    private static double LowerPeak<TTail>(in TTail tail, double mean)
        where TTail : struct, IMixedTail
    {
        double low = 0;
        double high = Math.Floor(mean);
        while (low < high)
        {
            double middle = Math.Floor((low + high) / 2);
            if (mean * tail.Lower(middle + 1) > (middle + 1) * tail.Lower(middle))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    // the first j after which the terms fall; they rise up to the mean at least
    private static double UpperPeak<TTail>(in TTail tail, double mean)
        where TTail : struct, IMixedTail
    {
        double low = Math.Max(0, Math.Floor(mean) - 1);
        double width = 1;
        while (Rises(tail, mean, low + width))
        {
            low += width;
            width *= 2;
        }

        double high = low + width;
        while (low < high)
        {
            double middle = Math.Floor((low + high) / 2);
            if (Rises(tail, mean, middle))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    // whether term j + 1 exceeds term j; where both are too small for numbers, the larger ones lie above
    private static bool Rises<TTail>(in TTail tail, double mean, double j)
        where TTail : struct, IMixedTail
    {
        double here = tail.Upper(j);
        return here == 0 || mean * tail.Upper(j + 1) > (j + 1) * here;
    }
}
