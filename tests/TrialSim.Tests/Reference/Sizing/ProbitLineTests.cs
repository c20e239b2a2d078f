using System.Text.Json;
using TrialSim.Numerics.Distributions;
using TrialSim.Sizing;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Sizing;

/// <summary>The fitted line, its root and Fieller's limits against probit.json (probit.R: glm of R).</summary>
public sealed class ProbitLineTests
{
    // R ends its iterations at a relative change of 1e-11 of the deviance, which leaves about its root in the coefficients
    private const double Limit = 1e-6;

    [Fact]
    public void Line_root_limits_and_fit_agree_with_R()
    {
        var cases = ReferenceFile.Cases("Sizing/probit.json", "cases").ToList();
        Assert.Equal(4, cases.Count);
        Assert.All(cases, c =>
        {
            var line = ProbitFit.Of(Points(c))!;
            double z = NormalDistribution.Quantile(c.Number("power"));
            var (lower, upper) = line.Limits(z);
            Near.Relative(c.Number("slope"), line.Slope, Limit, c);
            Near.Relative(c.Number("root"), line.Root(z), Limit, c);
            Near.Relative(c.Number("lower"), lower, Limit, c);
            Near.Relative(c.Number("upper"), upper, Limit, c);
            Near.Relative(c.Number("power-error"), line.PowerAt(line.Root(z)).Mcse, Limit, c);
            Near.Absolute(c.Number("deviance"), line.Deviance, Limit, c);
            Near.Absolute(c.Number("lack-of-fit"), line.LackOfFit, Limit, c);
        });
    }

    [Fact]
    public void Samples_of_one_value_count_as_one()
    {
        var whole = ProbitFit.Of([Point(1, 400, 100), Point(2, 400, 200), Point(3, 400, 290)])!;
        var parts = ProbitFit.Of([Point(1, 400, 100), Point(2, 100, 40), Point(2, 300, 160), Point(3, 400, 290)])!;
        Near.Relative(whole.Slope, parts.Slope, 1e-9); // the fits end at changes below 1e-10
        Near.Absolute(whole.Deviance, parts.Deviance, 1e-9);
        Assert.Equal(whole.DegreesOfFreedom, parts.DegreesOfFreedom);
    }

    [Fact]
    public void One_value_gives_no_line() => Assert.Null(ProbitFit.Of([Point(1, 400, 100), Point(1, 400, 120)]));

    [Fact]
    public void A_slope_that_is_not_told_from_none_gives_no_limits()
    {
        var line = ProbitFit.Of([Point(1, 100, 50), Point(2, 100, 52)])!;
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), line.Limits(1));
    }

    private static PowerPoint[] Points(JsonElement c)
    {
        var (x, trials, shown) = (c.Numbers("x"), c.Numbers("trials"), c.Numbers("shown"));
        return [.. x.Select((value, i) => Point(value, (long)trials[i], (long)shown[i]))];
    }

    private static PowerPoint Point(double x, long trials, long shown) => new(x, x, 0, trials, shown, PointPurpose.Refinement);
}
