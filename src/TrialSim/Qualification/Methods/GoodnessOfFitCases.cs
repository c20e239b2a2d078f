using System.Text.Json.Nodes;
using TrialSim.Statistics;
using TrialSim.Statistics.GoodnessOfFit;

namespace TrialSim.Qualification.Methods;

/// <summary>Cases of goodness of fit.</summary>
internal static class GoodnessOfFitCases
{
    /// <summary>Where R's ks.test stops the series of the asymptotic p-value.</summary>
    private const double SeriesTolerance = 1e-6;

    private static readonly double[] QuantilesShown = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>Method "goodness_of_fit": a list of numbers against a distribution without estimated parameters.</summary>
    public static JsonNode FullySpecified(QualificationCase reference)
    {
        double[] sample = reference.Inputs.Numbers("x");
        var hypothesized = Hypothesized(reference.Options.Text("distribution"), reference.Options.Nested("parameters"));
        var kolmogorov = KolmogorovSmirnov.Of(sample, hypothesized, reference.Options.Alternative());
        var anderson = AndersonDarling.Of(sample, hypothesized);
        var cramer = CramerVonMises.Of(sample, hypothesized);
        return Fields.Of(
            ("ks_D", kolmogorov.Distance),
            ("ks_p_exact", kolmogorov.ExactP()),
            ("ks_p_asymptotic", kolmogorov.AsymptoticP(SeriesTolerance)),
            ("ad_A2", anderson.A2),
            ("ad_p", anderson.P()),
            ("cvm_W2", cramer.W2),
            ("cvm_p", cramer.P()));
    }

    /// <summary>Method "ks_two_sample": two lists of numbers.</summary>
    public static JsonNode TwoSamples(QualificationCase reference)
    {
        var found = TwoSampleKolmogorovSmirnov.Of(reference.Inputs.Numbers("x"), reference.Inputs.Numbers("y"), reference.Options.Alternative());
        return Fields.Of(("D", found.Distance), ("p_exact", found.ExactP()), ("p_asymptotic", found.AsymptoticP(SeriesTolerance)));
    }

    /// <summary>Method "normality_tests": a column's shape and its tests of normality.</summary>
    public static JsonNode Normality(QualificationCase reference)
    {
        string variable = reference.Options.Text("variable");
        var sample = reference.Table().DropMissing([variable]).Numbers(variable).Values;
        var description = new SampleDescription(sample);
        var shapiro = ShapiroWilk.Of(sample);
        var anderson = NormalAndersonDarling.Of(sample);
        var lilliefors = Lilliefors.Of(sample);
        var fields = Fields.Of(
            ("n", description.Moments.Count),
            ("mean", description.Moments.Mean),
            ("sd", description.StandardDeviation),
            ("skewness_moment", description.Skewness),
            ("kurtosis_moment", description.Kurtosis),
            ("shapiro_W", shapiro.W),
            ("shapiro_p", shapiro.P),
            ("ad_A", anderson.A2),
            ("ad_p", anderson.P),
            ("lilliefors_D", lilliefors.Distance),
            ("lilliefors_p", lilliefors.P));
        fields["quantiles_type7"] = Fields.List(QuantilesShown.Select(description.Quantile));
        return fields;
    }

    /// <summary>Method "chisq_goodness_of_fit": counts against probabilities.</summary>
    public static JsonNode Counts(QualificationCase reference)
    {
        var inputs = reference.Inputs;
        var found = ChiSquareGoodnessOfFit.Of(inputs.Numbers("observed"), inputs.Has("probability") ? inputs.Numbers("probability") : []);
        return Fields.Of(("chi2", found.ChiSquared), ("df", found.DegreesOfFreedom), ("p", found.P));
    }

    private static HypothesizedDistribution Hypothesized(string name, CaseValues parameters) => name switch
    {
        "normal" => HypothesizedDistribution.Normal(parameters.Number("mean"), parameters.Number("sd")),
        "lognormal" => HypothesizedDistribution.LogNormal(parameters.Number("meanlog"), parameters.Number("sdlog")),
        "uniform" => HypothesizedDistribution.Uniform(parameters.Number("min"), parameters.Number("max")),
        "exponential" => HypothesizedDistribution.Exponential(parameters.Number("rate")),
        "gamma" => HypothesizedDistribution.Gamma(parameters.Number("shape"), parameters.Number("rate")),
        "t" => HypothesizedDistribution.Student(parameters.Number("df")),
        _ => throw new StatisticsInputException(
            $"there is no distribution \"{name}\".", "Choose normal, lognormal, uniform, exponential, gamma or t."),
    };
}
