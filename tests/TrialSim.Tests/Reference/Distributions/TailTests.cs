using System.Text.Json;
using TrialSim.Numerics.Distributions;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Distributions;

/// <summary>Both tails of every distribution at random easy and hard arguments. Expected numbers: tails.json (tails.py, mpmath).</summary>
/// <remarks>
/// Approximate. A tail of e^-L comes from an exponent of size L, whose rounding shows: the limit is some 20 units of it, 1e-13 where the
/// tail is large and 3e-12 at 1e-300. Seen: less than a tenth of the limit, four tenths where a shape far below 1 puts a small tail between
/// the mean and the end (one minus the other tail); for bivariate normal variables 1.4, divided by 1 - |rho| below.
/// </remarks>
public sealed class TailTests
{
    private const string File = "Distributions/tails.json";

    [Fact]
    public void Chi_square() => Both("chi-square", c => (ChiSquare.Cumulative(X(c), Df(c)), ChiSquare.UpperTail(X(c), Df(c))));

    [Fact]
    public void F() => Both("f", c => (
        FDistribution.Cumulative(X(c), c.Number("df1"), c.Number("df2")), FDistribution.UpperTail(X(c), c.Number("df1"), c.Number("df2"))));

    [Fact]
    public void Beta() => Both("beta", c => (
        BetaDistribution.Cumulative(X(c), c.Number("a"), c.Number("b")), BetaDistribution.UpperTail(X(c), c.Number("a"), c.Number("b"))));

    [Fact]
    public void Student_t()
    {
        foreach (var c in ReferenceFile.Cases(File, "t"))
        {
            double upper = c.Number("upper");
            Near.Relative(upper, StudentT.UpperTail(c.Number("t"), Df(c)), Limit(upper), c);
            Near.Relative(upper, StudentT.Cumulative(-c.Number("t"), Df(c)), Limit(upper), c);
            Near.Relative(2 * upper, StudentT.TwoSidedTail(-c.Number("t"), Df(c)), Limit(upper), c);
            Near.Relative(1 - upper, StudentT.Cumulative(c.Number("t"), Df(c)), 1e-13, c);
        }
    }

    [Fact]
    public void Noncentral_t() => Both("noncentral-t", c => (
        NoncentralT.Cumulative(c.Number("t"), Df(c), Shift(c)), NoncentralT.UpperTail(c.Number("t"), Df(c), Shift(c))));

    [Fact]
    public void Noncentral_chi_square() => Both("noncentral-chi-square", c => (
        NoncentralChiSquare.Cumulative(X(c), Df(c), Shift(c)), NoncentralChiSquare.UpperTail(X(c), Df(c), Shift(c))));

    [Fact]
    public void Noncentral_F() => Both("noncentral-f", c => (
        NoncentralF.Cumulative(X(c), c.Number("df1"), c.Number("df2"), Shift(c)),
        NoncentralF.UpperTail(X(c), c.Number("df1"), c.Number("df2"), Shift(c))));

    [Fact]
    public void Binomial()
    {
        Both("binomial", c => (
            BinomialDistribution.Cumulative(c.Whole("k"), c.Whole("n"), c.Number("p")), BinomialDistribution.UpperTail(c.Whole("k"), c.Whole("n"), c.Number("p"))));
        Mass("binomial", c => BinomialDistribution.Mass(c.Whole("k"), c.Whole("n"), c.Number("p")));
    }

    [Fact]
    public void Hypergeometric()
    {
        Both("hypergeometric", c => (
            HypergeometricDistribution.Cumulative(c.Whole("x"), c.Whole("white"), c.Whole("black"), c.Whole("drawn")),
            HypergeometricDistribution.UpperTail(c.Whole("x"), c.Whole("white"), c.Whole("black"), c.Whole("drawn"))));
        Mass("hypergeometric", c => HypergeometricDistribution.Mass(c.Whole("x"), c.Whole("white"), c.Whole("black"), c.Whole("drawn")));
    }

    [Fact]
    public void Poisson()
    {
        Both("poisson", c => (
            PoissonDistribution.Cumulative(c.Whole("k"), c.Number("mean")), PoissonDistribution.UpperTail(c.Whole("k"), c.Number("mean"))));
        Mass("poisson", c => PoissonDistribution.Mass(c.Whole("k"), c.Number("mean")));
    }

    [Fact]
    public void Bivariate_normal()
    {
        foreach (var c in ReferenceFile.Cases(File, "bivariate-normal"))
        {
            double lower = c.Number("lower");
            double rho = c.Number("rho");
            Near.Relative(lower, BivariateNormal.Cumulative(c.Number("h"), c.Number("k"), rho), Limit(lower) / (1 - Math.Abs(rho)), c); // the conditional limits' condition
            Near.Relative(lower, BivariateNormal.Cumulative(c.Number("k"), c.Number("h"), rho), Limit(lower) / (1 - Math.Abs(rho)), c);
            Near.Relative(lower, BivariateNormal.UpperTail(-c.Number("h"), -c.Number("k"), rho), Limit(lower) / (1 - Math.Abs(rho)), c);
        }
    }

    [Fact]
    public void Bivariate_t()
    {
        foreach (var c in ReferenceFile.Cases(File, "bivariate-t"))
        {
            double lower = c.Number("lower");
            Near.Relative(lower, BivariateT.Cumulative(c.Number("h"), c.Number("k"), c.Number("rho"), Df(c)), 10 * Limit(lower), c);
            Near.Relative(lower, BivariateT.UpperTail(-c.Number("k"), -c.Number("h"), c.Number("rho"), Df(c)), 10 * Limit(lower), c);
        }
    }

    [Fact]
    public void Gamma_function_and_its_derivatives()
    {
        foreach (var c in ReferenceFile.Cases(File, "gamma-functions"))
        {
            double x = X(c);
            Near.Relative(c.Number("log"), GammaFunction.Log(x), 1e-14, c); // at the roots too
            Near.Relative(c.Number("trigamma"), GammaFunction.Trigamma(x), 1e-14, c);
            // the digamma's root has no short formula: absolute there
            Near.Absolute(c.Number("digamma"), GammaFunction.Digamma(x), 2e-15 * (1 + Math.Abs(c.Number("digamma"))), c);
        }
    }

    [Fact]
    public void Logarithm_of_the_normal_distribution()
    {
        foreach (var c in ReferenceFile.Cases(File, "normal-log"))
        {
            Near.Relative(c.Number("log"), NormalDistribution.LogCumulative(c.Number("z")), 1e-14, c);
            Near.Relative(c.Number("log"), NormalDistribution.LogUpperTail(-c.Number("z")), 1e-14, c);
        }
    }

    private static void Both(string section, Func<JsonElement, (double Lower, double Upper)> tails)
    {
        foreach (var c in ReferenceFile.Cases(File, section))
        {
            var (lower, upper) = tails(c);
            Near.Relative(c.Number("lower"), lower, Limit(c.Number("lower")), c);
            Near.Relative(c.Number("upper"), upper, Limit(c.Number("upper")), c);
        }
    }

    private static void Mass(string section, Func<JsonElement, double> mass)
    {
        foreach (var c in ReferenceFile.Cases(File, section))
        {
            Near.Relative(c.Number("mass"), mass(c), Limit(c.Number("mass")), c);
        }
    }

    private static double Limit(double tail) => 1e-13 - (4e-15 * Math.Log(tail));

    private static double X(JsonElement c) => c.Number("x");

    private static double Df(JsonElement c) => c.Number("df");

    private static double Shift(JsonElement c) => c.Number("shift");
}
