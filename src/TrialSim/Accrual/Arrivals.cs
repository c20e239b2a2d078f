using System.Diagnostics;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;

namespace TrialSim.Accrual;

/// <summary>When candidates come: the k-th candidate of a trial comes at the same time in every trial of the same seed and replicate.</summary>
/// <remarks>
/// Exponential gaps of mean 1, one for each candidate, add up to the cumulative intensity of her arrival ((1) in docs/accrual.md). They are
/// addressed by the candidate's number, so that a trial that screens more finds the same first candidates at the same times.
/// </remarks>
internal sealed class Arrivals(AccrualModel model)
{
    private const int Together = 16;
    private const int BitsInPlace = 20; // of the candidate's number; what is above goes into the draw's index

    private readonly ArrivalIntensity intensity = new(model);

    /// <summary>Week in which the last of so many candidates comes, for each of eight trials.</summary>
    /// <param name="random">The trials' streams.</param>
    /// <param name="candidates">Number of candidates of each trial, at least 1.</param>
    public Lanes WeekOfLast(TrialRandom random, Lanes candidates)
    {
        Span<int> pairs = stackalloc int[Together / 2];
        Span<Vector512<ulong>> fractions = stackalloc Vector512<ulong>[Together];
        var passed = Lanes.Zero;
        for (long first = 0; (candidates > (double)first).Any; first += Together)
        {
            int inPlace = (int)(first & ((1 << BitsInPlace) - 1));
            for (int p = 0; p < pairs.Length; p++)
            {
                pairs[p] = (inPlace / 2) + p;
            }

            random.Fractions(DrawPurpose.Accrual, (int)(first >> BitsInPlace), 0, pairs, fractions);
            for (int i = 0; i < Together; i++)
            {
                var gap = -LaneMath.Log(RandomFraction.Inside(fractions[i]));
                passed += (candidates > (double)(first + i)).Keep(gap);
            }
        }

        Span<double> weeks = stackalloc double[Lanes.Count];
        for (int lane = 0; lane < weeks.Length; lane++)
        {
            Debug.Assert(candidates[lane] >= 1, "a trial without candidates has no last one");
            weeks[lane] = intensity.WeekOf(passed[lane]);
        }

        return Lanes.Load(weeks);
    }
}
