using TrialSim.Numerics.Distributions;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Distributions;

/// <summary>Multivariate normal and t probabilities on lattices, against integrals of one or two dimensions that are exact to 1e-11.</summary>
public sealed class MultivariateTests
{
    private const double Infinite = double.PositiveInfinity;

    private static readonly double[] Loadings = [0.9, 0.6, -0.5, 0.7, 0.3, 0.8, 0.2, -0.4];
    private static readonly double[] Low = [-2.2, -Infinite, -1.5, -2, -3, -1, -2.5, -2.4];
    private static readonly double[] High = [2.2, 1.4, Infinite, 1, 2, 2.5, Infinite, 3];

    [Theory]
    [InlineData(4, Infinite, 1e-8)] // from six on with df, or eight variables, the largest lattice ends before the error asked for
    [InlineData(5, Infinite, 1e-8)]
    [InlineData(6, Infinite, 1e-8)]
    [InlineData(8, Infinite, 2e-5)]
    [InlineData(4, 5.5, 1e-8)]
    [InlineData(5, 17, 1e-7)]
    [InlineData(8, 7.5, 2e-5)]
    public void Products_of_loadings_agree_with_one_integral_over_the_common_factor(int n, double df, double tolerance)
    {
        double[] low = Low[..n];
        double[] high = High[..n];
        double[] loadings = Loadings[..n];
        double exact = ProductCorrelatedT.Rectangle(low, high, loadings, df);
        double[] correlation = Products(loadings);
        Assert.Equal(exact, MultivariateT.Rectangle(low, high, correlation, df).Value, 1e-12); // recognized
        correlation[1] += 1e-8; // no longer, and changes the probability by 1e-9
        correlation[n] += 1e-8;
        var lattice = MultivariateT.Rectangle(low, high, correlation, df, 1e-8);

        Near.Absolute(exact, lattice.Value, tolerance + 1e-9, (n, df));
        Assert.InRange(lattice.Error, 0, tolerance);
        Assert.True(Math.Abs(exact - lattice.Value) < (5 * lattice.Error) + 2e-9, $"{n}, {df}: error {exact - lattice.Value:E1}, stated {lattice.Error:E1}");
    }

    [Fact]
    public void Order_of_the_variables_does_not_matter_beyond_the_lattice()
    {
        double[] correlation = [1, 0.6, 0.1, 0, 0.6, 1, 0.5, 0.3, 0.1, 0.5, 1, -0.4, 0, 0.3, -0.4, 1];
        double[] high = [1.2, 1.5, 2.2, 0.8];
        double[] low = [-3, -9, -Infinite, -1];
        int[] order = [2, 0, 3, 1];
        double[] reordered = [.. order.SelectMany(i => order.Select(j => correlation[(i * 4) + j]))];

        double there = MultivariateT.Rectangle(low, high, correlation, 8).Value;
        double here = MultivariateT.Rectangle([.. order.Select(i => low[i])], [.. order.Select(i => high[i])], reordered, 8).Value;
        Near.Absolute(there, here, 1e-8); // seen: 1e-10
    }

    [Fact]
    public void A_variable_that_follows_from_others_narrows_their_limits()
    {
        // X4 = (X1 + X2) / root 2, so that three independent variables are left; integrated over X1 and X2 in the plane, X3 apart
        double half = Math.Sqrt(0.5);
        double[] correlation = [1, 0, 0, half, 0, 1, 0, half, 0, 0, 1, 0, half, half, 0, 1];
        double three = TrivariateNormal.Rectangle([-1, -1.5, -0.5], [1, 2, 0.8], 0, half, half);

        var four = MultivariateNormal.Rectangle([-1, -1.5, -2, -0.5], [1, 2, 1, 0.8], correlation, 1e-9);
        Near.Absolute(three * NormalDistribution.Between(-2, 1), four.Value, 1e-8); // seen: 1e-10; the limits' maximum has kinks
    }

    [Fact]
    public void Three_variables_of_which_two_are_the_same_are_two()
    {
        double[] correlation = [1, 1, 0.3, 1, 1, 0.3, 0.3, 0.3, 1];
        double two = BivariateNormal.Rectangle(-2, 1, -1, 1.5, 0.3);

        Near.Relative(two, MultivariateNormal.Rectangle([-2, -5, -1], [1, 3, 1.5], correlation).Value, 1e-12);
    }

    [Fact]
    public void Everything_and_nothing()
    {
        double[] correlation = [1, 0.6, 0.1, 0.2, 0.6, 1, 0.5, 0.1, 0.1, 0.5, 1, 0.3, 0.2, 0.1, 0.3, 1];

        Assert.Equal(1, MultivariateNormal.Rectangle([-Infinite, -Infinite, -Infinite, -Infinite], [Infinite, Infinite, Infinite, Infinite], correlation).Value);
        Assert.Equal(0, MultivariateNormal.Rectangle([-1, 2, -1, -1], [1, 2, 1, 1], correlation).Value);
        Assert.Equal(
            NormalDistribution.Between(-1, 2),
            MultivariateNormal.Rectangle([-Infinite, -Infinite, -1, -Infinite], [Infinite, Infinite, 2, Infinite], correlation).Value);
        Assert.Equal(
            BivariateT.Rectangle(-1, 2, 0.5, 3, 0.2, 4.5),
            MultivariateT.Rectangle([-1, -Infinite, -Infinite, 0.5], [2, Infinite, Infinite, 3], correlation, 4.5).Value);
    }

    [Fact]
    public void Matrices_that_are_no_correlations_are_refused()
    {
        double[] indefinite = [1, 0.9, -0.9, 0.1, 0.9, 1, 0.9, 0.1, -0.9, 0.9, 1, 0.1, 0.1, 0.1, 0.1, 1];
        Assert.Throws<ArgumentException>(() => MultivariateNormal.Rectangle([-1, -1, -1, -1], [1, 1, 1, 1], indefinite));
        Assert.Throws<ArgumentException>(() => TrivariateNormal.Cumulative(1, 1, 1, 0.9, -0.9, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultivariateNormal.Rectangle([-1, -1], [1, 1], [2, 0.5, 0.5, 2]));
    }

    [Fact]
    public void Loadings_are_found_where_there_are_some()
    {
        Assert.Equal(Loadings, ProductStructure.Loadings(Products(Loadings), Loadings.Length)!, (a, b) => Math.Abs(a - b) < 1e-14);
        Assert.NotNull(ProductStructure.Loadings(Products([0, 0.6, 0.6, 0]), 4));
        Assert.Null(ProductStructure.Loadings([1, 0.5, -0.5, 0.5, 1, 0.5, -0.5, 0.5, 1], 3));
        Assert.Null(ProductStructure.Loadings([1, 0.6, 0.1, 0.6, 1, 0.6, 0.1, 0.6, 1], 3)); // a loading above 1
        Assert.Null(ProductStructure.Loadings([1, 0.6, 0, 0.6, 1, 0.6, 0, 0.6, 1], 3));
    }

    private static double[] Products(double[] loadings)
    {
        int n = loadings.Length;
        return [.. Enumerable.Range(0, n * n).Select(k => k / n == k % n ? 1 : loadings[k / n] * loadings[k % n])];
    }
}
