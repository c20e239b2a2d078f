using System.Numerics;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Correlations;

/// <summary>Null distribution of S, the sum of squared differences between two rankings without ties.</summary>
/// <remarks>Up to nine pairs all rankings are counted; beyond, the Edgeworth series of Best and Roberts (1975), Applied Statistics 24:377-379, algorithm AS 89, as in R.</remarks>
internal static class SpearmanDistribution
{
    private const int MostCounted = 9;

    /// <summary>The p-value of an observed S; two-sided it is twice the smaller tail, at most 1. A small S means that the quantities rise together.</summary>
    public static double Tail(double s, int pairs, Alternative alternative)
    {
        double value = Math.Round(s);
        double middle = (((double)pairs * pairs * pairs) - pairs) / 6;
        return alternative switch
        {
            Alternative.Greater => AtMost(value, pairs),
            Alternative.Less => AtLeast(value, pairs),
            _ => Math.Min(1, 2 * (s > middle ? AtLeast(value, pairs) : AtMost(value, pairs))),
        };
    }

    private static double AtMost(double value, int pairs) =>
        value >= Largest(pairs) ? 1
        : pairs <= MostCounted ? Counted(pairs, sum => sum <= value)
        : Math.Clamp(NormalDistribution.Cumulative(Deviate(value + 2, pairs)) - Correction(value + 2, pairs), 0, 1); // S moves in steps of 2

    private static double AtLeast(double value, int pairs) =>
        value <= 0 ? 1
        : pairs <= MostCounted ? Counted(pairs, sum => sum >= value)
        : Math.Clamp(NormalDistribution.UpperTail(Deviate(value, pairs)) + Correction(value, pairs), 0, 1);

    private static int Largest(int pairs) => (int)Math.Min(int.MaxValue, (long)pairs * (((long)pairs * pairs) - 1) / 3);

    // Share of all rankings whose S is counted. Ranks of the second quantity are handed out one by one; what is yet to come depends on the
    // set handed out alone, so rankings are counted by set and sum.
    private static double Counted(int pairs, Func<int, bool> counts)
    {
        int largest = Largest(pairs);
        int everyRank = (1 << pairs) - 1;
        var rankings = new long[everyRank + 1, largest + 1];
        rankings[0, 0] = 1;
        for (int taken = 0; taken < everyRank; taken++)
        {
            int place = BitOperations.PopCount((uint)taken);
            for (int rank = 0; rank < pairs; rank++)
            {
                int more = (rank - place) * (rank - place);
                for (int sum = 0; (taken >> rank & 1) == 0 && sum + more <= largest; sum++)
                {
                    rankings[taken | (1 << rank), sum + more] += rankings[taken, sum];
                }
            }
        }

        long all = 0;
        long counted = 0;
        for (int sum = 0; sum <= largest; sum++)
        {
            all += rankings[everyRank, sum];
            counted += counts(sum) ? rankings[everyRank, sum] : 0;
        }

        return (double)counted / all;
    }

    // S in standard deviations from its mean, less the continuity correction
    private static double Deviate(double value, double n) => ((6 * (value - 1) / (n * ((n * n) - 1))) - 1) * Math.Sqrt(n - 1);

    // what the upper tail exceeds the normal one by
    private static double Correction(double value, double n)
    {
        double b = 1 / n;
        double x = Deviate(value, n);
        double y = x * x;
        double inner = 0.0072 - (0.0831 * b) + (y * b * (0.0131 - (0.00046 * y)));
        double middle = -0.0758 + (b * (0.1033 + (0.3932 * b))) - (y * b * (0.0879 + (0.0151 * b) - (y * inner)));
        return x * b * (0.2274 + (b * (0.2531 + (0.1745 * b))) + (y * middle)) * Portable.Exp(-y / 2);
    }
}
