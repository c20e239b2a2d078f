using TrialSim.Numerics;
using TrialSim.Simulation;
using TrialSim.Trials;

namespace TrialSim.Characteristics;

/// <summary>The figures of biomarkers that are followed over the visits: by biomarker, arm and visit.</summary>
internal static class CourseFigures
{
    /// <summary>All of them; empty where the scenario follows none.</summary>
    public static IEnumerable<Figure> Of(SimulationResult result)
    {
        if (result.Tally.Courses is not { } courses)
        {
            yield break;
        }

        var outcome = result.Scenario.Outcome;
        for (int f = 0; f < outcome.Markers.Count; f++)
        {
            for (int arm = 1; arm >= 0; arm--)
            {
                for (int visit = 0; visit <= outcome.Visits.Count; visit++)
                {
                    double week = visit == 0 ? 0 : outcome.Visits[visit - 1].Value;
                    if (visit == 0 || outcome.Markers[f].IsMeasuredAt(week))
                    {
                        foreach (var (measure, estimate) in Of(courses, f, visit, arm))
                        {
                            string armName = arm == 1 ? result.Scenario.Arms.Treatment : result.Scenario.Arms.Control;
                            yield return OperatingCharacteristics.Figure(null, measure, armName, Subgroup.All, week, estimate) with
                            {
                                Variable = outcome.Markers[f].Marker.Name,
                            };
                        }
                    }
                }
            }
        }
    }

    private static IEnumerable<(string Measure, Estimate Estimate)> Of(CourseTally courses, int f, int visit, int arm)
    {
        var moments = courses.Moments;
        double unit = courses.Unit(f);
        var mean = courses.Mean(f, visit, arm);
        yield return (Measures.FollowedMean, Estimate.Mean(moments.Mean(mean) * unit, moments.Variance(mean) * unit * unit, moments.CountOf(mean)));
        yield return (Measures.FollowedGeometricMean, Exponential(moments, courses.Log(f, visit, arm)));
        var variance = courses.Variance(f, visit, arm);
        double squared = courses.VarianceUnit(f);
        yield return (Measures.FollowedSd, Estimate.RootOfMean(
            moments.Mean(variance) * squared, moments.Variance(variance) * squared * squared, moments.CountOf(variance)));
        if (visit > 0)
        {
            yield return (Measures.FollowedRatio, Exponential(moments, courses.Change(f, visit, arm)));
        }
    }

    // by the delta method, with an interval that cannot reach below 0
    private static Estimate Exponential(MomentTally moments, FineSlot slot)
    {
        var log = Estimate.Mean(moments.Mean(slot), moments.Variance(slot), moments.CountOf(slot));
        double value = Portable.Exp(log.Value);
        return log with { Value = value, Mcse = value * log.Mcse, Lower = Portable.Exp(log.Lower), Upper = Portable.Exp(log.Upper) };
    }
}
