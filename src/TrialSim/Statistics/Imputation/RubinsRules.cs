using TrialSim.Statistics.Estimation;

namespace TrialSim.Statistics.Imputation;

/// <summary>Estimates from several imputed data sets pooled by Rubin's rules.</summary>
/// <remarks>
/// Sources: Rubin (1987), Multiple Imputation for Nonresponse in Surveys; Barnard and Rubin (1999), Biometrika 86:948-955, for the degrees
/// of freedom with finite complete-data degrees of freedom.
/// </remarks>
public sealed record RubinsRules
{
    private RubinsRules(double estimate, double within, double between, int imputations, double completeDf)
    {
        (Estimate, Within, Between) = (estimate, within, between);
        double added = (1 + (1.0 / imputations)) * between;
        Total = within + added;
        RelativeIncrease = added / within;
        Lambda = added / Total;
        DfOfRubin = Lambda > 0 ? (imputations - 1) / (Lambda * Lambda) : Lambda == 0 ? double.PositiveInfinity : double.NaN;
        // in the limit the one that is finite
        double observed = double.IsPositiveInfinity(completeDf) ? completeDf : (completeDf + 1) / (completeDf + 3) * completeDf * (1 - Lambda);
        Df = double.IsPositiveInfinity(observed) ? DfOfRubin
            : double.IsPositiveInfinity(DfOfRubin) ? observed
            : DfOfRubin / (DfOfRubin + observed) * observed;
    }

    /// <summary>Mean of the estimates.</summary>
    public double Estimate { get; }

    /// <summary>Mean of the squared standard errors.</summary>
    public double Within { get; }

    /// <summary>Variance of the estimates between imputations; NaN for a single one.</summary>
    public double Between { get; }

    /// <summary>Within + (1 + 1/M) between.</summary>
    public double Total { get; }

    /// <summary>Relative increase of the variance due to missing responses, (1 + 1/M) between / within.</summary>
    public double RelativeIncrease { get; }

    /// <summary>Share of the variance due to missing responses, (1 + 1/M) between / total.</summary>
    public double Lambda { get; }

    /// <summary>Rubin's degrees of freedom, (M - 1) / lambda^2, for large data sets.</summary>
    public double DfOfRubin { get; }

    /// <summary>Barnard and Rubin's degrees of freedom.</summary>
    public double Df { get; }

    /// <summary>The pooled estimate with its standard error and degrees of freedom.</summary>
    public ContrastEstimate Pooled => new(Estimate, Math.Sqrt(Total), Df);

    /// <summary>Pools estimates.</summary>
    /// <param name="estimates">One for each imputed data set.</param>
    /// <param name="standardErrors">Their standard errors.</param>
    /// <param name="completeDf">Degrees of freedom that the analysis would have without missing responses; may be infinite.</param>
    public static RubinsRules Pool(ReadOnlySpan<double> estimates, ReadOnlySpan<double> standardErrors, double completeDf)
    {
        ArgumentOutOfRangeException.ThrowIfZero(estimates.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(standardErrors.Length, estimates.Length);
        int imputations = estimates.Length;
        double sum = 0;
        double within = 0;
        for (int m = 0; m < imputations; m++)
        {
            sum += estimates[m];
            within += standardErrors[m] * standardErrors[m];
        }

        double mean = sum / imputations;
        double squares = 0;
        foreach (double estimate in estimates)
        {
            squares += (estimate - mean) * (estimate - mean);
        }

        return new(mean, within / imputations, imputations > 1 ? squares / (imputations - 1) : double.NaN, imputations, completeDf);
    }
}
