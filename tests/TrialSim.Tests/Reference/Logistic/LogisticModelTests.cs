using TrialSim.Numerics;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.Logistic;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Logistic;

/// <summary>Regressions of binary responses where the answer has a closed form, or does not exist.</summary>
public sealed class LogisticModelTests
{
    [Theory]
    [InlineData(7, 20, 3, 25)]
    [InlineData(1, 40, 39, 40)]
    [InlineData(12, 24, 12, 24)]
    public void Two_groups_give_the_log_odds_ratio_of_their_table(int events1, int n1, int events0, int n0)
    {
        var model = LogisticModel.Fit(Formula.Parse("y ~ arm"), TwoArms(events1, n1, events0, n0));
        double[] cells = [events1, n1 - events1, events0, n0 - events0];

        Near.Absolute(Math.Log(cells[0] * cells[3] / (cells[1] * cells[2])), model.Coefficients[1].Estimate, 1e-13);
        Near.Relative(Math.Sqrt(cells.Sum(c => 1 / c)), model.Coefficients[1].StandardError, 1e-13);
        Near.Relative(-2 * ((events1 * Math.Log(events1 / (double)n1)) + ((n1 - events1) * Math.Log(1 - (events1 / (double)n1)))
            + (events0 * Math.Log(events0 / (double)n0)) + ((n0 - events0) * Math.Log(1 - (events0 / (double)n0)))), model.Deviance, 1e-13);
        var test = model.DropTerms().Single();
        Near.Absolute(model.NullDeviance - model.Deviance, test.ChiSquared, 1e-12);
        Near.Absolute(test.ChiSquared, model.Profile(1).ChiSquareAt(0), 1e-12);
    }

    [Theory]
    [InlineData(0, 20, 3, 25)]
    [InlineData(20, 20, 0, 25)]
    [InlineData(5, 8, 2, 9)]
    public void Firths_penalty_on_two_groups_adds_a_half_to_each_cell(int events1, int n1, int events0, int n0)
    {
        var model = FirthLogisticModel.Fit(Formula.Parse("y ~ arm"), TwoArms(events1, n1, events0, n0));
        double[] cells = [events1 + 0.5, n1 - events1 + 0.5, events0 + 0.5, n0 - events0 + 0.5];

        Near.Relative(Math.Log(cells[0] * cells[3] / (cells[1] * cells[2])), model.Coefficients[1].Estimate, 1e-10);
    }

    [Theory]
    [InlineData(0, 20, 3, 25, "armdrug")]
    [InlineData(20, 20, 25, 25, "(Intercept)")]
    [InlineData(20, 20, 3, 25, "armdrug")]
    public void A_table_with_an_empty_cell_is_separated(int events1, int n1, int events0, int n0, string diverging)
    {
        var table = TwoArms(events1, n1, events0, n0);
        var model = LogisticModel.Fit(Formula.Parse("y ~ arm"), table);

        Assert.Equal(RegressionOutcome.Separated, model.Outcome);
        Assert.Equal([diverging], model.Diverging());
        Assert.Throws<InvalidOperationException>(() => model.Coefficients);
        Assert.Equal(events1 == 0 ? RegressionOutcome.Separated : RegressionOutcome.Converged, RelativeRiskModel.Fit(Formula.Parse("y ~ arm"), table).Outcome);
    }

    [Fact]
    public void Separation_by_a_covariate_is_found_exactly_where_it_is()
    {
        var regression = new CanonicalRegression<BernoulliFamily>();
        var found = new Dictionary<RegressionOutcome, int>();
        for (int trial = 0; trial < 4000; trial++)
        {
            // few patients and few values: about every second trial is separated, often by values that both outcomes share
            int n = 4 + (trial % 9);
            double[] x = new double[n], y = new double[n];
            for (int i = 0; i < n; i++)
            {
                x[i] = Math.Floor(Fraction(trial, (2 * i) + 1) * (2 + (trial % 5)));
                y[i] = Fraction(trial, (2 * i) + 2) < 0.3 + (0.08 * x[i]) ? 1 : 0;
            }

            if (x.Distinct().Count() == 1)
            {
                continue;
            }

            regression.Restart(n, 2);
            Assert.True(regression.TryAdd(Enumerable.Repeat(1.0, n).ToArray()) && regression.TryAdd(x));
            var outcome = regression.Maximize(y, LikelihoodKind.Plain);
            found[outcome] = found.GetValueOrDefault(outcome) + 1;
            Assert.Equal(IsSeparated(x, y) ? RegressionOutcome.Separated : RegressionOutcome.Converged, outcome);
        }

        Assert.Equal(2, found.Count);
        Assert.All(found.Values, count => Assert.True(count > 500));

        static bool IsSeparated(double[] x, double[] y)
        {
            double[] events = [.. x.Where((_, i) => y[i] == 1)];
            double[] others = [.. x.Where((_, i) => y[i] == 0)];
            return events.Length == 0 || others.Length == 0 || events.Min() >= others.Max() || events.Max() <= others.Min();
        }
    }

