using TrialSim.Numerics;
using TrialSim.Statistics;

namespace TrialSim.Analyses;

/// <summary>Randomized patients of one subgroup, and how many of them responded, remitted or were seen to the end: all, and those of the treatment arm.</summary>
internal sealed class SubgroupShares
{
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

    /// <summary>Sums over patients.</summary>
    /// <param name="member">1 for each member.</param>
    /// <param name="treatedArm">1 in the treatment arm.</param>
    /// <param name="ever">Response at any visit.</param>
    /// <param name="finally">Response at the final visit.</param>
    /// <param name="remitted">Remission at any visit.</param>
    /// <param name="baseline">Number of randomized patients.</param>
    /// <param name="final">Number of those seen at the final visit.</param>
    public void Sum(
        ReadOnlySpan<Lanes> member, ReadOnlySpan<Lanes> treatedArm, ReadOnlySpan<Lanes> ever, ReadOnlySpan<Lanes> @finally,
        ReadOnlySpan<Lanes> remitted, VisitMoments baseline, VisitMoments final)
    {
        Lanes a0 = Lanes.Zero, a1 = a0, a2 = a0, t0 = a0, t1 = a0, t2 = a0;
        treatedArm = treatedArm[..member.Length];
        ever = ever[..member.Length];
        @finally = @finally[..member.Length];
        remitted = remitted[..member.Length];
        for (int i = 0; i < member.Length; i++)
        {
            var w = member[i];
            var w1 = w * treatedArm[i];
            a0 = Lanes.Fma(w, ever[i], a0);
            t0 = Lanes.Fma(w1, ever[i], t0);
            a1 = Lanes.Fma(w, @finally[i], a1);
            t1 = Lanes.Fma(w1, @finally[i], t1);
            a2 = Lanes.Fma(w, remitted[i], a2);
            t2 = Lanes.Fma(w1, remitted[i], t2);
        }

        (all[0], all[1], all[2], all[3]) = (a0, a1, a2, final.N);
        (treated[0], treated[1], treated[2], treated[3]) = (t0, t1, t2, final.NTreated);
        (N, NTreated) = (baseline.N, baseline.NTreated);
    }
}
