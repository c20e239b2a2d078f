using TrialSim.Numerics.Distributions;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.LinearModels;
using TrialSim.Statistics.Multiplicity;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Multiplicity;

/// <summary>Comparisons with a control: published tables, limits that are known in closed form, symmetries.</summary>
public sealed class DunnettTests
{
    /// <summary>Dunnett (1955), table 1b, and Dunnett (1964), table II: 5 %, 20 degrees of freedom, equal groups. Printed to two decimals.</summary>
    [Theory]
    [InlineData(1, 1.72, 2.09)]
    [InlineData(2, 2.03, 2.38)]
    [InlineData(3, 2.19, 2.54)]
    public void Critical_values_are_those_of_Dunnetts_tables(int arms, double oneSided, double twoSided)
    {
        Near.Absolute(oneSided, new Dunnett(Equal(arms, 0.5), 20, Alternative.Greater).CriticalValue(0.05), 0.006, arms);
        Near.Absolute(twoSided, new Dunnett(Equal(arms, 0.5), 20, Alternative.TwoSided).CriticalValue(0.05), 0.006, arms);
    }

    [Fact]
    public void One_arm_is_a_t_test()
    {
        var one = new Dunnett(Equal(1, 0), 17.5, Alternative.TwoSided);

        Near.Relative(StudentT.TwoSidedTail(2.2, 17.5), one.AdjustedP(-2.2), 1e-13);
        Near.Relative(StudentT.Critical(0.03, 17.5), one.CriticalValue(0.03), 1e-12);
    }

    [Fact]
    public void Independent_statistics_give_Sidaks_and_equal_ones_a_single_test()
    {
        double p = NormalDistribution.UpperTail(2.3);

        Near.Relative(1 - ((1 - p) * (1 - p) * (1 - p)), new Dunnett(Equal(3, 0), double.PositiveInfinity, Alternative.Greater).AdjustedP(2.3), 1e-12);
        Near.Relative(p, new Dunnett(Equal(3, 1), double.PositiveInfinity, Alternative.Greater).AdjustedP(2.3), 1e-12);
    }

    [Theory]
    [InlineData(Alternative.TwoSided)]
    [InlineData(Alternative.Greater)]
    public void The_critical_value_has_the_level_as_adjusted_p(Alternative alternative)
    {
        double[,] unequal = { { 1, 0.3, 0.42 }, { 0.3, 1, 0.35 }, { 0.42, 0.35, 1 } };
        foreach (double alpha in (double[])[1e-6, 0.4])
        {
            var dunnett = new Dunnett(unequal, 9, alternative);
            Near.Relative(alpha, dunnett.AdjustedP(dunnett.CriticalValue(alpha)), 1e-9, alpha);
        }
    }

    [Fact]
    public void Tests_for_smaller_values_mirror_those_for_larger_ones()
    {
        double[,] correlation = Equal(2, 0.4);
        var less = new Dunnett(correlation, 30, Alternative.Less);
        var greater = new Dunnett(correlation, 30, Alternative.Greater);

        Assert.Equal(greater.AdjustedP(1.4), less.AdjustedP(-1.4));
        Assert.Equal(greater.CriticalValue(0.05), less.CriticalValue(0.05));
    }

    [Fact]
    public void Arms_may_stand_in_any_order_and_the_response_in_any_unit()
    {
        double[] weight = [80, 82, 79, 90, 91, 88, 93, 85, 99, 97, 88, 101];
        var comparisons = Compare(Table(weight, "ACBACBACBACB"), "y ~ arm");
        var other = Compare(Table([.. weight.Select(w => 1000 * w)], "ACBACBACBACB").WithLevels("arm", ["A", "C", "B"]), "y ~ arm");

        Assert.Equal(["B - A", "C - A"], comparisons.Comparisons.Select(c => c.Label));
        Near.Relative(comparisons.Comparisons[0].AdjustedP, other.Comparisons[1].AdjustedP, 1e-9);
        Near.Relative(1000 * comparisons.Comparisons[1].Lower, other.Comparisons[0].Lower, 1e-9);
    }

    [Fact]
    public void A_model_without_constant_compares_the_same_arms()
    {
        double[] weight = [80, 82, 79, 90, 91, 88, 93, 85, 99, 97, 88, 101];
        var comparisons = Compare(Table(weight, "ACBACBACBACB"), "y ~ arm");
        var other = Compare(Table(weight, "ACBACBACBACB"), "y ~ 0 + arm");

        foreach (var (a, b) in comparisons.Comparisons.Zip(other.Comparisons))
        {
            Near.Relative(a.Difference.Estimate, b.Difference.Estimate, 1e-12, a.Label);
            Near.Relative(a.AdjustedP, b.AdjustedP, 1e-9, a.Label);
        }
    }

    [Fact]
    public void What_is_no_factor_cannot_be_compared() => Assert.Throws<StatisticsInputException>(
        () => ControlComparisons.Of(LinearModel.Fit(Formula.Parse("y ~ arm"), Table([1, 2, 4, 3], "ABAB")), "y", Alternative.TwoSided, 0.95));

    private static double[,] Equal(int n, double rho) => Matrix(n, (_, _) => rho);

    private static double[,] Matrix(int n, Func<int, int, double> correlation)
    {
        var matrix = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                matrix[i, j] = i == j ? 1 : correlation(i, j);
            }
        }

        return matrix;
    }

    private static DataTable Table(double[] response, string arms) =>
        new([new NumericColumn("y", response), FactorColumn.Of("arm", [.. arms.Select(a => a.ToString())])]);

    private static ControlComparisons Compare(DataTable table, string formula) =>
        ControlComparisons.Of(LinearModel.Fit(Formula.Parse(formula), table), "arm", Alternative.TwoSided, 0.95);
}
