using System.Numerics;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics.Multiplicity;

namespace TrialSim.Studies.CaseControl;

/// <summary>Counts which markers eight case-control studies found significant: each for itself, adjusted for their number, and which ones together.</summary>
internal sealed class TestRecorder(CaseControlModel model, MarkerFindings markers)
{
    private const double FarDeviate = 38;

    private readonly double alpha = model.Study.Alpha.Value;
    private readonly double[] p = new double[model.Markers];
    private readonly double[] adjusted = new double[model.Markers];
    private readonly uint[] significant = new uint[CaseControlPlaces.Tests]; // markers, as bits

    /// <summary>Counts the first of the eight.</summary>
    public void Record(StudyTally tally, int live)
    {
        for (int lane = 0; lane < live; lane++)
        {
            for (int test = 0; test < CaseControlPlaces.Tests; test++)
            {
                RecordTests(tally, test, lane);
            }

            RecordPattern(tally, lane);
        }

        RecordDeviates(tally, live);
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
