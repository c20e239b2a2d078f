using System.Runtime.CompilerServices;
using TrialSim.Numerics;
using TrialSim.Statistics;
using TrialSim.Statistics.Tables;

namespace TrialSim.Analyses;

/// <summary>Randomized patients of one subgroup, and how many of them responded, remitted or were seen to the end: all, and those of the treatment arm.</summary>
internal sealed class SubgroupShares
{
    private const double Spacing = 131072;
    private const int MostAtOnce = (int)Spacing - 1;

    private readonly Lanes[] all = new Lanes[4];
    private readonly Lanes[] treated = new Lanes[4];

    /// <summary>Patients.</summary>
    public Lanes N { get; private set; }

    /// <summary>Patients of the treatment arm.</summary>
    public Lanes NTreated { get; private set; }

    /// <summary>How many, in both arms.</summary>
    public Lanes All(ShareKind kind) => all[(int)kind];

    /// <summary>How many in the treatment arm.</summary>
    public Lanes Treated(ShareKind kind) => treated[(int)kind];

    /// <summary>Of all randomized patients by arm, treatment first.</summary>
    public TwoByTwo OfRandomized(ShareKind kind) => new(Treated(kind), NTreated, All(kind) - Treated(kind), N - NTreated);

    /// <summary>
    /// One number that says of a patient whether she responded at any visit, responded at the final visit, and remitted, so that one sum
    /// counts all three: 17 bits each, exact for up to 131,071 patients at once.
    /// </summary>
    public static Lanes Pack(Lanes ever, Lanes finally_, Lanes remitted) =>
        Lanes.Fma(remitted, Spacing * Spacing, Lanes.Fma(finally_, Spacing, ever));

    /// <summary>What <see cref="Pack"/> says of one patient: 1 or 0.</summary>
    public static Lanes Unpack(Lanes packed, ShareKind kind)
    {
        var remitted = Lanes.Floor(packed * (1 / (Spacing * Spacing)));
        packed -= remitted * (Spacing * Spacing);
        var finally_ = Lanes.Floor(packed * (1 / Spacing));
        return kind switch
        {
            ShareKind.ResponseAnyVisit => packed - (finally_ * Spacing),
            ShareKind.ResponseFinalVisit => finally_,
            _ => remitted,
        };
    }

    /// <summary>Sums over patients.</summary>
    /// <param name="member">1 for each member.</param>
    /// <param name="treatedArm">1 in the treatment arm.</param>
    /// <param name="packed">Each patient's <see cref="Pack"/>.</param>
    /// <param name="baseline">Number of randomized patients.</param>
    /// <param name="final">Number of those seen at the final visit.</param>
    public void Sum(
        ReadOnlySpan<Lanes> member, ReadOnlySpan<Lanes> treatedArm, ReadOnlySpan<Lanes> packed, VisitMoments baseline, VisitMoments final)
    {
        all.AsSpan().Clear();
        treated.AsSpan().Clear();
        for (int from = 0; from < member.Length; from += MostAtOnce)
        {
            int count = Math.Min(MostAtOnce, member.Length - from);
            Add(member.Slice(from, count), treatedArm.Slice(from, count), packed.Slice(from, count));
        }

        (all[3], treated[3]) = (final.N, final.NTreated);
        (N, NTreated) = (baseline.N, baseline.NTreated);
    }

    private void Add(ReadOnlySpan<Lanes> member, ReadOnlySpan<Lanes> treatedArm, ReadOnlySpan<Lanes> packed)
    {
        var sum = Lanes.Zero;
        var sumTreated = Lanes.Zero;
        treatedArm = treatedArm[..member.Length];
        packed = packed[..member.Length];
        for (int i = 0; i < member.Length; i++)
        {
            var own = member[i] * packed[i];
            sum += own;
            sumTreated = Lanes.Fma(own, treatedArm[i], sumTreated);
        }

        Unpack(sum, all);
        Unpack(sumTreated, treated);
    }

    // inlined, so that the sums stay in registers: as arguments they would live in memory through the whole loop
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Unpack(Lanes packed, Lanes[] counts)
    {
        var remitted = Lanes.Floor(packed * (1 / (Spacing * Spacing)));
        packed -= remitted * (Spacing * Spacing);
        var finally_ = Lanes.Floor(packed * (1 / Spacing));
        counts[0] += packed - (finally_ * Spacing);
        counts[1] += finally_;
        counts[2] += remitted;
    }
}
