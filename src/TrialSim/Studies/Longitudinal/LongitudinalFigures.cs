using TrialSim.Characteristics;
using TrialSim.Quantities;
using TrialSim.Simulation;

namespace TrialSim.Studies.Longitudinal;

/// <summary>Turns a longitudinal study's tally into figures; the number of patients varies fastest.</summary>
internal sealed class LongitudinalFigures(LongitudinalModel model, StudyTally tally, long replicates)
{
    private static readonly double[] Quantiles = [0.025, 0.5, 0.975];

    /// <summary>Every figure.</summary>
    public IEnumerable<StudyFigure> All() =>
    [
        .. BySize(Status), .. OfSeries(Week), .. OfWeeks(Panel), .. OfMarkers(First), .. BySize(AnyWeek), .. OfTests(Any), .. OfTests(Error),
        .. OfSeries(WithHolm), .. OfSeries(Distribution),
    ];

    private static StudyFigure Figure(StudyMeasure measure, in Estimate estimate) => StudyFigure.Of(measure.Name, estimate);

    private static StudyFigure Exactly(StudyMeasure measure, double value) => Figure(measure, new(value, 0, value, value));

    private IEnumerable<StudyFigure> BySize(Func<LongitudinalPlaces, IEnumerable<StudyFigure>> figures) =>
        Enumerable.Range(0, model.Sizes.Length).SelectMany(n => figures(model.Places[n]).Select(f => f with { Patients = model.Sizes[n] }));

    private IEnumerable<StudyFigure> OfSeries(Func<LongitudinalPlaces.SeriesPlaces, int, IEnumerable<StudyFigure>> figures) =>
        Enumerable.Range(0, model.Series.Length).SelectMany(s => BySize(places => figures(places.Series[s], s)).Select(f => f with
        {
            Marker = model.Study.Markers[model.Series[s].Marker].Name,
            Predictor = Spelling.Word(model.Series[s].Predictor),
            Week = model.Weeks[model.Series[s].Week],
        }));

    private IEnumerable<StudyFigure> OfWeeks(Func<LongitudinalPlaces, int, IEnumerable<StudyFigure>> figures) =>
        Enumerable.Range(0, model.Weeks.Length).SelectMany(week => BySize(places => figures(places, week)).Select(f => f with { Week = model.Weeks[week] }));

    private IEnumerable<StudyFigure> OfMarkers(Func<LongitudinalPlaces.MarkerPlaces, int, IEnumerable<StudyFigure>> figures) =>
        Enumerable.Range(0, model.Markers).SelectMany(k =>
            OfWeeks((places, week) => figures(places.Markers[k], week)).Select(f => f with { Marker = model.Study.Markers[k].Name }));

    private IEnumerable<StudyFigure> OfTests(Func<LongitudinalPlaces, LongitudinalTest, IEnumerable<StudyFigure>> figures) =>
        Enum.GetValues<LongitudinalTest>().SelectMany(test => BySize(places => figures(places, test)).Select(f => f with { Test = Spelling.Word(test) }));

    private IEnumerable<StudyFigure> Status(LongitudinalPlaces places)
    {
        for (int group = 0; group < 2; group++)
        {
            yield return Share(LongitudinalMeasures.Known, places.KnownByGroup[group]) with { Group = LongitudinalStudy.Groups[group] };
        }

        yield return Share(LongitudinalMeasures.Known, places.Known);
        yield return Share(LongitudinalMeasures.Resistant, places.Resistant);
    }

    private IEnumerable<StudyFigure> Week(LongitudinalPlaces.SeriesPlaces places, int s)
    {
        double truth = model.Truth.Areas[s];
        yield return Figure(LongitudinalMeasures.People, MeanOf(places.People));
        yield return Exactly(LongitudinalMeasures.AucTruth, truth);
        yield return Share(LongitudinalMeasures.AucMean, places.Auc);
        var mean = MeanOf(places.Auc);
        yield return Figure(LongitudinalMeasures.AucBias, Estimate.Of(mean.Value - truth, mean.Mcse));
        yield return Figure(LongitudinalMeasures.AucSd, Estimate.StandardDeviation(tally.Moments.Variance(places.Auc), tally.Moments.CountOf(places.Auc)));
        yield return Figure(LongitudinalMeasures.AucCoverage, double.IsNaN(truth) ? Estimate.None : Rate(places.Covered, tally.Moments.CountOf(places.Auc)));
        for (int test = 0; test < LongitudinalPlaces.Tests; test++)
        {
            yield return Figure(LongitudinalMeasures.Power[test], Rate(places.Rejected[test], tally.Moments.CountOf(places.Estimable[test])));
        }
    }

