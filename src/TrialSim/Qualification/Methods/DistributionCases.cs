using TrialSim.Numerics.Distributions;

namespace TrialSim.Qualification.Methods;

/// <summary>Reference cases of distribution functions and quantiles: the inputs named as in the cases, the result "value".</summary>
internal static class DistributionCases
{
    /// <summary>Method "normal_cdf".</summary>
    public static QualificationMethod NormalCdf { get; } = Value(i => NormalDistribution.Cumulative(i.Number("x")));

    /// <summary>Method "normal_sf".</summary>
    public static QualificationMethod NormalSf { get; } = Value(i => NormalDistribution.UpperTail(i.Number("x")));

    /// <summary>Method "normal_log_cdf".</summary>
    public static QualificationMethod NormalLogCdf { get; } = Value(i => NormalDistribution.LogCumulative(i.Number("x")));

    /// <summary>Method "normal_log_sf".</summary>
    public static QualificationMethod NormalLogSf { get; } = Value(i => NormalDistribution.LogUpperTail(i.Number("x")));

    /// <summary>Method "normal_quantile".</summary>
    public static QualificationMethod NormalQuantile { get; } = Value(i =>
        IsLower(i) ? NormalDistribution.Quantile(i.Number("p")) : NormalDistribution.UpperQuantile(i.Number("p")));

    /// <summary>Method "t_cdf".</summary>
    public static QualificationMethod TCdf { get; } = Value(i => StudentT.Cumulative(i.Number("x"), i.Number("df")));

    /// <summary>Method "t_sf".</summary>
    public static QualificationMethod TSf { get; } = Value(i => StudentT.UpperTail(i.Number("x"), i.Number("df")));

    /// <summary>Method "t_quantile".</summary>
    public static QualificationMethod TQuantile { get; } = Value(i =>
        IsLower(i) ? StudentT.Quantile(i.Number("p"), i.Number("df")) : StudentT.UpperQuantile(i.Number("p"), i.Number("df")));

    /// <summary>Method "chi2_cdf".</summary>
    public static QualificationMethod ChiSquareCdf { get; } = Value(i => ChiSquare.Cumulative(i.Number("x"), i.Number("df")));

    /// <summary>Method "chi2_sf".</summary>
    public static QualificationMethod ChiSquareSf { get; } = Value(i => ChiSquare.UpperTail(i.Number("x"), i.Number("df")));

    /// <summary>Method "chi2_quantile".</summary>
    public static QualificationMethod ChiSquareQuantile { get; } = Value(i =>
        IsLower(i) ? ChiSquare.Quantile(i.Number("p"), i.Number("df")) : ChiSquare.UpperQuantile(i.Number("p"), i.Number("df")));

    /// <summary>Method "f_cdf".</summary>
    public static QualificationMethod FCdf { get; } = Value(i => FDistribution.Cumulative(i.Number("x"), i.Number("df1"), i.Number("df2")));

    /// <summary>Method "f_sf".</summary>
    public static QualificationMethod FSf { get; } = Value(i => FDistribution.UpperTail(i.Number("x"), i.Number("df1"), i.Number("df2")));

    /// <summary>Method "f_quantile".</summary>
    public static QualificationMethod FQuantile { get; } = Value(i =>
        IsLower(i) ? FDistribution.Quantile(i.Number("p"), i.Number("df1"), i.Number("df2")) : FDistribution.UpperQuantile(i.Number("p"), i.Number("df1"), i.Number("df2")));

    /// <summary>Method "beta_cdf".</summary>
    public static QualificationMethod BetaCdf { get; } = Value(i => BetaDistribution.Cumulative(i.Number("x"), i.Number("a"), i.Number("b")));

    /// <summary>Method "beta_sf".</summary>
    public static QualificationMethod BetaSf { get; } = Value(i => BetaDistribution.UpperTail(i.Number("x"), i.Number("a"), i.Number("b")));

    /// <summary>Method "beta_quantile".</summary>
    public static QualificationMethod BetaQuantile { get; } = Value(i =>
        IsLower(i) ? BetaDistribution.Quantile(i.Number("p"), i.Number("a"), i.Number("b")) : BetaDistribution.UpperQuantile(i.Number("p"), i.Number("a"), i.Number("b")));

    /// <summary>Method "noncentral_t_cdf".</summary>
    public static QualificationMethod NoncentralTCdf { get; } = Value(i => NoncentralT.Cumulative(i.Number("x"), i.Number("df"), i.Number("ncp")));

    /// <summary>Method "noncentral_t_sf".</summary>
    public static QualificationMethod NoncentralTSf { get; } = Value(i => NoncentralT.UpperTail(i.Number("x"), i.Number("df"), i.Number("ncp")));

