using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Roc;

/// <summary>Difference of two areas under the curve, first minus second.</summary>
/// <param name="Outcome">Whether there was anything to test: it takes two cases and two controls, and areas that vary. Equal areas that do not have statistic 0 and P 1.</param>
/// <param name="Difference">First area minus second area.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Statistic">Their quotient: z for the same patients, t for different ones.</param>
/// <param name="DegreesOfFreedom">Those of t; infinite for z.</param>
/// <param name="P">The p-value.</param>
/// <remarks>Sources: DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44:837-845; degrees of freedom as in R's pROC.</remarks>
public sealed record AucComparison(Estimability Outcome, double Difference, double StandardError, double Statistic, double DegreesOfFreedom, double P)
{
    /// <summary>Compares two markers of the same patients.</summary>
    /// <param name="first">Area of the first marker.</param>
    /// <param name="second">Area of the second marker, its cases and controls in the same order.</param>
    /// <param name="alternative">"Greater": the first area is the larger.</param>
    public static AucComparison Paired(DeLong first, DeLong second, Alternative alternative = Alternative.TwoSided)
    {
        double variance = first.Variance + second.Variance - (2 * first.CovarianceWith(second));
        return Judge(first.Auc - second.Auc, variance, double.PositiveInfinity, alternative);
    }

    /// <summary>Compares a marker in two groups of patients.</summary>
    /// <param name="first">Area in the first group.</param>
    /// <param name="second">Area in the second group.</param>
    /// <param name="alternative">"Greater": the first area is the larger.</param>
    public static AucComparison Unpaired(DeLong first, DeLong second, Alternative alternative = Alternative.TwoSided)
    {
        double variance = first.Variance + second.Variance;
        double perDegree = (first.Variance * first.Variance / (first.Patients - 1)) + (second.Variance * second.Variance / (second.Patients - 1));
        return Judge(first.Auc - second.Auc, variance, variance * variance / perDegree, alternative);
    }

    private static AucComparison Judge(double difference, double variance, double df, Alternative alternative)
    {
        if (!(variance > 0))
        {
            var outcome = double.IsNaN(variance) ? Estimability.TooFewObservations : Estimability.NoSpread;
            bool same = difference == 0 && outcome == Estimability.NoSpread;
            return new(outcome, difference, Math.Sqrt(Math.Max(0, variance)), same ? 0 : double.NaN, df, same ? 1 : double.NaN);
        }

        double error = Math.Sqrt(variance);
        double statistic = difference / error;
        double p = alternative switch
        {
            Alternative.Greater => StudentT.UpperTail(statistic, df),
            Alternative.Less => StudentT.UpperTail(-statistic, df),
            _ => StudentT.TwoSidedTail(statistic, df),
        };
        return new(Estimability.Estimable, difference, error, statistic, df, p);
    }
}
