using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups;

/// <summary>By how much a search's bootstrap samples flatter what it finds in them, in each of eight trials.</summary>
/// <remarks>
/// Optimism is the mean, over samples, of the effect that a sample shows in the set that the search finds there, less the effect that the trial itself
/// shows in that set. Source: Rosenkranz (2016), Biometrical Journal 58:1217-1228.
/// </remarks>
internal sealed class Optimism
{
    private readonly double[] excess = new double[Lanes.Count];
    private readonly double[] effect = new double[Lanes.Count];
    private readonly double[] squares = new double[Lanes.Count];
    private readonly int[] count = new int[Lanes.Count];

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        excess.AsSpan().Clear();
        effect.AsSpan().Clear();
        squares.AsSpan().Clear();
        count.AsSpan().Clear();
    }

    /// <summary>Adds a sample; one without an effect is left out.</summary>
    /// <param name="lane">The trial.</param>
    /// <param name="inSample">The effect in the sample in the set found there.</param>
    /// <param name="inTrial">The effect in the trial in the same set.</param>
    public void Add(int lane, double inSample, double inTrial)
    {
        if (double.IsFinite(inSample - inTrial))
        {
            excess[lane] += inSample - inTrial;
            effect[lane] += inSample;
            squares[lane] += inSample * inSample;
            count[lane]++;
        }
    }

    /// <summary>The naive estimate less the optimism, and the variance of the effects found in the samples.</summary>
    /// <returns>False where fewer than two samples showed an effect.</returns>
    public bool TryCorrect(int lane, double naive, out double estimate, out double variance)
    {
        int n = count[lane];
        estimate = naive - (excess[lane] / n);
        variance = Math.Max(0, squares[lane] - (effect[lane] * effect[lane] / n)) / (n - 1);
        return n >= 2 && double.IsFinite(naive);
    }
}
