using TrialSim.Numerics;
using TrialSim.Randomness;

namespace TrialSim.Tests.Support;

/// <summary>Trials of which only the normal deviates of their tests are drawn: jointly normal, with unit variances.</summary>
/// <param name="seed">Seed of the draws.</param>
/// <param name="means">Mean of each deviate.</param>
/// <param name="loadings">Row i: how deviate i is made of independent normal ones.</param>
internal sealed class DeviateTrials(ulong seed, double[] means, double[,] loadings)
{
    private readonly Lanes[] independent = new Lanes[2 * ((loadings.GetLength(1) + 1) / 2)];
    private readonly int[] pairs = [.. Enumerable.Range(0, (loadings.GetLength(1) + 1) / 2)];

    /// <summary>Number of deviates.</summary>
    public int Tests => means.Length;

    /// <summary>Independent deviates.</summary>
    public static DeviateTrials Independent(ulong seed, params double[] means)
    {
        var identity = new double[means.Length, means.Length];
        for (int i = 0; i < means.Length; i++)
        {
            identity[i, i] = 1;
        }

        return new(seed, means, identity);
    }

    /// <summary>Deviates with a common correlation.</summary>
    public static DeviateTrials Exchangeable(ulong seed, double correlation, params double[] means)
    {
        var loadings = new double[means.Length, means.Length + 1];
        for (int i = 0; i < means.Length; i++)
        {
            loadings[i, 0] = Math.Sqrt(correlation);
            loadings[i, i + 1] = Math.Sqrt(1 - correlation);
        }

        return new(seed, means, loadings);
    }

    /// <summary>The deviates of eight trials.</summary>
    public void Draw(ulong firstReplicate, Span<Lanes> deviates)
    {
        TrialRandom.For(seed, firstReplicate).Normals(DrawPurpose.VisitResidual, 0, 0, pairs, independent);
        for (int i = 0; i < means.Length; i++)
        {
            Lanes sum = means[i];
            for (int j = 0; j < loadings.GetLength(1); j++)
            {
                sum += loadings[i, j] * independent[j];
            }

            deviates[i] = sum;
        }
    }
}
