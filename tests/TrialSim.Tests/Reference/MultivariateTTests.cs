using TrialSim.Numerics.Distributions;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference;

/// <summary>Multivariate t and normal probabilities on the lattice, against integrals of one or two dimensions that are exact to 1e-11.</summary>
public sealed class MultivariateTTests
{
    private const double LatticeError = 5e-9;

    [Theory]
    [InlineData(3, double.PositiveInfinity)]
    [InlineData(4, double.PositiveInfinity)]
    [InlineData(5, double.PositiveInfinity)]
    [InlineData(3, 17)]
    [InlineData(4, 5.5)]
    public void Product_correlations_agree_with_one_integral_over_the_common_factor(int n, double df)
    {
        double[] loadings = [.. new[] { 0.9, 0.6, -0.5, 0.7, 0.3 }.Take(n)];
        double[] low = [.. new[] { -2.2, double.NegativeInfinity, -1.5, -2, -3 }.Take(n)];
        double[] high = [.. new[] { 2.2, 1.4, double.PositiveInfinity, 1, 2 }.Take(n)];
        var general = new MultivariateT(Products(loadings), df);

        Near.Absolute(ProductCorrelatedT.Rectangle(low, high, loadings, df), general.Rectangle(low, high), LatticeError);
    }

    [Fact]
    public void Three_normal_variables_agree_with_nested_integrals()
    {
        double[,] correlation = { { 1, 0.6, -0.2 }, { 0.6, 1, 0.5 }, { -0.2, 0.5, 1 } };
        double[] low = [-1, -2.5, double.NegativeInfinity];
        double[] high = [1.5, 2, 1.9];

        Near.Absolute(
            TrivariateNormal.Rectangle(low, high, 0.6, -0.2, 0.5), new MultivariateT(correlation, double.PositiveInfinity).Rectangle(low, high), LatticeError);
    }

    [Fact]
    public void Order_of_the_variables_does_not_matter_beyond_the_lattice()
    {
        double[,] correlation = { { 1, 0.6, 0.1, 0 }, { 0.6, 1, 0.5, 0.3 }, { 0.1, 0.5, 1, -0.4 }, { 0, 0.3, -0.4, 1 } };
        double[] high = [1.2, 1.5, 2.2, 0.8];
        double[] low = [-3, -9, double.NegativeInfinity, -1];
        int[] order = [2, 0, 3, 1];
        var reordered = new double[4, 4];
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                reordered[i, j] = correlation[order[i], order[j]];
            }
        }

        double there = new MultivariateT(correlation, 8).Rectangle(low, high);
        Near.Absolute(there, new MultivariateT(reordered, 8).Rectangle([.. order.Select(i => low[i])], [.. order.Select(i => high[i])]), LatticeError);
    }

    [Fact]
    public void A_variable_that_follows_from_another_adds_nothing()
    {
        double[,] correlation = { { 1, 1, 0.3 }, { 1, 1, 0.3 }, { 0.3, 0.3, 1 } };
        double two = BivariateNormal.Rectangle(-2, 1, -1, 1.5, 0.3);

        // the third limit cuts the second, a step that a lattice sees to its resolution only
        Near.Absolute(two, new MultivariateT(correlation, double.PositiveInfinity).Rectangle([-2, -5, -1], [1, 3, 1.5]), 1e-4);
    }

    [Fact]
    public void Everything_and_nothing()
    {
        double[,] correlation = { { 1, 0.6, 0.1 }, { 0.6, 1, 0.5 }, { 0.1, 0.5, 1 } };
        var normal = new MultivariateT(correlation, double.PositiveInfinity);
        double inf = double.PositiveInfinity;

        Near.Absolute(1, normal.Rectangle([-inf, -inf, -inf], [inf, inf, inf]), 1e-12);
        Assert.Equal(0, normal.Rectangle([-1, 2, -1], [1, 2, 1]));
        Assert.Equal(1, normal.OutsideRectangle([-1, 2, -1], [1, 2, 1]));
    }

    private static double[,] Products(double[] loadings)
    {
        var matrix = new double[loadings.Length, loadings.Length];
        for (int i = 0; i < loadings.Length; i++)
        {
            for (int j = 0; j < loadings.Length; j++)
            {
                matrix[i, j] = i == j ? 1 : loadings[i] * loadings[j];
            }
        }

        return matrix;
    }
}
