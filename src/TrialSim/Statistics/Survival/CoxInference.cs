using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics.Tables;

namespace TrialSim.Statistics.Survival;

/// <summary>Normal inference for one coefficient of a Cox model.</summary>
/// <param name="Estimate">Log hazard ratio.</param>
/// <param name="StandardError">Its standard error, model-based or robust.</param>
public readonly record struct CoxInference(double Estimate, double StandardError)
{
    /// <summary>Estimate over standard error.</summary>
    public double Z => Estimate / StandardError;

    /// <summary>Two-sided P of no effect.</summary>
    public double P => 2 * NormalDistribution.UpperTail(Math.Abs(Z));

    /// <summary>Hazard ratio for one unit.</summary>
    public double HazardRatio => Portable.Exp(Estimate);

    /// <summary>Wald interval of the hazard ratio.</summary>
    public ConfidenceInterval HazardRatioInterval(double confidence)
    {
        double margin = NormalCritical.TwoSided(confidence) * StandardError;
        return new(Portable.Exp(Estimate - margin), Portable.Exp(Estimate + margin));
    }

    /// <summary>Inference for a coefficient from coefficients and a covariance, row by row.</summary>
    public static CoxInference Of(ReadOnlySpan<double> coefficients, ReadOnlySpan<double> covariance, int column) =>
        new(coefficients[column], Math.Sqrt(covariance[(column * coefficients.Length) + column]));

    /// <summary>Wald test that all coefficients are 0; NaN where the covariance is singular.</summary>
    public static ChiSquareStatistic Wald(ReadOnlySpan<double> coefficients, ReadOnlySpan<double> covariance)
    {
        int columns = coefficients.Length;
        double[] factor = covariance.ToArray();
        double[] solved = coefficients.ToArray();
        if (!PositiveDefinite.TryFactor(factor, columns))
        {
            return new(double.NaN, columns);
        }

        PositiveDefinite.SolveLower(factor, columns, solved);
        return new(solved.Sum(x => x * x), columns);
    }
}
