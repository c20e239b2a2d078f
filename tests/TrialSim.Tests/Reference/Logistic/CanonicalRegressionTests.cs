using TrialSim.Statistics.Logistic;

namespace TrialSim.Tests.Reference.Logistic;

/// <summary>The regression as the simulation uses it: one design after another in the same buffers.</summary>
public sealed class CanonicalRegressionTests
{
    private const int Patients = 60;
    private const int Columns = 4;

    [Theory]
    [InlineData(LikelihoodKind.Plain)]
    [InlineData(LikelihoodKind.Firth)]
    public void Fits_after_the_first_allocate_nothing(LikelihoodKind kind)
    {
        var regression = new CanonicalRegression<BernoulliFamily>();
        double[][] design = Design(1);
        double[] coefficients = new double[Columns], covariance = new double[Columns * Columns];
        long allocated = 0;
        for (int trial = 0; trial < 50; trial++)
        {
            double[] response = Response(trial);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Fit(regression, design, response, kind);
            regression.CopyCoefficients(coefficients);
            regression.CopyCovariance(covariance);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void A_fit_does_not_remember_the_one_before()
    {
        double[] first = new double[Columns], again = new double[Columns];
        var fresh = new CanonicalRegression<BernoulliFamily>();
        Assert.Equal(RegressionOutcome.Converged, Fit(fresh, Design(1), Response(5), LikelihoodKind.Plain));
        fresh.CopyCoefficients(first);

        var used = new CanonicalRegression<BernoulliFamily>();
        Fit(used, [.. Design(2), .. Design(3).Skip(1).Take(2)], Response(6), LikelihoodKind.Firth);
        Fit(used, Design(1), Response(5), LikelihoodKind.Plain);
        used.CopyCoefficients(again);

        Assert.Equal(first, again);
    }

    [Fact]
    public void An_aliased_column_is_left_out()
    {
        double[][] design = Design(1);
        var regression = new CanonicalRegression<BernoulliFamily>();
        regression.Restart(Patients, Columns + 1);
        Assert.All(design, column => Assert.True(regression.TryAdd(column)));
        Assert.False(regression.TryAdd([.. design[1].Zip(design[2], (a, b) => (2 * a) - b + 1)]));
        Assert.Equal(Columns, regression.Columns);
    }

    internal static RegressionOutcome Fit(CanonicalRegression<BernoulliFamily> regression, double[][] design, double[] response, LikelihoodKind kind)
    {
        regression.Restart(response.Length, design.Length);
        foreach (double[] column in design)
        {
            regression.TryAdd(column);
        }

        return regression.Maximize(response, kind);
    }

    private static double[][] Design(int seed)
    {
        double[] ones = [.. Enumerable.Repeat(1.0, Patients)];
        double[] arm = [.. Enumerable.Range(0, Patients).Select(i => (double)(i % 2))];
        double[] marker = [.. Enumerable.Range(0, Patients).Select(i => Math.Floor(97 * Fraction(i * Math.Sqrt(seed + 1))))];
        return [ones, arm, marker, [.. arm.Zip(marker, (a, m) => a * m)]];
    }

    private static double[] Response(int seed) =>
        [.. Enumerable.Range(0, Patients).Select(i => Fraction((i + 1) * Math.Sqrt(seed + 1.5)) < 0.3 + (0.2 * (i % 2)) ? 1.0 : 0.0)];

    private static double Fraction(double x) => x - Math.Floor(x);
}
