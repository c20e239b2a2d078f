using System.Numerics;
using System.Runtime.InteropServices;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics.Multiplicity;
using TrialSim.Statistics.TwoSamples;

namespace TrialSim.Studies.CaseControl;

/// <summary>Counts what eight case-control studies found.</summary>
internal sealed class CaseControlRecorder(CaseControlModel model, StudyDraw draw, MarkerFindings markers, PanelFindings panel)
{
    private const double Normal95 = 1.959963984540054;
    private const double FarDeviate = 38;
    private const double LargestMean = 32000; // in the marker's own unit; only the wildest distributions come near it

    private readonly double alpha = model.Study.Alpha.Value;
    private readonly double[] p = new double[model.Markers];
    private readonly double[] adjusted = new double[model.Markers];
    private readonly double[] people = new double[Math.Max(model.Size(0), model.Size(1))];
    private readonly uint[] significant = new uint[CaseControlPlaces.Tests];

    /// <summary>Counts the first of the eight.</summary>
    public void Record(StudyTally tally, int live)
    {
        for (int lane = 0; lane < live; lane++)
        {
            RecordGroups(tally, lane);
            for (int k = 0; k < model.Markers; k++)
            {
                RecordMarker(tally, k, lane);
            }

            for (int test = 0; test < CaseControlPlaces.Tests; test++)
            {
                RecordTests(tally, test, lane);
            }

            RecordPattern(tally, lane);
            RecordPanel(tally, lane);
        }

        RecordDeviates(tally, live);
    }

    private void RecordGroups(StudyTally tally, int lane)
    {
        for (int group = 0; group < 2; group++)
        {
            var places = model.Places.Groups[group];
            tally.Add(places.Age, lane, Summary(draw.Age, group, lane).Mean / 100);
            tally.Add(places.Female, lane, Summary(draw.Female, group, lane).Mean);
            var severity = Summary(draw.Severity, group, lane);
            tally.Add(places.Severity, lane, severity.Mean);
            tally.Add(places.SeverityVariance, lane, severity.Variance);
            for (int k = 0; k < model.Markers; k++)
            {
                double unit = model.Unit[k];
                double mean = markers.Mean[group][(k * Lanes.Count) + lane] / unit;
                double variance = markers.Variance[group][(k * Lanes.Count) + lane] / (unit * unit);
                if (!double.IsNaN(mean))
                {
                    tally.Add(places.Mean[k], lane, Math.Min(mean, LargestMean));
                }

                if (!double.IsNaN(variance))
                {
                    tally.Add(places.Variance[k], lane, Math.Min(variance, LargestMean));
                }
            }
        }
    }

    private SampleMoments Summary(Lanes[] column, int group, int lane)
    {
        var values = MemoryMarshal.Cast<Lanes, double>(column);
        int from = group == 0 ? 0 : model.Size(0);
        var own = people.AsSpan(0, model.Size(group));
        for (int i = 0; i < own.Length; i++)
        {
            own[i] = values[((from + i) * Lanes.Count) + lane];
        }

        return SampleMoments.Of(own);
    }

    private void RecordMarker(StudyTally tally, int k, int lane)
    {
        var places = model.Places.Markers[k];
        double slope = markers.Slope[(k * Lanes.Count) + lane] * model.Unit[k];
        if (!double.IsNaN(slope))
        {
            tally.Add(places.Slope, lane, Math.Clamp(slope, -LargestMean, LargestMean));
        }

        var scan = markers.Scan[(k * Lanes.Count) + lane];
        if (double.IsNaN(scan.Auc))
        {
            return;
        }

        tally.Add(places.Auc, lane, scan.Auc);
        tally.Values[places.AucDistribution].Add(scan.Auc);
        if (Math.Abs(scan.Auc - model.TrueAuc[k]) <= Normal95 * Math.Sqrt(scan.Variance))
        {
            tally.Moments.Count(places.Covered, lane);
        }

        double sensitivity = model.Called(k, 0, scan.CutOff);
        double specificity = 1 - model.Called(k, 1, scan.CutOff);
        tally.Values[places.CutOff].Add(double.IsInfinity(scan.CutOff) ? -model.Sign(k) * double.PositiveInfinity : Portable.Log(Math.Abs(scan.CutOff)));
        tally.Add(places.Sensitivity, lane, scan.Sensitivity);
        tally.Add(places.Specificity, lane, scan.Specificity);
        tally.Add(places.TrueSensitivity, lane, sensitivity);
        tally.Add(places.TrueSpecificity, lane, specificity);
        tally.Add(places.CutOffOptimism, lane, scan.Sensitivity + scan.Specificity - sensitivity - specificity);
    }

