using TrialSim.Numerics.Distributions;
using TrialSim.Statistics;
using TrialSim.Statistics.TwoSamples;
using TrialSim.Studies.CaseControl;

namespace TrialSim.Studies.Longitudinal;

/// <summary>Compares later treatment-resistant and remitted patients, predictor by predictor and week by week; buffers for one study after another.</summary>
internal sealed class LongitudinalAnalysis
{
    private readonly LongitudinalModel model;
    private readonly AdjustedLogistic logistic;
    private readonly double[] resistant;
    private readonly double[] remitted;

    /// <summary>Buffers.</summary>
    public LongitudinalAnalysis(LongitudinalModel model)
    {
        this.model = model;
        int people = model.Sizes[^1];
        logistic = new(people);
        (resistant, remitted) = (new double[people], new double[people]);
    }

    /// <summary>Analyses the first patients of a study.</summary>
    public void Analyse(FollowedSample sample, int size, LongitudinalFindings findings)
    {
        for (int s = 0; s < model.Series.Length; s++)
        {
            var (cases, controls) = Gather(sample, size, model.Series[s]);
            findings.People[s] = cases + controls;
            findings.P[(int)LongitudinalTest.AdjustedLogistic][s] = logistic.P();
            var first = resistant.AsSpan(0, cases);
            var second = remitted.AsSpan(0, controls);
            findings.P[(int)LongitudinalTest.PooledT][s] = PooledT(first, second);
            Rank(s, first, second, findings);
        }
    }

    private (int Cases, int Controls) Gather(FollowedSample sample, int size, FollowedSeries series)
    {
        int cases = 0;
        int controls = 0;
        double sign = model.Sign(series.Marker);
        logistic.Restart();
        for (int i = 0; i < size; i++)
        {
            if (!sample.HasStatus(i) || !sample.IsAsked(i, series.Week))
            {
                continue;
            }

            double value = sign * sample.Predict(series, i);
            if (double.IsNaN(value))
            {
                continue;
            }

            bool isCase = sample.IsResistant(i);
            logistic.Add(isCase, sample.Severity[i], value);
            if (isCase)
            {
                resistant[cases++] = value;
            }
            else
            {
                remitted[controls++] = value;
            }
        }

        return (cases, controls);
    }

    private static double PooledT(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.Length < 2 || second.Length < 2)
        {
            return double.NaN;
        }

        var one = SampleMoments.Of(first);
        var two = SampleMoments.Of(second);
        double df = first.Length + second.Length - 2;
        double error = Math.Sqrt((one.Deviations + two.Deviations) / df * ((1.0 / first.Length) + (1.0 / second.Length)));
        const double rounding = 1e-14; // of samples that are constant
        return error > rounding * Math.Max(Math.Abs(one.Mean), Math.Abs(two.Mean)) ? StudentT.TwoSidedTail((one.Mean - two.Mean) / error, df) : double.NaN;
    }

    private static void Rank(int s, Span<double> first, Span<double> second, LongitudinalFindings findings)
    {
        if (first.Length < 2 || second.Length < 2)
        {
            findings.Scan[s] = new(double.NaN, 0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
            findings.P[(int)LongitudinalTest.RankSum][s] = double.NaN;
            findings.P[(int)LongitudinalTest.Auc][s] = double.NaN;
            return;
        }

        first.Sort();
        second.Sort();
        var scan = RocScan.Of(first, second);
        findings.Scan[s] = scan;
        var deviate = new RankSum(first.Length, second.Length, scan.Pairs, scan.TieSum).Deviate;
        findings.P[(int)LongitudinalTest.RankSum][s] = deviate.StandardDeviation > 0
            ? RankDeviate.Tail(deviate.Z(Alternative.TwoSided, ContinuityCorrection.TowardsNull), Alternative.TwoSided)
            : double.NaN;
        findings.P[(int)LongitudinalTest.Auc][s] = scan.Variance > 0
            ? 2 * NormalDistribution.UpperTail(Math.Abs(scan.Auc - 0.5) / Math.Sqrt(scan.Variance))
            : double.NaN;
    }
}
