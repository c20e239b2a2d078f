using System.Text.Json;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.LinearModels;
using TrialSim.Tests.Behaviour;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.LinearModels;

/// <summary>Linear models: ill-conditioned data, what must not change the results, and the edges. R's numbers are in the qualification cases.</summary>
public sealed class LinearModelTests
{
    private const string Ancova = "change ~ base + arm * sex";

    private static readonly DataTable Trial = MadeUpTrial();

    [Fact]
    public void Longleys_data_lose_no_more_than_their_condition_demands()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Repository.Path("tests/TrialSim.Tests/Reference/LinearModels/longley.json")));
        var expected = document.RootElement;
        var table = new DataTable([.. expected.GetProperty("data").EnumerateObject().Select(
            c => new NumericColumn(c.Name, [.. c.Value.EnumerateArray().Select(v => v.GetDouble())]))]);
        var model = LinearModel.Fit(Formula.Parse("employed ~ deflator + gnp + unemployed + forces + population + year"), table);

        // exact rational arithmetic; seen: below 3e-14, where normal equations of these columns would leave six digits
        for (int j = 0; j < 7; j++)
        {
            Near.Relative(expected.Numbers("estimates")[j], model.Coefficients[j].Estimate, 3e-13, model.Coefficients.Names[j]);
            Near.Relative(expected.Numbers("standard-errors")[j], model.Coefficients[j].StandardError, 3e-13, model.Coefficients.Names[j]);
        }

        Near.Relative(expected.Number("rss"), model.ResidualSumOfSquares, 1e-12);
        Near.Relative(expected.Number("r-squared"), model.RSquared, 1e-15);
        Near.Relative(expected.Number("f"), model.OverallF, 1e-12);
    }

    [Fact]
    public void Shifting_and_rescaling_a_covariate_changes_only_its_own_rows()
    {
        var plain = LinearModel.Fit(Formula.Parse(Ancova), Trial);
        var moved = LinearModel.Fit(Formula.Parse(Ancova), Trial.With(Changed("base", x => (x + 5000) * 1e6)));

        Near.Relative(plain.Coefficients[1].Estimate, moved.Coefficients[1].Estimate * 1e6, 1e-11);
        for (int j = 2; j < plain.Coefficients.Count; j++)
        {
            // 5000 is 700 standard deviations from 0: three digits of the covariate go
            Near.Relative(plain.Coefficients[j].Estimate, moved.Coefficients[j].Estimate, 1e-11);
            Near.Relative(plain.Coefficients[j].StandardError, moved.Coefficients[j].StandardError, 1e-11);
        }

        Near.Relative(plain.ResidualSumOfSquares, moved.ResidualSumOfSquares, 1e-12);
    }

    [Fact]
    public void Swapping_the_arms_turns_the_sign_of_the_contrast()
    {
        var plain = Contrast(Trial);
        var swapped = Contrast(Trial.WithLevels("arm", ["drug", "placebo"]));

        Near.Relative(-plain.Estimate, swapped.Estimate, 1e-12);
        Near.Relative(plain.StandardError, swapped.StandardError, 1e-12);

        static ContrastEstimate Contrast(DataTable table)
        {
            var model = LinearModel.Fit(Formula.Parse(Ancova), table);
            var means = LsMeans.Of(ReferenceGrid.Of(model.Design, model.Frame), LsMeansSpec.Parse("arm"), MarginWeights.Equal);
            return model.Coefficients.Estimate(means.Pairwise().Single().Contrast);
        }
    }

    [Fact]
    public void The_order_of_the_rows_does_not_matter()
    {
        var plain = LinearModel.Fit(Formula.Parse(Ancova), Trial);
        var reversed = LinearModel.Fit(Formula.Parse(Ancova), Trial.Select([.. Enumerable.Range(0, Trial.Rows).Reverse()]));

        foreach (var correction in Enum.GetValues<HeteroscedasticityCorrection>())
        {
            for (int j = 0; j < plain.Coefficients.Count; j++)
            {
                Near.Relative(plain.Robust(correction)[j].StandardError, reversed.Robust(correction)[j].StandardError, 1e-12);
            }
        }
    }

    [Fact]
    public void Dropping_a_single_column_is_the_square_of_its_t()
    {
        var model = LinearModel.Fit(Formula.Parse(Ancova), Trial);
        foreach (var (j, test) in model.DropTerms().Index())
        {
            double t = model.Coefficients[j + 1].Statistic;
            Near.Relative(t * t, test.F, 1e-12, test.Term);
            Near.Relative(model.Coefficients[j + 1].P, test.P, 1e-11, test.Term);
        }
    }

    [Fact]
    public void Dropping_a_factor_is_the_difference_of_two_fits()
    {
        var full = LinearModel.Fit(Formula.Parse("change ~ base + site"), Trial);
        var reduced = LinearModel.Fit(Formula.Parse("change ~ base"), Trial);
        var test = full.DropTerms().Single(t => t.Term == "site");

        Assert.Equal((2, full.DegreesOfFreedom), (test.NumeratorDf, test.DenominatorDf));
        Near.Relative((reduced.ResidualSumOfSquares - full.ResidualSumOfSquares) / 2 / full.ResidualVariance, test.F, 1e-11);
    }

    [Fact]
    public void Robust_errors_of_two_groups_are_Welchs()
    {
        var model = LinearModel.Fit(Formula.Parse("change ~ arm"), Trial);
        double[] variances = [.. Trial.Factor("arm").Levels.Select(arm => VarianceOfMean(Trial.KeepRows("arm", [arm]).Numbers("change").Values))];

        Near.Relative(Math.Sqrt(variances.Sum()), model.Robust(HeteroscedasticityCorrection.HC2)[1].StandardError, 1e-13);
    }

    [Fact]
    public void A_cluster_for_each_row_is_no_cluster()
    {
        var model = LinearModel.Fit(Formula.Parse(Ancova), Trial);
        var rows = FactorColumn.Of("row", [.. Enumerable.Range(0, model.Rows).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        double hc1 = (double)model.Rows / model.DegreesOfFreedom;
        double cr1 = (double)model.Rows / (model.Rows - 1) * (model.Rows - 1) / model.DegreesOfFreedom;
        Near.Relative(hc1, cr1, 1e-15);
        for (int j = 0; j < model.Coefficients.Count; j++)
        {
            Near.Relative(model.Robust(HeteroscedasticityCorrection.HC0)[j].StandardError, model.Robust(rows, ClusterCorrection.CR0)[j].StandardError, 1e-13);
            Near.Relative(model.Robust(HeteroscedasticityCorrection.HC1)[j].StandardError, model.Robust(rows, ClusterCorrection.CR1)[j].StandardError, 1e-13);
        }
    }

    [Fact]
    public void Clusters_that_cannot_tell_are_refused()
    {
        var model = LinearModel.Fit(Formula.Parse(Ancova), Trial);
        var gap = FactorColumn.Of("clinic", [.. Enumerable.Range(0, model.Rows).Select(i => i == 6 ? null : "a")]);
        var single = FactorColumn.Of("clinic", [.. Enumerable.Repeat("a", model.Rows)]);

        Assert.Contains("row 7", Assert.Throws<StatisticsInputException>(() => model.Robust(gap, ClusterCorrection.CR0)).Message, StringComparison.Ordinal);
        Assert.Contains("same cluster", Assert.Throws<StatisticsInputException>(() => model.Robust(single, ClusterCorrection.CR1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_with_a_missing_value_are_left_out()
    {
        double[] gaps = Trial.Numbers("base").Values.ToArray();
        gaps[3] = gaps[17] = double.NaN;
        var model = LinearModel.Fit(Formula.Parse(Ancova), Trial.With(new NumericColumn("base", gaps)));
        var without = LinearModel.Fit(Formula.Parse(Ancova), Trial.Where(row => row is not (3 or 17)));

        Assert.Equal(Trial.Rows - 2, model.Rows);
        Assert.Equal(without.Coefficients.Values.ToArray(), model.Coefficients.Values.ToArray());
    }

    [Theory]
    [InlineData("change ~ base + twice", "the coefficient \"twice\" cannot be estimated")]
    [InlineData("change ~ arm + copy", "the coefficient \"copydrug\" of term \"copy\" cannot be estimated")]
    [InlineData("change ~ arm * nested", "the coefficient \"armdrug:nestedb\" of term \"arm:nested\" cannot be estimated")]
    public void An_aliased_term_is_named(string formula, string found)
    {
        var table = Trial.With(Changed("twice", x => (2 * x) - 1, "base"))
            .With(FactorColumn.Of("copy", [.. Texts("arm")]).WithLevels(["placebo", "drug"]))
            .With(FactorColumn.Of("nested", [.. Texts("arm").Select((arm, i) => arm == "drug" && i % 4 == 0 ? "b" : "a")]));

        Assert.Contains(found, Assert.Throws<StatisticsInputException>(() => LinearModel.Fit(Formula.Parse(formula), table)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_saturated_model_has_estimates_but_nothing_to_judge_them_by()
    {
        var model = LinearModel.Fit(Formula.Parse("change ~ base + arm"), Trial.Where(row => row < 3));

        Assert.Equal(LinearFitOutcome.Saturated, model.Outcome);
        Assert.Equal(0, model.DegreesOfFreedom);
        Assert.True(double.IsFinite(model.Coefficients[1].Estimate));
        Assert.All(
            [model.Coefficients[1].StandardError, model.Coefficients[1].P, model.Coefficients[1].Interval(0.9).Lower, model.Sigma, model.OverallF, model.DropTerms().First().P],
            value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void More_coefficients_than_rows_are_refused() =>
        Assert.Throws<StatisticsInputException>(() => LinearModel.Fit(Formula.Parse("change ~ base + arm * sex"), Trial.Where(row => row < 4)));

    [Fact]
    public void A_perfect_fit_is_called_one()
    {
        var model = LinearModel.Fit(Formula.Parse("exact ~ base + arm"), Trial.With(Changed("exact", x => 3 - (0.7 * x), "base")));

        Assert.Equal(LinearFitOutcome.PerfectFit, model.Outcome);
        Near.Relative(-0.7, model.Coefficients[1].Estimate, 1e-14);
        Assert.Equal(1, model.RSquared, 1e-15);
    }

    [Fact]
    public void A_constant_alone_is_the_mean_with_its_standard_error()
    {
        var model = LinearModel.Fit(Formula.Parse("change ~ 1"), Trial);
        double[] change = Trial.Numbers("change").Values.ToArray();

        Near.Relative(change.Average(), model.Coefficients[0].Estimate, 1e-14);
        Near.Relative(Math.Sqrt(VarianceOfMean(change)), model.Coefficients[0].StandardError, 1e-14);
        double variance = VarianceOfMean(change) * (change.Length - 1); // of maximum likelihood
        double logLikelihood = -0.5 * change.Length * (Math.Log(2 * Math.PI * variance) + 1);
        Near.Relative(logLikelihood, model.LogLikelihood, 1e-14);
        Near.Relative((-2 * logLikelihood) + 4, model.Aic, 1e-14);
        Near.Relative((-2 * logLikelihood) + (2 * Math.Log(change.Length)), model.Bic, 1e-14);
        Assert.Empty(model.DropTerms());
        Assert.Equal(0, model.RSquared, 1e-15);
        Assert.True(double.IsNaN(model.OverallF));
    }

    [Fact]
    public void A_named_combination_accepts_an_interaction_in_either_order()
    {
        var model = LinearModel.Fit(Formula.Parse(Ancova), Trial);
        var one = model.Coefficients.Combination([new("armdrug", 1), new("armdrug:sexM", 0.5)]);
        var other = model.Coefficients.Combination([new("armdrug", 1), new("sexM:armdrug", 0.5)]);

        Assert.Equal(one, other);
        Assert.Contains("armdrug:sexM", Assert.Throws<StatisticsInputException>(() => model.Coefficients.Combination([new("armDRUG", 1)])).Message, StringComparison.Ordinal);
    }

    private static double VarianceOfMean(ReadOnlySpan<double> values)
    {
        double mean = 0;
        foreach (double value in values)
        {
            mean += value / values.Length;
        }

        double sum = 0;
        foreach (double value in values)
        {
            sum += (value - mean) * (value - mean);
        }

        return sum / (values.Length - 1) / values.Length;
    }

    private static IEnumerable<string?> Texts(string column) => Enumerable.Range(0, Trial.Rows).Select(Trial[column].TextAt);

    private static NumericColumn Changed(string name, Func<double, double> change, string? from = null) =>
        new(name, Array.ConvertAll(Trial.Numbers(from ?? name).Values.ToArray(), x => change(x)));

    // 40 patients of numbers without pattern: multiples of irrational numbers, their whole parts dropped
    private static DataTable MadeUpTrial()
    {
        double[] fraction(double step) => [.. Enumerable.Range(1, 40).Select(i => (i * step) - Math.Floor(i * step))];
        double[] noise = fraction(Math.Sqrt(2)), more = fraction(Math.Sqrt(3)), third = fraction(Math.Sqrt(5));
        string[] arm = [.. third.Select(f => f < 0.5 ? "placebo" : "drug")];
        double[] baseline = [.. noise.Select(f => 14 + (22 * f))];
        return new(
        [
            FactorColumn.Of("arm", arm).WithLevels(["placebo", "drug"]),
            FactorColumn.Of("sex", [.. more.Select(f => f < 0.4 ? "M" : "F")]),
            FactorColumn.Of("site", [.. fraction(Math.Sqrt(7)).Select(f => f < 0.3 ? "x" : f < 0.6 ? "y" : "z")]),
            new NumericColumn("base", baseline),
            new NumericColumn("change", [.. baseline.Select((b, i) => (-0.4 * b) + (arm[i] == "drug" ? -2 : 0) + (9 * fraction(Math.Sqrt(11))[i]))]),
        ]);
    }
}
