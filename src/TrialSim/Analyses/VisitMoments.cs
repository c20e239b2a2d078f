using TrialSim.Numerics;
using TrialSim.Statistics;

namespace TrialSim.Analyses;

/// <summary>
/// Numbers, sums and sums of squares of one subgroup's patients seen at one visit: all of them, and those of the treatment arm.
/// </summary>
internal sealed class VisitMoments
{
    /// <summary>Patients.</summary>
    public Lanes N;

    /// <summary>Patients of the treatment arm.</summary>
    public Lanes NTreated;

    /// <summary>Sum of scores.</summary>
    public Lanes Score;

    /// <summary>Sum of scores in the treatment arm.</summary>
    public Lanes ScoreTreated;

    /// <summary>Sum of changes.</summary>
    public Lanes Change;

    /// <summary>Sum of changes in the treatment arm.</summary>
    public Lanes ChangeTreated;

    /// <summary>Sum of squared changes.</summary>
    public Lanes ChangeSquares;

    /// <summary>Sum of squared changes in the treatment arm.</summary>
    public Lanes ChangeSquaresTreated;

    /// <summary>The changes by arm, treatment first.</summary>
    public TwoSample Changes =>
        new(NTreated, ChangeTreated, ChangeSquaresTreated, N - NTreated, Change - ChangeTreated, ChangeSquares - ChangeSquaresTreated);

    /// <summary>Sums over patients.</summary>
    /// <param name="member">1 for each member of the subgroup.</param>
    /// <param name="seen">1 for each patient who was seen.</param>
    /// <param name="treated">1 in the treatment arm.</param>
    /// <param name="score">Scores.</param>
    /// <param name="change">Changes.</param>
    public void Sum(
        ReadOnlySpan<Lanes> member, ReadOnlySpan<Lanes> seen, ReadOnlySpan<Lanes> treated,
        ReadOnlySpan<Lanes> score, ReadOnlySpan<Lanes> change)
    {
        Lanes n = Lanes.Zero, n1 = n, s = n, s1 = n, c = n, c1 = n, q = n, q1 = n;
        seen = seen[..member.Length];
        treated = treated[..member.Length];
        score = score[..member.Length];
        change = change[..member.Length];
        for (int i = 0; i < member.Length; i++)
        {
            var w = member[i] * seen[i];
            var w1 = w * treated[i];
            var x = change[i];
            var wx = w * x;
            var w1x = w1 * x;
            n += w;
            n1 += w1;
            s = Lanes.Fma(w, score[i], s);
            s1 = Lanes.Fma(w1, score[i], s1);
            c += wx;
            c1 += w1x;
            q = Lanes.Fma(wx, x, q);
            q1 = Lanes.Fma(w1x, x, q1);
        }

        (N, NTreated, Score, ScoreTreated) = (n, n1, s, s1);
        (Change, ChangeTreated, ChangeSquares, ChangeSquaresTreated) = (c, c1, q, q1);
    }

    /// <summary>Sums over a subgroup whose members were all seen; the scores follow from baseline and change.</summary>
    /// <param name="member">1 for each member.</param>
    /// <param name="treated">1 in the treatment arm.</param>
    /// <param name="change">Changes.</param>
    /// <param name="baseline">The subgroup at baseline.</param>
    public void SumOfEverybody(ReadOnlySpan<Lanes> member, ReadOnlySpan<Lanes> treated, ReadOnlySpan<Lanes> change, VisitMoments baseline)
    {
        Lanes c = Lanes.Zero, c1 = c, q = c, q1 = c;
        treated = treated[..member.Length];
        change = change[..member.Length];
        for (int i = 0; i < member.Length; i++)
        {
            var x = change[i];
            var wx = member[i] * x;
            var w1x = treated[i] * wx;
            c += wx;
            c1 += w1x;
            q = Lanes.Fma(wx, x, q);
            q1 = Lanes.Fma(w1x, x, q1);
        }

        (N, NTreated) = (baseline.N, baseline.NTreated);
        (Score, ScoreTreated) = (baseline.Score + c, baseline.ScoreTreated + c1);
        (Change, ChangeTreated, ChangeSquares, ChangeSquaresTreated) = (c, c1, q, q1);
    }
}
