using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.LinearModels;

namespace TrialSim.Statistics.Multiplicity;

/// <summary>All levels of a factor of a linear model against its reference level, by Dunnett's procedure.</summary>
public sealed class ControlComparisons
{
    private ControlComparisons(double criticalValue, double[,] correlation, IReadOnlyList<ControlComparison> comparisons)
    {
        CriticalValue = criticalValue;
        Correlation = correlation;
        Comparisons = comparisons;
    }

    /// <summary>Critical value of the t statistics.</summary>
    public double CriticalValue { get; }

    /// <summary>Correlations of the estimated differences.</summary>
    public double[,] Correlation { get; }

    /// <summary>The comparisons, in the order of the levels.</summary>
    public IReadOnlyList<ControlComparison> Comparisons { get; }

    /// <summary>Compares the levels of a factor.</summary>
    /// <param name="model">The model; covariates and other factors beside the factor adjust the comparisons.</param>
    /// <param name="factor">The factor, whose first level is the control.</param>
    /// <param name="alternative">Which differences the tests look for.</param>
    /// <param name="confidence">Simultaneous coverage of the intervals.</param>
    /// <exception cref="StatisticsInputException">The factor is not in the model as a term of its own.</exception>
    public static ControlComparisons Of(LinearModel model, string factor, Alternative alternative, double confidence)
    {
        var levels = model.Design.LevelsOf(factor)
            ?? throw new StatisticsInputException($"\"{factor}\" is not a factor of \"{model.Design.Formula}\".", "Compare the levels of a factor of the model.");
        double[][] contrasts = [.. levels.Skip(1).Select(level => Contrast(model.Coefficients, factor, level, levels[0]))];
        var correlation = Correlations(model.Coefficients, contrasts);
        var dunnett = new Dunnett(correlation, model.DegreesOfFreedom, alternative);
        double critical = dunnett.CriticalValue(1 - confidence);
        return new(critical, correlation, [.. contrasts.Select((contrast, i) => Compare(model.Coefficients.Estimate(contrast), $"{levels[i + 1]} - {levels[0]}"))]);

        ControlComparison Compare(ContrastEstimate difference, string label)
        {
            double reach = critical * difference.StandardError;
            return new(
                label,
                difference,
                dunnett.AdjustedP(difference.Statistic),
                alternative == Alternative.Less ? double.NegativeInfinity : difference.Estimate - reach,
                alternative == Alternative.Greater ? double.PositiveInfinity : difference.Estimate + reach);
        }
    }

    private static double[] Contrast(CoefficientEstimates coefficients, string factor, string level, string control)
    {
        var contrast = new double[coefficients.Count];
        contrast[coefficients.IndexOf(factor + level)] = 1;
        if (coefficients.Names.Contains(factor + control)) // a model without constant
        {
            contrast[coefficients.IndexOf(factor + control)] = -1;
        }

        return contrast;
    }

    private static double[,] Correlations(CoefficientEstimates coefficients, double[][] contrasts)
    {
        var correlation = new double[contrasts.Length, contrasts.Length];
        for (int i = 0; i < contrasts.Length; i++)
        {
            for (int j = 0; j < contrasts.Length; j++)
            {
                correlation[i, j] = i == j ? 1 : coefficients.CovarianceOf(contrasts[i], contrasts[j])
                    / Math.Sqrt(coefficients.CovarianceOf(contrasts[i], contrasts[i]) * coefficients.CovarianceOf(contrasts[j], contrasts[j]));
            }
        }

        return correlation;
    }
}