    /// <summary>Method "noncentral_chi2_cdf".</summary>
    public static QualificationMethod NoncentralChiSquareCdf { get; } = Value(i =>
        NoncentralChiSquare.Cumulative(i.Number("x"), i.Number("df"), i.Number("ncp")));

    /// <summary>Method "noncentral_chi2_sf".</summary>
    public static QualificationMethod NoncentralChiSquareSf { get; } = Value(i =>
        NoncentralChiSquare.UpperTail(i.Number("x"), i.Number("df"), i.Number("ncp")));

    /// <summary>Method "noncentral_f_cdf".</summary>
    public static QualificationMethod NoncentralFCdf { get; } = Value(i =>
        NoncentralF.Cumulative(i.Number("x"), i.Number("df1"), i.Number("df2"), i.Number("ncp")));

    /// <summary>Method "noncentral_f_sf".</summary>
    public static QualificationMethod NoncentralFSf { get; } = Value(i =>
        NoncentralF.UpperTail(i.Number("x"), i.Number("df1"), i.Number("df2"), i.Number("ncp")));

    /// <summary>Method "bivariate_normal_cdf".</summary>
    public static QualificationMethod BivariateNormalCdf { get; } = Value(i =>
        BivariateNormal.Cumulative(i.Number("h"), i.Number("k"), i.Number("rho")));

    /// <summary>Method "bivariate_t_cdf".</summary>
    public static QualificationMethod BivariateTCdf { get; } = Value(i =>
        BivariateT.Cumulative(i.Number("h"), i.Number("k"), i.Number("rho"), i.Number("df")));

    /// <summary>Method "trivariate_normal_cdf".</summary>
    public static QualificationMethod TrivariateNormalCdf { get; } = Value(i =>
        TrivariateNormal.Cumulative(i.Number("a"), i.Number("b"), i.Number("c"), i.Number("rho12"), i.Number("rho13"), i.Number("rho23")));

    /// <summary>Method "equicorrelated_mvn_box".</summary>
    public static QualificationMethod EquicorrelatedNormalBox { get; } = Value(i =>
        ProductCorrelatedNormal.EquicorrelatedBox(i.Number("lower"), i.Number("upper"), i.Whole("dim"), i.Number("rho")));

    /// <summary>Method "binomial_cdf".</summary>
    public static QualificationMethod BinomialCdf { get; } = Value(i => BinomialDistribution.Cumulative(i.Number("k"), i.Number("n"), i.Number("p")));

    /// <summary>Method "binomial_sf".</summary>
    public static QualificationMethod BinomialSf { get; } = Value(i => BinomialDistribution.UpperTail(i.Number("k"), i.Number("n"), i.Number("p")));

    /// <summary>Method "hypergeometric_pmf".</summary>
    public static QualificationMethod HypergeometricMass { get; } = Value(i =>
        HypergeometricDistribution.Mass(i.Number("x"), i.Number("white"), i.Number("black"), i.Number("drawn")));

    /// <summary>Method "poisson_cdf".</summary>
    public static QualificationMethod PoissonCdf { get; } = Value(i => PoissonDistribution.Cumulative(i.Number("k"), i.Number("lambda")));

    /// <summary>Method "poisson_sf".</summary>
    public static QualificationMethod PoissonSf { get; } = Value(i => PoissonDistribution.UpperTail(i.Number("k"), i.Number("lambda")));

    /// <summary>Method "normal_range_cdf".</summary>
    public static QualificationMethod NormalRangeCdf { get; } = Value(i =>
        StudentizedRange.Cumulative(i.Number("q"), i.Whole("k"), double.PositiveInfinity));

    /// <summary>Method "normal_range_sf".</summary>
    public static QualificationMethod NormalRangeSf { get; } = Value(i =>
        StudentizedRange.UpperTail(i.Number("q"), i.Whole("k"), double.PositiveInfinity));

    /// <summary>Method "log_gamma".</summary>
    public static QualificationMethod LogGamma { get; } = Value(i => GammaFunction.Log(i.Number("x")));

    /// <summary>Method "digamma".</summary>
    public static QualificationMethod Digamma { get; } = Value(i => GammaFunction.Digamma(i.Number("x")));

    /// <summary>Method "trigamma".</summary>
    public static QualificationMethod Trigamma { get; } = Value(i => GammaFunction.Trigamma(i.Number("x")));

    private static QualificationMethod Value(Func<CaseValues, double> function) => reference => Fields.Of(("value", function(reference.Inputs)));

    private static bool IsLower(CaseValues inputs) => inputs.Text("tail", "lower") == "lower";
}
