using System.Runtime.InteropServices;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics;
using TrialSim.Statistics.TwoSamples;

namespace TrialSim.Studies.CaseControl;

/// <summary>Compares cases and controls marker by marker: t tests, rank test, area under the curve.</summary>
/// <remarks>Means and spreads are found study by study, the t statistics in eight studies at once; p-values are exact tails.</remarks>
internal sealed class GroupComparison(CaseControlModel model, MarkerFindings findings)
{
    private const int ExactBelow = 50; // as R's wilcox.test has it: both samples smaller than this, and no ties
    private const double Rounding = 10 * 2.220446049250313e-16; // R's t.test calls samples constant below ten rounding errors of the larger mean

    private readonly double[] cases = new double[model.Size(0)];
    private readonly double[] controls = new double[model.Size(1)];
    private readonly double[] moments = new double[6 * Lanes.Count]; // size, mean, squared deviations; of cases, then of controls
    private readonly Dictionary<(int N1, int N0), SymmetricNullDistribution> exact = [];

    /// <summary>Compares one marker in eight studies.</summary>
    public void Compare(StudyDraw draw, int k)
    {
        var concentrations = MemoryMarshal.Cast<Lanes, double>(draw.Concentrations[k]);
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            var first = Gather(concentrations, 0, model.Size(0), lane, cases);
            var second = Gather(concentrations, model.Size(0), model.People, lane, controls);
            Describe(0, k, lane, Summarize(0, lane, first));
            Describe(1, k, lane, Summarize(1, lane, second));
            Rank(k, lane, first, second);
        }

        var means = Means();
        Judge(MarkerTest.PooledT, k, means.Pooled());
        Judge(MarkerTest.WelchT, k, means.Welch());
        var logs = MemoryMarshal.Cast<Lanes, double>(draw.Logs[k]);
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            Summarize(0, lane, Gather(logs, 0, model.Size(0), lane, cases));
            Summarize(1, lane, Gather(logs, model.Size(0), model.People, lane, controls));
        }

        Judge(MarkerTest.LogT, k, Means().Pooled());
    }

    private static Span<double> Gather(ReadOnlySpan<double> column, int from, int to, int lane, double[] buffer)
    {
        int count = 0;
        for (int i = from; i < to; i++)
        {
            double value = column[(i * Lanes.Count) + lane];
            if (!double.IsNaN(value))
            {
                buffer[count++] = value;
            }
        }

        return buffer.AsSpan(0, count);
    }

    private SampleMoments Summarize(int group, int lane, ReadOnlySpan<double> sample)
    {
        var summary = SampleMoments.Of(sample);
        int at = (3 * group * Lanes.Count) + lane;
        moments[at] = summary.Count;
        moments[at + Lanes.Count] = summary.Mean;
        moments[at + (2 * Lanes.Count)] = summary.Deviations;
        return summary;
    }

    private void Describe(int group, int k, int lane, in SampleMoments summary)
    {
        findings.Mean[group][(k * Lanes.Count) + lane] = summary.Mean;
        findings.Variance[group][(k * Lanes.Count) + lane] = summary.Variance;
    }

    private TwoMeans Means()
    {
        var all = moments.AsSpan();
        return new(At(all, 0), At(all, 1), At(all, 2), At(all, 3), At(all, 4), At(all, 5));

        static Lanes At(ReadOnlySpan<double> all, int row) => Lanes.Load(all.Slice(row * Lanes.Count, Lanes.Count));
    }

    private void Judge(MarkerTest test, int k, in LeastSquares.Coefficient difference)
    {
        var p = findings.P[(int)test].AsSpan(k * Lanes.Count, Lanes.Count);
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            double error = Math.Sqrt(difference.Variance[lane]);
            double larger = Math.Max(Math.Abs(moments[Lanes.Count + lane]), Math.Abs(moments[(4 * Lanes.Count) + lane]));
            bool isEstimable = (difference.Estimable.Bits >> lane & 1) != 0 && error > Rounding * larger;
            p[lane] = isEstimable ? StudentT.TwoSidedTail(difference.Estimate[lane] / error, difference.DegreesOfFreedom[lane]) : double.NaN;
        }
    }

    private void Rank(int k, int lane, Span<double> first, Span<double> second)
    {
        int at = (k * Lanes.Count) + lane;
        if (first.IsEmpty || second.IsEmpty)
        {
            findings.Scan[at] = new(double.NaN, 0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
            findings.P[(int)MarkerTest.RankSum][at] = double.NaN;
            findings.P[(int)MarkerTest.Auc][at] = double.NaN;
            return;
        }

        Turn(first, model.Sign(k));
        Turn(second, model.Sign(k));
        first.Sort();
        second.Sort();
        var scan = RocScan.Of(first, second);
        findings.Scan[at] = scan;
        findings.P[(int)MarkerTest.RankSum][at] = RankSumP(new(first.Length, second.Length, scan.Pairs, scan.TieSum));
        findings.P[(int)MarkerTest.Auc][at] = scan.Variance > 0
            ? 2 * NormalDistribution.UpperTail(Math.Abs(scan.Auc - 0.5) / Math.Sqrt(scan.Variance))
            : double.NaN;
    }

    private static void Turn(Span<double> sample, double sign)
    {
        if (sign < 0)
        {
            for (int i = 0; i < sample.Length; i++)
            {
                sample[i] = -sample[i];
            }
        }
    }

    private double RankSumP(in RankSum ranks)
    {
        if (ranks.TieSum == 0 && ranks.N1 < ExactBelow && ranks.N2 < ExactBelow)
        {
            if (!exact.TryGetValue((ranks.N1, ranks.N2), out var distribution))
            {
                distribution = RankSumDistribution.Of(ranks.N1, ranks.N2);
                exact.Add((ranks.N1, ranks.N2), distribution);
            }

            return distribution.Tail((long)ranks.W, Alternative.TwoSided);
        }

        var deviate = ranks.Deviate;
        return deviate.StandardDeviation > 0
            ? RankDeviate.Tail(deviate.Z(Alternative.TwoSided, ContinuityCorrection.TowardsNull), Alternative.TwoSided)
            : double.NaN;
    }
}
