namespace TrialSim.Studies.Longitudinal;

/// <summary>Counts what longitudinal studies found.</summary>
internal sealed class LongitudinalRecorder
{
    private const double Normal95 = 1.959963984540054;

    private readonly LongitudinalModel model;
    private readonly double alpha;
    private readonly FamilyRecorder families;

    /// <summary>Buffers.</summary>
    public LongitudinalRecorder(LongitudinalModel model)
    {
        this.model = model;
        alpha = model.Study.Alpha.Value;
        families = new(model);
    }

    /// <summary>Counts one study of one size.</summary>
    public void Record(StudyTally tally, int lane, int size, FollowedSample sample, LongitudinalFindings findings)
    {
        var places = model.Places[size];
        RecordStatus(tally, lane, places, sample, model.Sizes[size]);
        for (int s = 0; s < model.Series.Length; s++)
        {
            RecordSeries(tally, lane, places.Series[s], s, findings);
        }

        for (int test = 0; test < LongitudinalPlaces.Tests; test++)
        {
            families.Record(tally, lane, places, (LongitudinalTest)test, findings.P[test]);
        }
    }

    /// <summary>Counts the panels of one study.</summary>
    public void Record(StudyTally tally, int lane, PanelFollowed panel)
    {
        for (int size = 0; size < model.Sizes.Length; size++)
        {
            for (int week = 0; week < model.Weeks.Length; week++)
            {
                double apparent = panel.Apparent(size, week, lane);
                if (!double.IsNaN(apparent))
                {
                    var places = model.Places[size].Panel[week];
                    double validated = panel.Validated(size, week, lane);
                    tally.Add(places.Auc, lane, apparent);
                    tally.Add(places.ValidatedAuc, lane, validated);
                    tally.Add(places.Optimism, lane, apparent - validated);
                }
            }
        }
    }

    private static void RecordStatus(StudyTally tally, int lane, LongitudinalPlaces places, FollowedSample sample, int size)
    {
        Span<int> all = stackalloc int[2];
        Span<int> known = stackalloc int[2];
        all.Clear();
        known.Clear();
        for (int i = 0; i < size; i++)
        {
            int group = sample.IsResistant(i) ? 0 : 1;
            all[group]++;
            known[group] += sample.HasStatus(i) ? 1 : 0;
        }

        for (int group = 0; group < 2; group++)
        {
            if (all[group] > 0)
            {
                tally.Add(places.KnownByGroup[group], lane, (double)known[group] / all[group]);
            }
        }

        double together = known[0] + known[1];
        tally.Add(places.Known, lane, together / size);
        if (together > 0)
        {
            tally.Add(places.Resistant, lane, known[0] / together);
        }
    }

    private void RecordSeries(StudyTally tally, int lane, LongitudinalPlaces.SeriesPlaces places, int s, LongitudinalFindings findings)
    {
        tally.Add(places.People, lane, findings.People[s]);
        var scan = findings.Scan[s];
        if (!double.IsNaN(scan.Auc))
        {
            tally.Add(places.Auc, lane, scan.Auc);
            tally.Values[places.AucDistribution].Add(scan.Auc);
            if (Math.Abs(scan.Auc - model.Truth.Areas[s]) <= Normal95 * Math.Sqrt(scan.Variance))
            {
                tally.Moments.Count(places.Covered, lane);
            }
        }

        for (int test = 0; test < LongitudinalPlaces.Tests; test++)
        {
            double own = findings.P[test][s];
            if (!double.IsNaN(own))
            {
                tally.Moments.Count(places.Estimable[test], lane);
                if (own < alpha)
                {
                    tally.Moments.Count(places.Rejected[test], lane);
                }
            }
        }
    }
}
