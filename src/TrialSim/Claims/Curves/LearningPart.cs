using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;

namespace TrialSim.Claims.Curves;

/// <summary>Divides the patients of eight trials, within each arm, into those to learn from and those to test in.</summary>
/// <remarks>
/// Patient by patient a place among those to learn from is taken with the probability (places left) / (patients of the arm left), so that
/// every choice of that size is equally likely (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S).
/// </remarks>
/// <param name="patients">Randomized patients.</param>
/// <param name="share">Share of each arm to learn from; rounded down to whole patients.</param>
internal sealed class LearningPart(int patients, double share)
{
    private readonly Vector512<ulong>[] fractions = new Vector512<ulong>[(patients + 1) & ~1];

    /// <summary>1 for each patient to learn from, 0 for the others.</summary>
    public Lanes[] Learning { get; } = new Lanes[patients];

    /// <summary>Divides the trials at hand.</summary>
    public void Divide(RuleRoom room)
    {
        room.Random.Fractions(DrawPurpose.SampleSplit, 0, 0, room.Trial.Pairs, fractions);
        var arm = room.Trial.Treated;
        var treated = Lanes.Zero;
        foreach (var one in arm)
        {
            treated += one;
        }

        var control = patients - treated;
        var placesTreated = Lanes.Floor((share * treated) + 1e-9);
        var placesControl = Lanes.Floor((share * control) + 1e-9);
        for (int i = 0; i < patients; i++)
        {
            var isTreated = arm[i] > 0.0;
            var fraction = new Lanes(LaneMath.ToDouble(fractions[i].AsInt64())) * (1.0 / 4294967296);
            var taken = (fraction * isTreated.Select(treated, control) < isTreated.Select(placesTreated, placesControl)).ToIndicator();
            Learning[i] = taken;
            placesTreated -= isTreated.Keep(taken);
            placesControl -= (~isTreated).Keep(taken);
            treated -= arm[i];
            control -= 1.0 - arm[i];
        }
    }
}