    private IEnumerable<StudyFigure> WithHolm(LongitudinalPlaces.SeriesPlaces places, int s)
    {
        if (model.Series[s].Predictor == MarkerPredictor.Level)
        {
            for (int test = 0; test < LongitudinalPlaces.Tests; test++)
            {
                yield return Figure(LongitudinalMeasures.PowerHolm[test], Rate(places.RejectedHolm[test], replicates));
            }
        }
    }

    private IEnumerable<StudyFigure> Distribution(LongitudinalPlaces.SeriesPlaces places, int s) =>
        Quantiles.Select((q, i) => Figure(LongitudinalMeasures.AucQuantiles[i], tally.Values[places.AucDistribution].Quantile(q, value => value)));

    private IEnumerable<StudyFigure> Panel(LongitudinalPlaces places, int week)
    {
        var own = places.Panel[week];
        StudyFigure[] figures =
        [
            Exactly(LongitudinalMeasures.PanelTruth, model.Truth.PanelAreas[week]),
            Share(LongitudinalMeasures.PanelAuc, own.Auc),
            Share(LongitudinalMeasures.PanelValidated, own.ValidatedAuc),
            Figure(LongitudinalMeasures.PanelOptimism, MeanOf(own.Optimism)),
            Figure(LongitudinalMeasures.PanelNotDone, Estimate.Share(replicates - tally.Moments.CountOf(own.Auc), replicates)),
        ];
        return figures.Select(f => f with { Marker = LongitudinalModel.Panel });
    }

    private IEnumerable<StudyFigure> First(LongitudinalPlaces.MarkerPlaces places, int week)
    {
        yield return Figure(LongitudinalMeasures.FirstWeek, Rate(places.First[week], replicates));
        yield return Figure(LongitudinalMeasures.FirstWeekHolm, Rate(places.FirstHolm[week], replicates));
    }

    // Whoever is significant at some week has one first week.
    private IEnumerable<StudyFigure> AnyWeek(LongitudinalPlaces places)
    {
        for (int k = 0; k < model.Markers; k++)
        {
            string name = model.Study.Markers[k].Name;
            var own = places.Markers[k];
            yield return Figure(LongitudinalMeasures.AnyWeekShare, Estimate.Share(own.First.Sum(tally.Moments.CountOf), replicates)) with { Marker = name };
            yield return Figure(LongitudinalMeasures.AnyWeekHolm, Estimate.Share(own.FirstHolm.Sum(tally.Moments.CountOf), replicates)) with { Marker = name };
        }
    }

    private IEnumerable<StudyFigure> Any(LongitudinalPlaces places, LongitudinalTest test)
    {
        var family = places.Families[(int)test];
        yield return Figure(LongitudinalMeasures.Any, Rate(family.Any[0], replicates));
        yield return Figure(LongitudinalMeasures.AnyHolm, Rate(family.Any[1], replicates));
    }

    private IEnumerable<StudyFigure> Error(LongitudinalPlaces places, LongitudinalTest test)
    {
        bool hasNull = model.Series.Any(s => s.Predictor == MarkerPredictor.Level && model.Truth.IsNull(test, s.Marker, s.Week));
        var family = places.Families[(int)test];
        yield return Figure(LongitudinalMeasures.Error, hasNull ? Rate(family.Error[0], replicates) : Estimate.None);
        yield return Figure(LongitudinalMeasures.ErrorHolm, hasNull ? Rate(family.Error[1], replicates) : Estimate.None);
    }

    private Estimate Rate(int count, long of) => Estimate.Share(tally.Moments.CountOf(count), of);

    private Estimate MeanOf(MeanSlot slot) => Estimate.Mean(tally.Moments.Mean(slot), tally.Moments.Variance(slot), tally.Moments.CountOf(slot));

    private StudyFigure Share(StudyMeasure measure, MeanSlot slot) => Figure(measure, MeanOf(slot).AsShare());
}
