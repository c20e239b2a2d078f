using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;

namespace TrialSim.Claims.Curves;

/// <summary>Divides the patients of eight trials at random into parts of equal size (give or take one patient), whatever their arm.</summary>
/// <remarks>
/// Patient by patient a place is taken in a part with the probability (places left in it) / (patients left), so that every division is equally
/// likely; it does not depend on the arms, which may therefore be permuted under it.
/// </remarks>
/// <param name="patients">Randomized patients.</param>
/// <param name="folds">Number of parts.</param>
internal sealed class RandomFolds(int patients, int folds)
{
    private readonly Vector512<ulong>[] fractions = new Vector512<ulong>[(patients + 1) & ~1];
    private readonly Lanes[] left = new Lanes[folds];
    private readonly Lanes[] parts = new Lanes[patients];

    /// <summary>Number of the part of each patient, from 0.</summary>
    public ReadOnlySpan<Lanes> Parts => parts;

    /// <summary>Patients in each part.</summary>
    public int[] Sizes => [.. Enumerable.Range(0, folds).Select(f => (patients + f) / folds)];

    /// <summary>Divides the trials at hand.</summary>
    public void Divide(RuleRoom room)
    {
        room.Random.Fractions(DrawPurpose.CrossValidationFold, 0, 0, room.Trial.Pairs, fractions);
        for (int f = 0; f < folds; f++)
        {
            left[f] = (double)((patients + f) / folds);
        }

        for (int i = 0; i < patients; i++)
        {
            var place = new Lanes(LaneMath.ToDouble(fractions[i].AsInt64())) * ((patients - i) / 4294967296.0);
            var taken = LaneMask.None;
            for (int f = 0; f < folds; f++)
            {
                var here = (place < left[f]) & ~taken;
                place -= left[f];
                left[f] -= here.ToIndicator();
                parts[i] = here.Select((double)f, parts[i]);
                taken |= here;
            }
        }
    }
}
