using TrialSim.Quantities;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;

namespace TrialSim.Analyses.Tables;

/// <summary>What the fits of different models have in common in their results.</summary>
internal static class ModelRows
{
    /// <summary>Reports a formula or a wish for least squares means that cannot be read, whatever the data.</summary>
    public static void Check(ScenarioPlace place, string formula, string? means)
    {
        try
        {
            if (!formula.Contains('.')) // "." stands for the columns of data that are not there yet
            {
                _ = Formula.Parse(formula);
            }
        }
        catch (StatisticsInputException wrong)
        {
            place.At("formula").Breach(wrong.Found, wrong.Remedy);
        }

        try
        {
            _ = means is null ? null : LsMeansSpec.Parse(means);
        }
        catch (StatisticsInputException wrong)
        {
            place.At("ls-means").Breach(wrong.Found, wrong.Remedy);
        }
    }

    /// <summary>Says how many rows were used and left out.</summary>
    public static void UseRows(ResultSheet results, int used, int all)
    {
        results.Use("rows", used);
        NoteLeftOut(results, used, all);
    }

    /// <summary>Says how many rows were left out.</summary>
    public static void NoteLeftOut(ResultSheet results, int used, int all)
    {
        if (used < all)
        {
            results.Note($"{all - used} of {all} rows {(all - used == 1 ? "has" : "have")} a missing value in a column that is read, and {(all - used == 1 ? "is" : "are")} left out.");
        }
    }

    /// <summary>Says which of the two levels of a response in texts is the event.</summary>
    public static void NoteEvent(ResultSheet results, ModelDesign design, DataTable frame)
    {
        if (design.ResponseLevels(frame) is [var other, var happened])
        {
            results.Note($"{happened} is the event of {design.Formula.Response}, {other} is none; to turn them round, list the event second under \"factors\" in \"data\".");
        }
    }

    /// <summary>Writes every coefficient.</summary>
    public static void Add(ResultSheet results, string measure, CoefficientEstimates coefficients, double confidence)
    {
        for (int j = 0; j < coefficients.Count; j++)
        {
            results.Add(Row(measure, coefficients.Names[j], coefficients[j], confidence));
        }
    }

    /// <summary>Writes least squares means and their differences.</summary>
    public static void Add(
        ResultSheet results, LsMeansSpec spec, ModelDesign design, DataTable frame, CoefficientEstimates coefficients, double confidence)
    {
        var means = LsMeans.Of(ReferenceGrid.Of(design, frame), spec, MarginWeights.Equal);
        foreach (var mean in means.Means)
        {
            string label = string.Join(", ", mean.Levels.Select(l => $"{l.Variable} {l.Text}"));
            results.Add(Row("least squares mean", label, coefficients.Estimate(mean.Contrast), confidence));
        }

        foreach (var difference in means.Pairwise())
        {
            string at = string.Concat(difference.By.Select(l => $", {l.Variable} {l.Text}"));
            results.Add(Row("difference of least squares means", difference.Label + at, coefficients.Estimate(difference.Contrast), confidence));
        }
    }

    /// <summary>Writes an F test.</summary>
    public static void Add(ResultSheet results, string measure, HypothesisTest test) => results.Add(new()
    {
        Measure = measure,
        Term = test.Hypothesis,
        DegreesOfFreedom = test.NumeratorDf,
        DenominatorDegreesOfFreedom = test.DenominatorDf,
        StatisticName = "F",
        Statistic = test.F,
        PValue = test.P,
    });

    /// <summary>One estimate with its test and interval.</summary>
    public static ResultRow Row(string measure, string term, ContrastEstimate estimate, double confidence)
    {
        var (lower, upper) = estimate.Interval(confidence);
        bool isNormal = double.IsInfinity(estimate.DegreesOfFreedom);
        return new()
        {
            Measure = measure,
            Term = term,
            Estimate = estimate.Estimate,
            StandardError = estimate.StandardError,
            DegreesOfFreedom = isNormal ? null : estimate.DegreesOfFreedom,
            StatisticName = isNormal ? "z" : "t",
            Statistic = estimate.Statistic,
            PValue = estimate.P,
            Lower = lower,
            Upper = upper,
        };
    }
}
