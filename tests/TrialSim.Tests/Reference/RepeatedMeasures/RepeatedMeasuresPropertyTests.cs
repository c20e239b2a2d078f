using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.LinearModels;
using TrialSim.Statistics.Mmrm;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.RepeatedMeasures;

/// <summary>What a mixed model for repeated measures must not care about, simpler methods that it contains, and tables that it refuses.</summary>
public sealed class RepeatedMeasuresPropertyTests
{
    private const string Fixed = "BASE * VISIT + ARM * VISIT + SEX + MOOD";

    // The search ends within about 1e-8 standard errors of the maximum, which leaves 1e-8 of standard errors and degrees of freedom.
    private const double Tolerance = 2e-8;

    private static readonly DataTable Table = new RaggedTrial(31, 44, 4, 0.2).Table;

    public static TheoryData<string> Structures => [.. CovarianceStructure.All.Select(s => s.Name)];

    public static TheoryData<string, string> Ways => new()
    {
        { "Satterthwaite", "Asymptotic" },
        { "Satterthwaite", "Empirical" },
        { "Satterthwaite", "EmpiricalJackknife" },
        { "Satterthwaite", "EmpiricalBiasReduced" },
        { "KenwardRoger", "KenwardRoger" },
        { "KenwardRoger", "KenwardRogerLinear" },
        { "BetweenWithin", "Asymptotic" },
        { "Residual", "EmpiricalBiasReduced" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Rows_may_stand_in_any_order(string df, string covariance)
    {
        var shuffled = Table.Select([.. Enumerable.Range(0, Table.Rows).OrderBy(row => row * 7919 % 1009).ThenBy(row => row)]);
        Same(Differences(Model(Table, df, covariance), Table), Differences(Model(shuffled, df, covariance), shuffled));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void The_choice_of_reference_levels_does_not_matter(string df, string covariance)
    {
        // Between-within df depend on the coefficients that a contrast involves, the second derivatives of Kenward and Roger's adjustment on
        // parameters in the order of the visits: for them the visits stay in order.
        bool dependsOnVisits = df == "BetweenWithin" || covariance == "KenwardRoger";
        var recoded = Table.WithLevels("ARM", ["B", "A"]).WithLevels("VISIT", dependsOnVisits ? ["v1", "v2", "v3", "v4"] : ["v3", "v1", "v2", "v4"]);
        var expected = Differences(Model(Table, df, covariance), Table);
        Same(expected.ToDictionary(d => d.Key, d => Negative(d.Value)), Differences(Model(recoded, df, covariance), recoded));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_response_may_have_another_origin_and_unit(string df, string covariance)
    {
        var y = Table.Numbers("Y").Values.ToArray();
        var changed = Table.With(new NumericColumn("Y", [.. y.Select(v => 5000 + (1e-3 * v))]));
        var expected = Differences(Model(Table, df, covariance), Table);
        Same(expected.ToDictionary(d => d.Key, d => d.Value with { Estimate = 1e-3 * d.Value.Estimate, StandardError = 1e-3 * d.Value.StandardError }), Differences(Model(changed, df, covariance), changed));
    }

    [Theory]
    [MemberData(nameof(Structures))]
    public void A_covariate_may_have_another_origin_and_unit(string structure)
    {
        // 1e6 standard deviations from the origin, as years or laboratory values can be
        var baseline = Table.Numbers("BASE").Values.ToArray();
        var changed = Table.With(new NumericColumn("BASE", [.. baseline.Select(v => 3e6 + (2 * v))]));
        using var before = Fit(Model(Table, "Satterthwaite", "Asymptotic", structure), Table);
        using var after = Fit(Model(changed, "Satterthwaite", "Asymptotic", structure), changed);
        Near.Absolute(before.LogLikelihood - (4 * Math.Log(2)), after.LogLikelihood, 1e-6, "a column in another unit moves the restricted likelihood");
        var (one, other) = (before.Coefficients[before.Coefficients.IndexOf("VISITv4:ARMB")], after.Coefficients[after.Coefficients.IndexOf("VISITv4:ARMB")]);
        Near.Relative(one.StandardError, other.StandardError, 1e-7);
        Near.Relative(one.DegreesOfFreedom, other.DegreesOfFreedom, 1e-6);
    }

    [Fact]
    public void One_visit_is_a_linear_model()
    {
        var last = Table.KeepRows("VISIT", ["v4"]);
        var ordinary = LinearModel.Fit(Formula.Parse("Y ~ BASE + ARM + SEX"), last);
        foreach (var structure in CovarianceStructure.All)
        {
            using var fit = Fit(Model(last, "Satterthwaite", "Asymptotic", structure.Name, "BASE + ARM + SEX"), last);
            for (int j = 0; j < 4; j++)
            {
                Near.Relative(ordinary.Coefficients[j].Estimate, fit.Coefficients[j].Estimate, 1e-9, structure.Name);
                Near.Relative(ordinary.Coefficients[j].StandardError, fit.Coefficients[j].StandardError, 1e-9, structure.Name);
                Near.Relative(ordinary.DegreesOfFreedom, fit.Coefficients[j].DegreesOfFreedom, 1e-8, structure.Name);
            }
        }
    }

    [Fact]
    public void Complete_data_of_two_arms_give_the_t_test_at_every_visit()
    {
        var complete = new RaggedTrial(32, 26, 3, 0).Table;
        using var fit = Fit(Model(complete, "KenwardRoger", "KenwardRogerLinear", "us", "ARM * VISIT"), complete);
        foreach (var (visit, difference) in Differences(fit))
        {
            var ordinary = LinearModel.Fit(Formula.Parse("Y ~ ARM"), complete.KeepRows("VISIT", [visit]));
            Near.Relative(ordinary.Coefficients[1].Estimate, difference.Estimate, 1e-9, visit);
            Near.Relative(ordinary.Coefficients[1].StandardError, difference.StandardError, 1e-9, visit);
            Near.Relative(24, difference.DegreesOfFreedom, 1e-9, visit);
        }
    }

    [Fact]
    public void Two_complete_visits_of_one_arm_give_the_paired_t_test()
    {
        var complete = new RaggedTrial(33, 17, 2, 0).Table;
        using var fit = Fit(Model(complete, "Satterthwaite", "Asymptotic", "us", "VISIT"), complete);
        double[] y = complete.Numbers("Y").Values.ToArray();
        double[] change = [.. Enumerable.Range(0, 17).Select(i => y[(2 * i) + 1] - y[2 * i])];
        double mean = change.Average();
        double variance = change.Sum(c => (c - mean) * (c - mean)) / 16;
        var found = fit.Coefficients[1];
        Near.Relative(mean, found.Estimate, 1e-9);
        Near.Relative(Math.Sqrt(variance / 17), found.StandardError, 1e-9);
        Near.Relative(16, found.DegreesOfFreedom, 1e-9);
    }

    /// <summary>Hotelling's T-squared of complete data: F = (n - 1 - q + 1) / (q (n - 1)) T^2 on q and n - q; n counts patients less arms plus 1.</summary>
    [Fact]
    public void Complete_data_give_Hotellings_test_of_all_visits()
    {
        const int Patients = 26;
        const int Visits = 3;
        var complete = new RaggedTrial(34, Patients, Visits, 0).Table;
        using var fit = Fit(Model(complete, "KenwardRoger", "KenwardRogerLinear", "us", "ARM * VISIT"), complete);
        double[][] contrasts = [.. Enumerable.Range(0, Visits).Select(v => fit.Coefficients.ContrastOf(
            v == 0 ? [KeyValuePair.Create("ARMB", 1.0)] : [KeyValuePair.Create("ARMB", 1.0), KeyValuePair.Create($"ARMB:VISITv{v + 1}", 1.0)]))];
        double wald = Wald(fit.Coefficients, contrasts);
        int free = Patients - 2;
        var test = fit.Test("all visits", contrasts);
        Assert.Equal(Visits, test.NumeratorDf);
        Near.Relative(free - Visits + 1, test.DenominatorDf, 1e-8);
        Near.Relative(wald * (free - Visits + 1) / (Visits * (double)free), test.F, 1e-8);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Repeated_contrasts_count_once_in_a_joint_test(string df, string covariance)
    {
        using var fit = Fit(Model(Table, df, covariance), Table);
        double[][] two = [Only(fit, "VISITv2:ARMB"), Only(fit, "VISITv3:ARMB")];
        double[] sum = [.. two[0].Zip(two[1], (a, b) => a + (2 * b))];
        var once = fit.Test("two", two);
        var again = fit.Test("three, one of them a sum", [.. two, sum]);
        Assert.Equal(2, again.NumeratorDf);
        Near.Relative(once.F, again.F, 1e-8, df);
        if (df != "Satterthwaite")
        {
            Near.Relative(once.DenominatorDf, again.DenominatorDf, 1e-6, df); // Fai and Cornelius' df depend on the rows that state the hypothesis
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void One_contrast_tested_jointly_is_its_t_test(string df, string covariance)
    {
        using var fit = Fit(Model(Table, df, covariance), Table);
        int last = fit.Coefficients.IndexOf("VISITv4:ARMB");
        var t = fit.Coefficients[last];
        var f = fit.Test("last", [Only(fit, "VISITv4:ARMB")]);
        Near.Relative(t.Statistic * t.Statistic, f.F, 1e-9, df);
        Near.Relative(t.DegreesOfFreedom, f.DenominatorDf, 1e-9, df);
        Near.Relative(t.P, f.P, 1e-8, df);
    }

    [Fact]
    public void Equal_weights_change_nothing_but_the_scale_of_the_covariance()
    {
        var weighted = Table.With(new NumericColumn("W", [.. Enumerable.Repeat(4.0, Table.Rows)]));
        var model = Model(weighted, "Satterthwaite", "EmpiricalBiasReduced");
        using var plain = Fit(model, weighted);
        using var fit = Fit(model with { Weights = "W" }, weighted);
        Near.Absolute(plain.LogLikelihood, fit.LogLikelihood, 1e-8);
        Near.Relative(4 * plain.Covariance()[3, 1], fit.Covariance()[3, 1], 1e-8);
        Near.Relative(plain.Coefficients[9].StandardError, fit.Coefficients[9].StandardError, 1e-8);
        Near.Relative(plain.Coefficients[9].DegreesOfFreedom, fit.Coefficients[9].DegreesOfFreedom, 1e-7);
    }

    [Fact]
    public void Groups_whose_mean_and_covariance_are_their_own_are_fitted_apart()
    {
        var model = Model(Table, "Satterthwaite", "Asymptotic", "ar1h", "ARM * VISIT + ARM * BASE");
        using var together = Fit(model with { CovarianceGroups = "ARM" }, Table);
        double likelihood = 0;
        foreach (var (group, arm) in together.Groups.Index())
        {
            var own = Table.KeepRows("ARM", [arm]);
            using var apart = Fit(Model(own, "Satterthwaite", "Asymptotic", "ar1h", "VISIT + BASE"), own);
            likelihood += apart.LogLikelihood;
            Near.Relative(apart.Covariance()[2, 1], together.Covariance(group)[2, 1], 1e-7, arm);
        }

        Near.Absolute(likelihood, together.LogLikelihood, 1e-8);
    }

    [Fact]
    public void A_visit_nobody_had_is_left_out()
    {
        var declared = Table.WithLevels("VISIT", ["v1", "v2", "unscheduled", "v3", "v4"]);
        using var fit = Fit(Model(declared, "Satterthwaite", "Asymptotic"), declared);
        Assert.Equal(["v1", "v2", "v3", "v4"], fit.Visits);
    }

    [Fact]
    public void Missing_responses_do_not_count()
    {
        var y = Table.Numbers("Y").Values.ToArray();
        y[3] = y[50] = double.NaN;
        var holes = Table.With(new NumericColumn("Y", y));
        using var fit = Fit(Model(holes, "Satterthwaite", "Asymptotic"), holes);
        Assert.Equal(Table.Rows - 2, fit.Observations);
    }

    [Fact]
    public void A_fit_without_a_maximum_says_so_and_estimates_nothing()
    {
        var few = new RaggedTrial(35, 6, 4, 0).Table;
        using var fit = RepeatedMeasuresFit.Of(Model(few, "Satterthwaite", "Empirical", "us", "BASE * VISIT + ARM * VISIT"), few);
        Assert.Equal(MmrmOutcome.TooFewPatients, fit.Outcome);
        Assert.True(double.IsNaN(fit.LogLikelihood) && double.IsNaN(fit.Covariance()[0, 0]));
        Assert.True(double.IsNaN(fit.Coefficients[1].Estimate) && double.IsNaN(fit.Coefficients[1].P));
        Assert.True(double.IsNaN(fit.Test("any", [new double[fit.Coefficients.Count]]).P));
    }

    [Fact]
    public void A_disposed_fit_refuses_what_needs_its_buffers()
    {
        var fit = Fit(Model(Table, "Satterthwaite", "Asymptotic"), Table);
        fit.Dispose();
        Assert.Throws<ObjectDisposedException>(() => fit.Coefficients[0].P);
        Assert.True(fit.Covariance()[0, 0] > 0);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "a visit twice", "a second time" },
        { "a patient in two groups", "changes from" },
        { "a weight of zero", "the weight is" },
        { "an aliased column", "is a combination of the columns before it" },
        { "no such visit column", "there is no column \"WEEK\"" },
        { "Kenward-Roger with ML", "restricted likelihood" },
        { "Kenward-Roger df with a sandwich", "do not go with another covariance" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Tables_and_models_that_do_not_fit_are_refused(string what, string message)
    {
        var model = Model(Table, "Satterthwaite", "Asymptotic");
        var (table, refused) = what switch
        {
            "a visit twice" => (Table.Select([.. Enumerable.Range(0, Table.Rows), 5]), model),
            "a patient in two groups" => (Table.With(FactorColumn.Of("SITE", [.. Enumerable.Range(0, Table.Rows).Select(r => $"s{r % 3}")])), model with { CovarianceGroups = "SITE" }),
            "a weight of zero" => (Table.With(new NumericColumn("W", [.. Enumerable.Range(0, Table.Rows).Select(r => (double)(r % 9))])), model with { Weights = "W" }),
            "an aliased column" => (Table.With(new NumericColumn("TWICE", [.. Table.Numbers("BASE").Values.ToArray().Select(b => 2 * b)])), model with { Formula = Formula.Parse($"Y ~ {Fixed} + TWICE") }),
            "no such visit column" => (Table, model with { Visit = "WEEK" }),
            "Kenward-Roger with ML" => (Table, model with { Likelihood = LikelihoodKind.Full, DegreesOfFreedom = DegreesOfFreedomMethod.KenwardRoger, CoefficientCovariance = null }),
            _ => (Table, model with { DegreesOfFreedom = DegreesOfFreedomMethod.KenwardRoger, CoefficientCovariance = CoefficientCovariance.Empirical }),
        };
        var refusal = Assert.Throws<StatisticsInputException>(() => RepeatedMeasuresFit.Of(refused, table));
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Kenward_and_Rogers_linear_adjustment_is_the_default_of_their_degrees_of_freedom()
    {
        var model = Model(Table, "KenwardRoger", "KenwardRogerLinear");
        using var named = Fit(model, Table);
        using var byDefault = Fit(model with { CoefficientCovariance = null }, Table);
        Assert.Equal(named.Coefficients.Covariance.ToArray(), byDefault.Coefficients.Covariance.ToArray());
        Assert.True(named.Coefficients[9].StandardError > Math.Sqrt(named.ModelCovariance[(9 * named.Coefficients.Count) + 9]));
    }

    private static RepeatedMeasuresModel Model(DataTable table, string df, string covariance, string structure = "us", string effects = Fixed) => new()
    {
        Formula = Formula.Parse($"Y ~ {effects}", table),
        Visit = "VISIT",
        Subject = "ID",
        Structure = CovarianceStructure.Named(structure),
        DegreesOfFreedom = Enum.Parse<DegreesOfFreedomMethod>(df),
        CoefficientCovariance = Enum.Parse<CoefficientCovariance>(covariance),
    };

    private static RepeatedMeasuresFit Fit(RepeatedMeasuresModel model, DataTable table)
    {
        var fit = RepeatedMeasuresFit.Of(model, table);
        Assert.Equal(MmrmOutcome.Converged, fit.Outcome);
        return fit;
    }

    // The difference of the arms at each visit.
    private static Dictionary<string, ContrastEstimate> Differences(RepeatedMeasuresModel model, DataTable table)
    {
        using var fit = Fit(model, table);
        return Differences(fit);
    }

    private static Dictionary<string, ContrastEstimate> Differences(RepeatedMeasuresFit fit)
    {
        var grid = ReferenceGrid.Of(fit.Design, fit.Frame, new Dictionary<string, double[]>());
        return LsMeans.Of(grid, LsMeansSpec.Parse("ARM | VISIT"), MarginWeights.Equal).Pairwise()
            .ToDictionary(d => d.By[0].Text, d => fit.Coefficients.Estimate(d.Contrast));
    }

    private static double[] Only(RepeatedMeasuresFit fit, string coefficient) => fit.Coefficients.ContrastOf([KeyValuePair.Create(coefficient, 1.0)]);

    private static ContrastEstimate Negative(ContrastEstimate estimate) => estimate with { Estimate = -estimate.Estimate };

    private static void Same(Dictionary<string, ContrastEstimate> expected, Dictionary<string, ContrastEstimate> found)
    {
        Assert.Equal(expected.Keys.Order(), found.Keys.Order());
        foreach (var (visit, estimate) in expected)
        {
            Near.Absolute(estimate.Estimate, found[visit].Estimate, Tolerance * estimate.StandardError, visit);
            Near.Relative(estimate.StandardError, found[visit].StandardError, Tolerance, visit);
            Near.Relative(estimate.DegreesOfFreedom, found[visit].DegreesOfFreedom, 10 * Tolerance, visit);
        }
    }

    // q x F of the contrasts without scale, from the covariance.
    private static double Wald(CoefficientEstimates coefficients, double[][] contrasts)
    {
        var between = MathNet.Numerics.LinearAlgebra.Double.DenseMatrix.Create(
            contrasts.Length, contrasts.Length, (i, j) => coefficients.CovarianceOf(contrasts[i], contrasts[j]));
        var estimates = MathNet.Numerics.LinearAlgebra.Double.DenseVector.OfEnumerable(contrasts.Select(c => coefficients.Estimate(c).Estimate));
        return estimates * (between.Inverse() * estimates);
    }
}
