using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.GoodnessOfFit;

/// <summary>Pearson's test of counts against given probabilities.</summary>
/// <param name="Outcome">Whether there was anything to test: two categories and one observation at least.</param>
/// <param name="ChiSquared">The statistic: infinite where something was seen that cannot be.</param>
/// <param name="DegreesOfFreedom">Categories less 1.</param>
/// <param name="P">The p-value.</param>
/// <remarks>Source: Pearson (1900), Philosophical Magazine 50:157-175.</remarks>
public sealed record ChiSquareGoodnessOfFit(Estimability Outcome, double ChiSquared, double DegreesOfFreedom, double P)
{
    // as far as R's chisq.test lets probabilities miss 1
    private const double SumTolerance = 1.4901161193847656e-8;

    /// <summary>Holds counts against probabilities.</summary>
    /// <param name="observed">Counts by category.</param>
    /// <param name="probabilities">Probabilities of the categories, adding up to 1; empty for equal ones.</param>
    /// <exception cref="StatisticsInputException">They do not match, are negative or do not add up to 1.</exception>
    public static ChiSquareGoodnessOfFit Of(ReadOnlySpan<double> observed, ReadOnlySpan<double> probabilities)
    {
        Require(observed, probabilities);
        double total = 0;
        foreach (double count in observed)
        {
            total += count;
        }

        double df = observed.Length - 1;
        if (df < 1 || !(total > 0))
        {
            return new(Estimability.TooFewObservations, double.NaN, df, double.NaN);
        }

        double statistic = 0;
        for (int i = 0; i < observed.Length; i++)
        {
            double expected = total * (probabilities.IsEmpty ? 1.0 / observed.Length : probabilities[i]);
            double distance = observed[i] - expected;
            statistic += distance == 0 ? 0 : distance * distance / expected;
        }

        return new(Estimability.Estimable, statistic, df, ChiSquare.UpperTail(statistic, df));
    }

    private static void Require(ReadOnlySpan<double> observed, ReadOnlySpan<double> probabilities)
    {
        double sum = 0;
        bool possible = true;
        foreach (double probability in probabilities)
        {
            sum += probability;
            possible &= probability >= 0;
        }

        foreach (double count in observed)
        {
            possible &= count is >= 0 and < double.PositiveInfinity;
        }

        if (!possible || (!probabilities.IsEmpty && (probabilities.Length != observed.Length || !(Math.Abs(sum - 1) <= SumTolerance))))
        {
            throw new StatisticsInputException(
                $"{observed.Length} counts do not match {probabilities.Length} probabilities that add up to {sum}.",
                "Give a count of at least 0 and a probability for each category; probabilities add up to 1.");
        }
    }
}
