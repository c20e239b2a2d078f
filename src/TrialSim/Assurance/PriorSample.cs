using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Scenarios;

namespace TrialSim.Assurance;

/// <summary>Truths drawn from a prior, in pairs: what differs within a pair is chance, and tells the error.</summary>
/// <remarks>
/// The probability is cut into equal strata and each gives two effects at random places: the mean over all draws is unbiased, and half the squared
/// difference of the two its variance, without bias, whatever the shape. Listed draws are simulated twice each instead, half of the trials each time.
/// </remarks>
internal static class PriorSample
{
    /// <summary>The truths; numbers 2s and 2s + 1 are a pair.</summary>
    /// <param name="prior">The prior.</param>
    /// <param name="given">The scenario as given.</param>
    /// <param name="goal">What trials are to show.</param>
    /// <param name="seed">Seed of the places within strata.</param>
    /// <param name="layer">Which of several samples.</param>
    /// <param name="pairs">Number of strata; a list has as many pairs as rows.</param>
    /// <exception cref="ImpossibleTruthException">No scenario can have one of them.</exception>
    public static DrawnTruth[] Draw(StatedPrior prior, Scenario given, AssuranceGoal goal, ulong seed, int layer, int pairs)
    {
        if (prior.Prior is DrawsPrior { Rows: { } rows })
        {
            DrawnTruth[] listed = [.. Enumerable.Range(0, rows.Count).Select(row => OfRow(prior, rows, given, goal, row))];
            return [.. listed.SelectMany(truth => (DrawnTruth[])[truth, truth])];
        }

        var law = prior.Prior.Law();
        if (law.Sd == 0)
        {
            var certain = At(prior, given, goal, law.Mean);
            return [.. Enumerable.Repeat(certain, 2 * pairs)];
        }

        return [.. Places(seed, layer, pairs).Select(u => At(prior, given, goal, law.At(u)))];
    }

    /// <summary>The truth in which an effect holds.</summary>
    public static DrawnTruth At(StatedPrior prior, Scenario given, AssuranceGoal goal, double effect)
    {
        var reading = prior.At(given, effect);
        return reading.Scenario is { } scenario
            ? DrawnTruth.Of(scenario, given, goal)
            : throw new ImpossibleTruthException(prior, effect, 0, reading.Problems[0]);
    }

    /// <summary>The truth in which the prior's mean holds.</summary>
    public static DrawnTruth AtMean(StatedPrior prior, Scenario given, AssuranceGoal goal)
    {
        var reading = prior.AtMean(given);
        return reading.Scenario is { } scenario
            ? DrawnTruth.Of(scenario, given, goal)
            : throw new ImpossibleTruthException(prior, prior.Prior.Mean, 0, reading.Problems[0]);
    }

    private static DrawnTruth OfRow(StatedPrior prior, PriorRows rows, Scenario given, AssuranceGoal goal, int row)
    {
        var reading = prior.AtRow(given, row);
        return reading.Scenario is { } scenario
            ? DrawnTruth.Of(scenario, given, goal)
            : throw new ImpossibleTruthException(prior, rows[row][0], rows.Lines[row], reading.Problems[0]);
    }

    // two places in each of the strata: stratum s is replicate s of the draws for priors, its two places are patients 0 and 1
    private static IEnumerable<double> Places(ulong seed, int layer, int strata)
    {
        var fractions = new Vector512<ulong>[2];
        for (int s = 0; s < strata; s++)
        {
            if (s % Lanes.Count == 0)
            {
                TrialRandom.For(seed, (ulong)s).Fractions(DrawPurpose.Prior, layer, 0, [0], fractions);
            }

            for (int place = 0; place < 2; place++)
            {
                yield return (s + ((fractions[place][s % Lanes.Count] + 0.5) / 4294967296.0)) / strata;
            }
        }
    }
}