    [Fact]
    public void Shifting_and_rescaling_a_covariate_changes_only_its_own_coefficient()
    {
        var table = Patients();
        var moved = table.With(new NumericColumn("base", Array.ConvertAll(table.Numbers("base").Values.ToArray(), x => (x - 3000) * 1e-4)));
        var plain = LogisticModel.Fit(Formula.Parse("y ~ base + arm"), table);
        var other = LogisticModel.Fit(Formula.Parse("y ~ base + arm"), moved);

        Near.Relative(plain.Coefficients[1].Estimate, other.Coefficients[1].Estimate * 1e-4, 1e-10); // 3000 is 500 standard deviations away
        Near.Relative(plain.Coefficients[2].Estimate, other.Coefficients[2].Estimate, 1e-10);
        Near.Relative(plain.Profile(2).Interval(0.95).Upper, other.Profile(2).Interval(0.95).Upper, 1e-9);
    }

    [Fact]
    public void Relabelling_the_event_turns_every_sign()
    {
        var table = Patients();
        var flipped = table.With(new NumericColumn("y", Array.ConvertAll(table.Numbers("y").Values.ToArray(), y => 1 - y)));
        var plain = LogisticModel.Fit(Formula.Parse("y ~ base * arm"), table);
        var other = LogisticModel.Fit(Formula.Parse("y ~ base * arm"), flipped);

        for (int j = 0; j < plain.Coefficients.Count; j++)
        {
            Near.Relative(-plain.Coefficients[j].Estimate, other.Coefficients[j].Estimate, 1e-11);
            Near.Relative(-plain.Profile(j).Interval(0.9).Lower, other.Profile(j).Interval(0.9).Upper, 1e-9);
        }
    }

    [Fact]
    public void A_limit_of_the_profile_is_where_the_likelihood_ratio_test_has_that_level()
    {
        var model = LogisticModel.Fit(Formula.Parse("y ~ base * arm"), Patients());
        foreach (double confidence in new[] { 0.5, 0.95, 0.9999 })
        {
            var profile = model.Profile(3);
            var (lower, upper) = profile.Interval(confidence);
            Near.Relative(1 - confidence, profile.PAt(lower), 1e-8);
            Near.Relative(1 - confidence, profile.PAt(upper), 1e-8);
        }
    }

    [Fact]
    public void A_response_of_two_texts_counts_the_second_as_the_event()
    {
        var table = Patients();
        string[] texts = [.. table.Numbers("y").Values.ToArray().Select(y => y == 1 ? "responder" : "failure")];
        var declared = table.With(FactorColumn.Of("y", texts).WithLevels(["failure", "responder"]));

        Assert.Equal(
            LogisticModel.Fit(Formula.Parse("y ~ base"), table).Coefficients.Values.ToArray(),
            LogisticModel.Fit(Formula.Parse("y ~ base"), declared).Coefficients.Values.ToArray());
    }

    [Fact]
    public void A_response_that_is_not_binary_is_refused_with_its_row()
    {
        double[] y = Patients().Numbers("y").Values.ToArray();
        y[4] = 2;
        var refused = Assert.Throws<StatisticsInputException>(() => LogisticModel.Fit(Formula.Parse("y ~ base"), Patients().With(new NumericColumn("y", y))));
        Assert.Equal("row 5: column \"y\": the response is 2.", refused.Found);
    }

