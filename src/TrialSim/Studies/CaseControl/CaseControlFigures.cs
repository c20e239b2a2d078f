using TrialSim.Characteristics;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Simulation;

namespace TrialSim.Studies.CaseControl;

/// <summary>Turns a case-control study's tally into figures.</summary>
internal sealed class CaseControlFigures(CaseControlModel model, StudyTally tally, long replicates)
{
    private static readonly double[] Quantiles = [0.025, 0.25, 0.5, 0.75, 0.975];

    /// <summary>Every figure, in the order of the measures' tables.</summary>
    public IEnumerable<StudyFigure> All() =>
    [
        .. OfGroups(), .. OfMarkers(Concentrations), .. OfMarkers(Tests), .. OfFamilies(), .. OfMarkers(Areas), .. OfPanel(), .. OfMarkers(CutOffs),
        .. OfMarkers(Severity), Share(CaseControlMeasures.RSquared, model.Places.RSquared) with { Marker = CaseControlModel.Panel }, .. OfMarkers(Pattern),
    ];

    private static double Unchanged(double value) => value;

    private static StudyFigure Figure(StudyMeasure measure, in Estimate estimate) => StudyFigure.Of(measure.Name, estimate);

    private IEnumerable<StudyFigure> OfMarkers(Func<int, IEnumerable<StudyFigure>> figures) =>
        Enumerable.Range(0, model.Markers).SelectMany(k => figures(k).Select(f => f with { Marker = model.Study.Markers[k].Name }));

    private IEnumerable<StudyFigure> OfGroups()
    {
        for (int group = 0; group < 2; group++)
        {
            string name = Name(group);
            var places = model.Places.Groups[group];
            yield return Figure(CaseControlMeasures.Age, MeanOf(places.Age).Times(100)) with { Group = name };
            yield return Share(CaseControlMeasures.FemaleShare, places.Female) with { Group = name };
            yield return Figure(CaseControlMeasures.SeverityMean, MeanOf(places.Severity)) with { Group = name };
            yield return Figure(CaseControlMeasures.SeveritySd, RootOf(places.SeverityVariance)) with { Group = name };
        }
    }

    private IEnumerable<StudyFigure> Concentrations(int k)
    {
        for (int group = 0; group < 2; group++)
        {
            var places = model.Places.Groups[group];
            yield return Figure(CaseControlMeasures.Mean, FineMeanOf(places.Mean[k]).Times(model.Unit[k])) with { Group = Name(group) };
            yield return Figure(CaseControlMeasures.Sd, FineRootOf(places.Variance[k]).Times(model.Unit[k])) with { Group = Name(group) };
        }
    }

    private IEnumerable<StudyFigure> Tests(int k)
    {
        foreach (var test in Enum.GetValues<MarkerTest>())
        {
            var places = model.Places.Markers[k].Tests[(int)test];
            long done = tally.Moments.CountOf(places.Estimable);
            StudyFigure[] figures =
            [
                Figure(CaseControlMeasures.RejectionRate, Rate(places.Rejected[0], done)),
                Figure(CaseControlMeasures.RejectionRateBonferroni, Rate(places.Rejected[1], done)),
                Figure(CaseControlMeasures.RejectionRateHolm, Rate(places.Rejected[2], done)),
                Figure(CaseControlMeasures.Only, Rate(places.Only, replicates)),
                Figure(CaseControlMeasures.NotEstimable, Estimate.Share(replicates - done, replicates)),
                Figure(CaseControlMeasures.PLowerQuartile, Estimate.PQuantile(tally.PValues[places.P], 0.25, done, twoSided: true)),
                Figure(CaseControlMeasures.PMedian, Estimate.PQuantile(tally.PValues[places.P], 0.5, done, twoSided: true)),
                Figure(CaseControlMeasures.PUpperQuartile, Estimate.PQuantile(tally.PValues[places.P], 0.75, done, twoSided: true)),
            ];
            foreach (var figure in figures)
            {
                yield return figure with { Test = Spelling.Word(test) };
            }
        }
    }

    private IEnumerable<StudyFigure> OfFamilies()
    {
        foreach (var test in Enum.GetValues<MarkerTest>())
        {
            var places = model.Places.Families[(int)test];
            long judged = model.NullsOf(test) == 0 ? 0 : replicates; // no true null, no error to make
            StudyFigure[] figures =
            [
                Figure(CaseControlMeasures.Any, Rate(places.Any[0], replicates)),
                Figure(CaseControlMeasures.AnyBonferroni, Rate(places.Any[1], replicates)),
                Figure(CaseControlMeasures.AnyHolm, Rate(places.Any[2], replicates)),
                Figure(CaseControlMeasures.Error, Rate(places.Error[0], judged)),
                Figure(CaseControlMeasures.ErrorBonferroni, Rate(places.Error[1], judged)),
                Figure(CaseControlMeasures.ErrorHolm, Rate(places.Error[2], judged)),
            ];
            foreach (var figure in figures)
            {
                yield return figure with { Test = Spelling.Word(test) };
            }
        }
    }