    private void RecordTests(StudyTally tally, int test, int lane)
    {
        for (int k = 0; k < p.Length; k++)
        {
            p[k] = markers.P[test][(k * Lanes.Count) + lane];
            if (!double.IsNaN(p[k]))
            {
                tally.Moments.Count(model.Places.Markers[k].Tests[test].Estimable, lane);
            }
        }

        significant[test] = RecordAdjusted(tally, test, 0, lane, p);
        Bonferroni.Adjust(p, adjusted);
        RecordAdjusted(tally, test, 1, lane, adjusted);
        Holm.Adjust(p, adjusted);
        RecordAdjusted(tally, test, 2, lane, adjusted);
        if (BitOperations.IsPow2(significant[test]))
        {
            tally.Moments.Count(model.Places.Markers[BitOperations.TrailingZeroCount(significant[test])].Tests[test].Only, lane);
        }
    }

    private uint RecordAdjusted(StudyTally tally, int test, int adjustment, int lane, ReadOnlySpan<double> judged)
    {
        uint hits = 0;
        for (int k = 0; k < judged.Length; k++)
        {
            if (judged[k] < alpha)
            {
                hits |= 1u << k;
                tally.Moments.Count(model.Places.Markers[k].Tests[test].Rejected[adjustment], lane);
            }
        }

        var family = model.Places.Families[test];
        if (hits != 0)
        {
            tally.Moments.Count(family.Any[adjustment], lane);
        }

        if ((hits & model.NullsOf((MarkerTest)test)) != 0)
        {
            tally.Moments.Count(family.Error[adjustment], lane);
        }

        return hits;
    }

    private void RecordPattern(StudyTally tally, int lane)
    {
        uint byT = significant[(int)MarkerTest.PooledT];
        if (BitOperations.IsPow2(byT) && byT == significant[(int)MarkerTest.Auc] && byT == significant[(int)MarkerTest.Regression])
        {
            tally.Moments.Count(model.Places.Markers[BitOperations.TrailingZeroCount(byT)].OnlyThroughout, lane);
        }
    }

    private void RecordPanel(StudyTally tally, int lane)
    {
        if (!double.IsNaN(markers.RSquared[lane]))
        {
            tally.Add(model.Places.RSquared, lane, markers.RSquared[lane]);
        }

        var scan = panel.Apparent[lane];
        if (double.IsNaN(scan.Auc))
        {
            return;
        }

        var places = model.Places.Panel;
        double validated = panel.ValidatedSensitivity[lane] + panel.ValidatedSpecificity[lane];
        tally.Add(places.Auc, lane, scan.Auc);
        tally.Values[places.AucDistribution].Add(scan.Auc);
        tally.Add(places.ValidatedAuc, lane, panel.ValidatedAuc[lane]);
        tally.Add(places.Optimism, lane, scan.Auc - panel.ValidatedAuc[lane]);
        tally.Add(places.Sensitivity, lane, scan.Sensitivity);
        tally.Add(places.Specificity, lane, scan.Specificity);
        tally.Add(places.ValidatedSensitivity, lane, panel.ValidatedSensitivity[lane]);
        tally.Add(places.ValidatedSpecificity, lane, panel.ValidatedSpecificity[lane]);
        tally.Add(places.CutOffOptimism, lane, scan.Sensitivity + scan.Specificity - validated);
    }

    private void RecordDeviates(StudyTally tally, int live)
    {
        Span<double> deviates = stackalloc double[Lanes.Count];
        for (int test = 0; test < CaseControlPlaces.Tests; test++)
        {
            for (int k = 0; k < model.Markers; k++)
            {
                uint valid = 0;
                for (int lane = 0; lane < live; lane++)
                {
                    double twoSided = markers.P[test][(k * Lanes.Count) + lane];
                    if (!double.IsNaN(twoSided))
                    {
                        valid |= 1u << lane;
                        deviates[lane] = Math.Min(FarDeviate, NormalDistribution.UpperQuantile(twoSided / 2));
                    }
                }

                tally.PValues[model.Places.Markers[k].Tests[test].P].Add(Lanes.Load(deviates), valid);
            }
        }
    }
}
