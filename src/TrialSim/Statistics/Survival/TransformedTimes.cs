using TrialSim.Numerics;

namespace TrialSim.Statistics.Survival;

/// <summary>Functions of the distinct times of a sample.</summary>
internal static class TransformedTimes
{
    /// <summary>The function of each distinct time, all strata together.</summary>
    public static double[] Of(CoxSample sample, TimeTransform transform) => transform switch
    {
        TimeTransform.Identity => sample.Order.Times.ToArray(),
        TimeTransform.Logarithm => Array.ConvertAll(sample.Order.Times.ToArray(), Portable.Log),
        TimeTransform.Rank => Ranks(sample),
        TimeTransform.KaplanMeier => EventProbabilities(sample),
        _ => throw new ArgumentOutOfRangeException(nameof(transform), transform, "not a transform"),
    };

    private static double[] Ranks(CoxSample sample)
    {
        var counts = Counts(sample, _ => true);
        double below = 0;
        return Array.ConvertAll(counts, n =>
        {
            below += n;
            return below - ((n - 1) / 2);
        });
    }

    private static double[] EventProbabilities(CoxSample sample)
    {
        double[] leaving = Counts(sample, _ => true);
        double[] deaths = Counts(sample, sample.IsDead);
        double atRisk = sample.Rows;
        double survival = 1;
        var probabilities = new double[leaving.Length];
        for (int k = 0; k < leaving.Length; k++)
        {
            probabilities[k] = 1 - survival;
            survival *= (atRisk - deaths[k]) / atRisk;
            atRisk -= leaving[k];
        }

        return probabilities;
    }

    private static double[] Counts(CoxSample sample, Func<int, bool> counted)
    {
        var counts = new double[sample.Order.Times.Length];
        for (int place = 0; place < sample.Rows; place++)
        {
            counts[sample.Order.Ranks[place]] += counted(place) ? 1 : 0;
        }

        return counts;
    }
}