    private IEnumerable<StudyFigure> Areas(int k)
    {
        var places = model.Places.Markers[k];
        yield return Figure(CaseControlMeasures.AucTruth, new(model.TrueAuc[k], 0, model.TrueAuc[k], model.TrueAuc[k]));
        yield return Share(CaseControlMeasures.AucMean, places.Auc);
        yield return Figure(CaseControlMeasures.AucSd, Spread(places.Auc));
        yield return Figure(CaseControlMeasures.AucCoverage, Rate(places.Covered, tally.Moments.CountOf(places.Auc)));
        for (int q = 0; q < Quantiles.Length; q++)
        {
            yield return Figure(CaseControlMeasures.AucQuantiles[q], tally.Values[places.AucDistribution].Quantile(Quantiles[q], Unchanged));
        }
    }

    private IEnumerable<StudyFigure> CutOffs(int k)
    {
        var places = model.Places.Markers[k];
        for (int q = 0; q < Quantiles.Length; q++)
        {
            yield return Figure(CaseControlMeasures.CutOffQuantiles[q], tally.Values[places.CutOff].Quantile(Quantiles[q], Portable.Exp));
        }

        yield return Share(CaseControlMeasures.Sensitivity, places.Sensitivity);
        yield return Share(CaseControlMeasures.SensitivityTrue, places.TrueSensitivity);
        yield return Share(CaseControlMeasures.Specificity, places.Specificity);
        yield return Share(CaseControlMeasures.SpecificityTrue, places.TrueSpecificity);
        yield return Figure(CaseControlMeasures.NoCutOff, Rate(places.NoCutOff, tally.Moments.CountOf(places.Auc)));
        yield return Figure(CaseControlMeasures.CutOffOptimism, MeanOf(places.CutOffOptimism));
    }

    private IEnumerable<StudyFigure> OfPanel()
    {
        var places = model.Places.Panel;
        StudyFigure[] figures =
        [
            Share(CaseControlMeasures.AucMean, places.Auc),
            Figure(CaseControlMeasures.AucSd, Spread(places.Auc)),
            Share(CaseControlMeasures.AucValidated, places.ValidatedAuc),
            Figure(CaseControlMeasures.AucOptimism, MeanOf(places.Optimism)),
            .. Quantiles.Select((q, i) => Figure(CaseControlMeasures.AucQuantiles[i], tally.Values[places.AucDistribution].Quantile(q, Unchanged))),
            Share(CaseControlMeasures.Sensitivity, places.Sensitivity),
            Share(CaseControlMeasures.SensitivityTrue, places.ValidatedSensitivity),
            Share(CaseControlMeasures.Specificity, places.Specificity),
            Share(CaseControlMeasures.SpecificityTrue, places.ValidatedSpecificity),
            Figure(CaseControlMeasures.NoCutOff, Rate(places.NoCutOff, tally.Moments.CountOf(places.Auc))),
            Figure(CaseControlMeasures.CutOffOptimism, MeanOf(places.CutOffOptimism)),
            Figure(CaseControlMeasures.NotEstimable, Estimate.Share(replicates - tally.Moments.CountOf(places.Auc), replicates)) with { Test = "logistic" },
        ];
        return figures.Select(f => f with { Marker = CaseControlModel.Panel });
    }

    private IEnumerable<StudyFigure> Severity(int k)
    {
        var slot = model.Places.Markers[k].Slope;
        yield return Figure(CaseControlMeasures.SlopeMean, MeanOf(slot).Times(1 / model.Unit[k]));
        yield return Figure(CaseControlMeasures.SlopeSd, Spread(slot).Times(1 / model.Unit[k]));
    }

    private IEnumerable<StudyFigure> Pattern(int k)
    {
        yield return Figure(CaseControlMeasures.OnlyThroughout, Rate(model.Places.Markers[k].OnlyThroughout, replicates));
    }

    private string Name(int group) => group == 0 ? model.Study.Cases.Name : model.Study.Controls.Name;

    private Estimate Rate(int count, long of) => Estimate.Share(tally.Moments.CountOf(count), of);

    private Estimate MeanOf(MeanSlot slot) => Estimate.Mean(tally.Moments.Mean(slot), tally.Moments.Variance(slot), tally.Moments.CountOf(slot));

    private StudyFigure Share(StudyMeasure measure, MeanSlot slot) => Figure(measure, MeanOf(slot).AsShare());

    private Estimate Spread(MeanSlot slot) => Estimate.StandardDeviation(tally.Moments.Variance(slot), tally.Moments.CountOf(slot));

    private Estimate FineMeanOf(FineSlot slot) => Estimate.Mean(tally.Moments.Mean(slot), tally.Moments.Variance(slot), tally.Moments.CountOf(slot));

    private Estimate FineRootOf(FineSlot slot) => Estimate.RootOfMean(tally.Moments.Mean(slot), tally.Moments.Variance(slot), tally.Moments.CountOf(slot));

    private Estimate RootOf(MeanSlot slot) => Estimate.RootOfMean(tally.Moments.Mean(slot), tally.Moments.Variance(slot), tally.Moments.CountOf(slot));
}