    [Fact]
    public void Standardized_risks_of_treatment_alone_are_the_observed_ones()
    {
        var model = LogisticModel.Fit(Formula.Parse("y ~ arm"), TwoArms(14, 40, 6, 35));
        var risks = StandardizedRisks.Of(model, "arm", "placebo", "drug");
        double p1 = 14 / 40.0, p0 = 6 / 35.0;

        Near.Relative(p1, risks.TreatedRisk, 1e-13);
        Near.Relative(p0, risks.ControlRisk, 1e-13);
        double wald = Math.Sqrt((p1 * (1 - p1) / 40) + (p0 * (1 - p0) / 35));
        Near.Relative(wald, risks.Difference(model.Coefficients).StandardError, 1e-12);
        Near.Relative(wald, risks.Difference(model.Robust(HeteroscedasticityCorrection.HC0)).StandardError, 1e-12);
        Near.Relative(Math.Sqrt((p1 * (1 - p1) / 39) + (p0 * (1 - p0) / 34)), risks.DifferenceByYe().StandardError, 1e-12);
        Near.Relative(Math.Sqrt(((1 - p1) / (40 * p1)) + ((1 - p0) / (35 * p0))), risks.LogRiskRatio(model.Coefficients).StandardError, 1e-12);
        Near.Relative(model.Coefficients[1].StandardError, risks.LogOddsRatio(model.Coefficients).StandardError, 1e-12);
        Near.Relative(model.Coefficients[1].Estimate, risks.LogOddsRatio(model.Coefficients).Estimate, 1e-12);
    }

    [Fact]
    public void A_treatment_that_nobody_had_is_refused()
    {
        var model = LogisticModel.Fit(Formula.Parse("y ~ arm + base"), Patients());
        Assert.Throws<StatisticsInputException>(() => StandardizedRisks.Of(model, "arm", "placebo", "surgery"));
        Assert.Throws<StatisticsInputException>(() => StandardizedRisks.Of(model, "y", "0", "1"));
    }

    [Fact]
    public void A_treatment_coded_in_numbers_gives_the_same_standardized_risks()
    {
        var table = Patients();
        var coded = table.With(new NumericColumn("arm", [.. Enumerable.Range(0, table.Rows).Select(i => table["arm"].TextAt(i) == "drug" ? 1.0 : 0.0)]));
        var one = StandardizedRisks.Of(LogisticModel.Fit(Formula.Parse("y ~ arm * base"), table), "arm", "placebo", "drug");
        var other = StandardizedRisks.Of(LogisticModel.Fit(Formula.Parse("y ~ arm * base"), coded), "arm", "0", "1");

        Assert.Equal(one.RiskDifference, other.RiskDifference);
        Assert.Equal(one.DifferenceByYe(), other.DifferenceByYe());
    }

    [Fact]
    public void Relative_risks_of_two_groups_are_those_of_their_table()
    {
        var coefficients = RelativeRiskModel.Fit(Formula.Parse("y ~ arm"), TwoArms(14, 40, 6, 35)).Coefficients;

        Near.Relative(Math.Log(14 / 40.0 / (6 / 35.0)), coefficients[1].Estimate, 1e-13);
        Near.Relative(Math.Sqrt((1.0 / 14) - (1.0 / 40) + (1.0 / 6) - (1.0 / 35)), coefficients[1].StandardError, 1e-13);
    }

    private static DataTable TwoArms(int events1, int n1, int events0, int n0) => new(
    [
        FactorColumn.Of("arm", [.. Enumerable.Repeat("drug", n1), .. Enumerable.Repeat("placebo", n0)]).WithLevels(["placebo", "drug"]),
        new NumericColumn("y", [.. Enumerable.Range(0, n1).Select(i => i < events1 ? 1.0 : 0.0), .. Enumerable.Range(0, n0).Select(i => i < events0 ? 1.0 : 0.0)]),
    ]);

    private static DataTable Patients()
    {
        double[] baseline = [.. Enumerable.Range(0, 60).Select(i => 14 + (20 * Fraction(1, i)))];
        string[] arm = [.. Enumerable.Range(0, 60).Select(i => Fraction(2, i) < 0.5 ? "placebo" : "drug")];
        return new(
        [
            FactorColumn.Of("arm", arm).WithLevels(["placebo", "drug"]),
            new NumericColumn("base", baseline),
            new NumericColumn("y", [.. baseline.Select((b, i) => Fraction(3, i) < (arm[i] == "drug" ? 0.65 : 0.35) - (0.01 * (b - 24)) ? 1.0 : 0.0)]),
        ]);
    }

    // numbers between 0 and 1 without pattern
    private static double Fraction(int row, int column)
    {
        ulong z = ((ulong)row * 0x9E3779B97F4A7C15UL) + ((ulong)(column + 1) * 0xBF58476D1CE4E5B9UL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
