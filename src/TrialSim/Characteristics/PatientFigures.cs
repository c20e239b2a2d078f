using TrialSim.Analyses;
using TrialSim.Simulation;
using TrialSim.Trials;

namespace TrialSim.Characteristics;

/// <summary>The figures of the patients: by subgroup, arm and visit.</summary>
internal static class PatientFigures
{
    private static readonly (ShareKind Kind, string Measure)[] Shares =
    [
        (ShareKind.ResponseAnyVisit, Measures.ResponseAnyVisit),
        (ShareKind.ResponseFinalVisit, Measures.ResponseFinalVisit),
        (ShareKind.RemissionAnyVisit, Measures.RemissionAnyVisit),
        (ShareKind.Completion, Measures.Completion),
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<Figure> Of(SimulationResult result)
    {
        var layout = result.Tally.Layout;
        var truth = result.Truth;
        yield return Make(Measures.Screened, null, null, null, MeanOf(result, layout.Screened));
        yield return Make(Measures.MarkerMean, null, Subgroup.All, 0, Estimate.Of(truth.MarkerMean.Value, truth.MarkerMean.Mcse));
        yield return Make(Measures.MarkerMedian, null, Subgroup.All, 0, Estimate.Of(truth.MarkerMedian.Value, truth.MarkerMedian.Mcse));
        foreach (var figure in ClassFigures.Of(result))
        {
            yield return figure;
        }

        foreach (var figure in CourseFigures.Of(result))
        {
            yield return figure;
        }

        foreach (var figure in EventFigures.Of(result))
        {
            yield return figure;
        }

        foreach (var figure in BookFigures.Of(result))
        {
            yield return figure;
        }

        foreach (var figure in ExposureFigures.Of(result))
        {
            yield return figure;
        }

        for (int s = 0; s < layout.Subgroups; s++)
        {
            foreach (var figure in OfSubgroup(result, s))
            {
                yield return figure;
            }
        }
    }

    private static IEnumerable<Figure> OfSubgroup(SimulationResult result, int s)
    {
        var layout = result.Tally.Layout;
        var moments = result.Tally.Moments;
        string name = layout.SubgroupNames[s];
        var visits = result.Scenario.Outcome.Visits;
        yield return Make(Measures.Prevalence, null, name, null, MeanOf(result, layout.Prevalence(s)).AsShare());
        yield return Make(Measures.DifferenceMean, null, name, visits[^1].Value, MeanOf(result, layout.Difference(s)));
        for (int arm = 1; arm >= 0; arm--)
        {
            string armName = arm == 1 ? result.Scenario.Arms.Treatment : result.Scenario.Arms.Control;
            for (int visit = 0; visit <= visits.Count; visit++)
            {
                double week = visit == 0 ? 0 : visits[visit - 1].Value;
                yield return Make(Measures.HamdMean, armName, name, week, MeanOf(result, layout.AtVisit(s, visit, arm).Score));
                if (visit > 0)
                {
                    var variance = layout.AtVisit(s, visit, arm).ChangeVariance;
                    yield return Make(Measures.HamdChangeMean, armName, name, week, MeanOf(result, layout.AtVisit(s, visit, arm).Change));
                    yield return Make(
                        Measures.HamdChangeSd, armName, name, week,
                        Estimate.RootOfMean(moments.Mean(variance), moments.Variance(variance), moments.CountOf(variance)));
                }
            }

            foreach (var (kind, measure) in Shares)
            {
                double? week = kind is ShareKind.ResponseFinalVisit or ShareKind.Completion ? visits[^1].Value : null;
                yield return Make(measure, armName, name, week, MeanOf(result, layout.Share(s, kind, arm)).AsShare());
            }
        }
    }

    private static Estimate MeanOf(SimulationResult result, MeanSlot slot)
    {
        var moments = result.Tally.Moments;
        return Estimate.Mean(moments.Mean(slot), moments.Variance(slot), moments.CountOf(slot));
    }

    private static Figure Make(string measure, string? arm, string? subgroup, double? visit, Estimate estimate) =>
        OperatingCharacteristics.Figure(null, measure, arm, subgroup, visit, estimate);
}
