using TrialSim.Analyses;
using TrialSim.Simulation;
using TrialSim.Statistics;

namespace TrialSim.Characteristics;

/// <summary>The figures of one analysis.</summary>
internal static class AnalysisFigures
{
    /// <summary>Power or type I error, bias, standard errors, coverage, errors among significant findings, and the distribution of p.</summary>
    public static IEnumerable<(string Measure, Estimate Estimate)> Of(SimulationResult result, int index)
    {
        var analysis = result.Scenario.Analyses[index];
        var moments = result.Tally.Moments;
        var slots = TallyLayout.Analysis(index);
        var truth = result.Truth.Analyses[index];
        long n = moments.CountOf(slots.Estimate);
        long significant = moments.CountOf(slots.SignificantSize);
        double mean = moments.Mean(slots.Estimate);
        double variance = moments.Variance(slots.Estimate);
        var estimateMean = Estimate.Mean(mean, variance, n);
        yield return (Measures.RejectionRate, Estimate.Share(significant, n));
        yield return (Measures.NotEstimable, Estimate.Share(result.Settings.Replicates - n, result.Settings.Replicates));
        if (result.Tally.Analysed is { } analysed)
        {
            yield return (Measures.Analysed, PatientsIn(analysed, AnalysedTally.Patients(index)));
        }

        yield return (Measures.EstimateMean, estimateMean);
        yield return (Measures.Truth, Estimate.Of(truth.Value, truth.Mcse));
        yield return (Measures.Bias, Bias(estimateMean, truth));
        yield return (Measures.EmpiricalSe, Estimate.StandardDeviation(variance, n));
        yield return (Measures.ModelSe, ModelSe(moments, slots.StandardError, n));
        yield return (Measures.Coverage, truth.IsDefined ? Estimate.Share(moments.CountOf(slots.Covered), n) : Estimate.None);
        bool hasSign = truth.IsDefined && !truth.IsZero;
        yield return (Measures.TypeS, hasSign ? Estimate.Share(moments.CountOf(slots.WrongSign), significant) : Estimate.None);
        yield return (Measures.TypeM, hasSign ? TypeM(moments, slots.SignificantSize, significant, truth) : Estimate.None);
        bool twoSided = analysis.Alternative == Alternative.TwoSided;
        for (int outcome = 0; outcome < analysis.Counted.Count; outcome++)
        {
            long happened = moments.CountOf(result.Tally.Layout.Counted(index, outcome));
            yield return (analysis.Counted[outcome].Name, Estimate.Share(happened, result.Settings.Replicates));
        }

        yield return (Measures.PLowerQuartile, Estimate.PQuantile(result.Tally.Deviates[index], 0.25, n, twoSided));
        yield return (Measures.PMedian, Estimate.PQuantile(result.Tally.Deviates[index], 0.5, n, twoSided));
        yield return (Measures.PUpperQuartile, Estimate.PQuantile(result.Tally.Deviates[index], 0.75, n, twoSided));
    }

    private static Estimate PatientsIn(AnalysedTally analysed, MeanSlot slot) => Estimate.Mean(
        analysed.Unit * analysed.Moments.Mean(slot), analysed.Unit * analysed.Unit * analysed.Moments.Variance(slot), analysed.Moments.CountOf(slot));

    // The root of the mean square; its error to first order is that of the mean standard error.
    private static Estimate ModelSe(MomentTally moments, MeanSlot slot, long n) =>
        n < 2 ? Estimate.None : Estimate.Of(Math.Sqrt(moments.MeanSquare(slot)), Math.Sqrt(moments.Variance(slot) / n)) with { Support = new(SupportKind.Mean, n) };

    private static Estimate Bias(Estimate mean, TrueValue truth) => !double.IsFinite(mean.Value - truth.Value)
        ? Estimate.None
        : (mean with { Value = mean.Value - truth.Value }).WithFixedError(truth.Mcse);

    private static Estimate TypeM(MomentTally moments, MeanSlot slot, long significant, TrueValue truth)
    {
        if (significant < 2)
        {
            return Estimate.None;
        }

        double size = moments.Mean(slot);
        double sizeError = Math.Sqrt(moments.Variance(slot) / significant) / size;
        double truthError = truth.Mcse / truth.Value;
        double ratio = size / Math.Abs(truth.Value);
        return Estimate.Of(ratio, ratio * Math.Sqrt((sizeError * sizeError) + (truthError * truthError))) with
        {
            Support = new(SupportKind.Mean, significant, ratio * Math.Abs(truthError)),
        };
    }
}
