using System.Runtime.InteropServices;
using TrialSim.Numerics;
using TrialSim.Statistics.TwoSamples;

namespace TrialSim.Studies.CaseControl;

/// <summary>Counts what eight case-control studies found.</summary>
internal sealed class CaseControlRecorder(CaseControlModel model, StudyDraw draw, MarkerFindings markers, PanelFindings panel)
{
    private const double Normal95 = 1.959963984540054;
    private const double LargestMean = 32000; // in the marker's own unit; only the wildest distributions come near it

    private readonly TestRecorder tests = new(model, markers);
    private readonly double[] people = new double[Math.Max(model.Size(0), model.Size(1))];

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

            RecordPanel(tally, lane);
        }

        tests.Record(tally, live);
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
        if (double.IsInfinity(scan.CutOff))
        {
            tally.Moments.Count(places.NoCutOff, lane);
        }
        else
        {
            tally.Values[places.CutOff].Add(Portable.Log(Math.Abs(scan.CutOff)));
        }

        tally.Add(places.Sensitivity, lane, scan.Sensitivity);
        tally.Add(places.Specificity, lane, scan.Specificity);
        tally.Add(places.TrueSensitivity, lane, sensitivity);
        tally.Add(places.TrueSpecificity, lane, specificity);
        tally.Add(places.CutOffOptimism, lane, scan.Sensitivity + scan.Specificity - sensitivity - specificity);
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
        if (double.IsInfinity(scan.CutOff))
        {
            tally.Moments.Count(places.NoCutOff, lane);
        }

        tally.Add(places.ValidatedAuc, lane, panel.ValidatedAuc[lane]);
        tally.Add(places.Optimism, lane, scan.Auc - panel.ValidatedAuc[lane]);
        tally.Add(places.Sensitivity, lane, scan.Sensitivity);
        tally.Add(places.Specificity, lane, scan.Specificity);
        tally.Add(places.ValidatedSensitivity, lane, panel.ValidatedSensitivity[lane]);
        tally.Add(places.ValidatedSpecificity, lane, panel.ValidatedSpecificity[lane]);
        tally.Add(places.CutOffOptimism, lane, scan.Sensitivity + scan.Specificity - validated);
    }
}
