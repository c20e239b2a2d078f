using TrialSim.Statistics.Multiplicity;

namespace TrialSim.Studies.Longitudinal;

/// <summary>Counts what is significant of the levels of all markers at all weeks: each for itself, and with Holm's adjustment over all.</summary>
internal sealed class FamilyRecorder
{
    private readonly LongitudinalModel model;
    private readonly double alpha;
    private readonly int[] levels; // the series that make up the family, by marker and week
    private readonly double[] p;
    private readonly double[] adjusted;

    /// <summary>Buffers.</summary>
    public FamilyRecorder(LongitudinalModel model)
    {
        this.model = model;
        alpha = model.Study.Alpha.Value;
        levels = [.. Enumerable.Range(0, model.Series.Length).Where(s => model.Series[s].Predictor == MarkerPredictor.Level)];
        (p, adjusted) = (new double[levels.Length], new double[levels.Length]);
    }

    /// <summary>Counts what one test found in one study of one size.</summary>
    public void Record(StudyTally tally, int lane, LongitudinalPlaces places, LongitudinalTest test, double[] all)
    {
        for (int i = 0; i < levels.Length; i++)
        {
            p[i] = all[levels[i]];
        }

        Holm.Adjust(p, adjusted);
        for (int i = 0; i < levels.Length; i++)
        {
            if (adjusted[i] < alpha)
            {
                tally.Moments.Count(places.Series[levels[i]].RejectedHolm[(int)test], lane);
            }
        }

        Judge(tally, lane, places, test, 0, p);
        Judge(tally, lane, places, test, 1, adjusted);
    }

    private void Judge(StudyTally tally, int lane, LongitudinalPlaces places, LongitudinalTest test, int adjustment, ReadOnlySpan<double> judged)
    {
        bool isAny = false;
        bool isFalse = false;
        int seen = -1; // the marker of which the first week has been found
        for (int i = 0; i < judged.Length; i++)
        {
            if (!(judged[i] < alpha))
            {
                continue;
            }

            var series = model.Series[levels[i]];
            isAny = true;
            isFalse |= model.Truth.IsNull(test, series.Marker, series.Week);
            if (test == LongitudinalTest.Auc && series.Marker != seen)
            {
                seen = series.Marker;
                var marker = places.Markers[series.Marker];
                tally.Moments.Count((adjustment == 0 ? marker.First : marker.FirstHolm)[series.Week], lane);
            }
        }

        var family = places.Families[(int)test];
        if (isAny)
        {
            tally.Moments.Count(family.Any[adjustment], lane);
        }

        if (isFalse)
        {
            tally.Moments.Count(family.Error[adjustment], lane);
        }
    }
}
