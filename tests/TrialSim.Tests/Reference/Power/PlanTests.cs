using TrialSim.Statistics;
using TrialSim.Statistics.Power;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Power;

/// <summary>Powers and sizes against plans.json (plans.R: R's own functions, integration, enumeration), and what holds for any plan.</summary>
public sealed class PlanTests
{
    private const string File = "Power/plans.json";

    [Fact]
    public void T_tests_and_what_they_need_for_a_power_agree_with_R()
    {
        foreach (var c in ReferenceFile.Cases(File, "t"))
        {
            var plan = new TTestPlan
            {
                Design = c.GetProperty("type").GetString() switch { "paired" => TTestDesign.Pairs, "one.sample" => TTestDesign.OneGroup, _ => TTestDesign.TwoGroups },
                Alternative = c.GetProperty("alternative").GetString() == "two.sided" ? Alternative.TwoSided : Alternative.Greater,
                PatientsPerGroup = c.Number("n"),
                Difference = c.Number("delta"),
                StandardDeviation = c.Number("sd"),
                Alpha = c.Number("alpha"),
            };
            double power = c.Number("power");
            // R's noncentral t is good to 1e-12 and its search ends at 1e-13; what is sought moves by less than ten times as much
            Near.Relative(power, plan.Power, 1e-10, c);
            Near.Relative(plan.PatientsPerGroup, (plan with { PatientsPerGroup = double.NaN }).PatientsFor(power), 1e-9, c);
            Near.Relative(plan.Difference, (plan with { Difference = double.NaN }).DifferenceFor(power), 1e-9, c);
            Near.Relative(plan.StandardDeviation, (plan with { StandardDeviation = double.NaN }).StandardDeviationFor(power), 1e-9, c);
            Near.Relative(plan.Alpha, (plan with { Alpha = double.NaN }).AlphaFor(power), 1e-8, c);
        }
    }

    [Fact]
    public void Comparisons_of_two_rates_agree_with_R()
    {
        foreach (var c in ReferenceFile.Cases(File, "proportions"))
        {
            var (n, p1, p2, power) = (c.Number("n"), c.Number("p1"), c.Number("p2"), c.Number("power"));
            double alpha = c.Number("alpha") / c.Number("sides");
            // R's searches end at 1e-13
            Near.Relative(power, ProportionsPlan.Power(p1, p2, n, 1, alpha), 1e-11, c);
            Near.Relative(n, ProportionsPlan.Controls(p1, p2, 1, power, alpha), 1e-11, c);
            Near.Relative(alpha, ProportionsPlan.OneSidedAlphaFor(p1, p2, n, 1, power), 1e-10, c);
            Near.Relative(Math.Max(p1, p2), ProportionsPlan.HigherRateFor(Math.Min(p1, p2), n, 1, power, alpha), 1e-10, c);
        }
    }

    [Fact]
    public void F_tests_agree_with_integration()
    {
        foreach (var c in ReferenceFile.Cases(File, "f"))
        {
            var (u, v, f2, alpha, power) = (c.Number("u"), c.Number("v"), c.Number("f2"), c.Number("alpha"), c.Number("power"));
            Near.Relative(power, PowerOfF.Of(PowerOfF.Noncentrality(f2, u, v), u, v, alpha), 1e-7, c); // R's noncentral chi-square loses digits: seen 1e-9
            if (power < 0.99) // beyond, the power hardly depends on what is sought
            {
                double own = PowerOfF.Of(PowerOfF.Noncentrality(f2, u, v), u, v, alpha);
                Near.Relative(f2, PowerOfF.EffectFor(u, v, own, alpha), 1e-9, c);
                Near.Relative(v, PowerOfF.ResidualDegreesFor(f2, u, own, alpha), 1e-9, c);
            }
        }
    }

    [Fact]
    public void Covariance_with_one_covariate_agrees_with_integration_over_its_imbalance()
    {
        foreach (var c in ReferenceFile.Cases(File, "ancova"))
        {
            var plan = new AncovaPlan
            {
                Patients1 = c.Number("n1"),
                Patients0 = c.Number("n0"),
                Difference = c.Number("difference"),
                StandardDeviation = c.Number("sd"),
                Correlation = c.Number("rho"),
                Alpha = c.Number("alpha"),
            };
            Near.Relative(c.Number("power"), plan.Power, 1e-9, c); // R's integrate to 1e-11
            Assert.True(plan.Power < plan.PowerIfBalanced);
        }
    }

    [Fact]
    public void Exact_power_is_that_of_every_table_tested_by_R()
    {
        foreach (var c in ReferenceFile.Cases(File, "exact"))
        {
            int n1 = (int)c.Number("n1");
            int n2 = (int)c.Number("n2");
            Near.Relative(c.Number("fisher"), ExactProportionsPower.OfFisher(n1, n2, c.Number("alpha")).At(c.Number("p1"), c.Number("p2")), 1e-12, c);
            Near.Relative(c.Number("pearson"), ExactProportionsPower.OfPearson(n1, n2, c.Number("alpha")).At(c.Number("p1"), c.Number("p2")), 1e-12, c);
        }
    }

    [Fact]
    public void Dropout_inflates_the_last_visit_as_generalised_least_squares_says()
    {
        double[][] correlation = [.. Enumerable.Range(0, 4).Select(i => Enumerable.Range(0, 4).Select(j => (Math.Pow(0.6, Math.Abs(i - j)) * 0.9) + 0.1).ToArray())];
        foreach (var c in ReferenceFile.Cases(File, "retention"))
        {
            double[] retention = [c.Number("r1"), c.Number("r2"), c.Number("r3"), c.Number("r4")];
            var plan = new RepeatedMeasuresPlan
            {
                Correlation = correlation,
                RetentionA = retention,
                RetentionB = [1, 1, 1, 1],
                StandardDeviation = 7,
                AllocationRatio = 2,
            };
            Near.Relative(c.Number("inflation"), plan.InflationA, 1e-12, c);
            Near.Relative(1, plan.InflationB, 1e-12, c);
            Near.Relative(0.9, plan.Power(3, plan.PatientsAFor(3, 0.9)), 1e-12, c);
        }
    }

    [Fact]
    public void Sizes_give_back_the_power_that_they_were_sought_for()
    {
        var ancova = new AncovaPlan { Patients1 = 40, Patients0 = 20, Difference = 3, StandardDeviation = 7, Correlation = 0.5, Covariates = 2 };
        Near.Relative(60, (ancova with { Patients1 = 2, Patients0 = 1 }).TotalFor(ancova.Power), 1e-7);
        var subgroup = new SubgroupInteractionPlan
        {
            PositiveTreated = 13,
            PositiveControls = 14,
            NegativeTreated = 17,
            NegativeControls = 16,
            EffectInPositive = 4,
            EffectInNegative = -4,
            StandardDeviation = 7,
        };
        Near.Relative(60, subgroup.TotalFor(subgroup.Power), 1e-9);
        var marker = new MarkerInteractionPlan { Patients1 = 30, Patients0 = 30, SlopeDifference = 2.5, MarkerDeviation = 1.1, ResidualDeviation = 6.5 };
        Near.Relative(60, marker.TotalFor(marker.Power), 1e-7);
        double patients = RankSumPower.TotalFor(0.3, 0.65, 0.8, 0.05);
        Near.Relative(0.8, RankSumPower.Of(0.3 * patients, 0.7 * patients, 0.65, 0.05), 1e-12);
        Near.Relative(0.8, RankSumPower.Of(0.7 * patients, 0.3 * patients, 0.35, 0.05), 1e-12); // groups exchanged
    }

    [Fact]
    public void Without_an_effect_the_power_is_the_level()
    {
        Near.Relative(0.03, new TTestPlan { PatientsPerGroup = 9, Difference = 0, Alpha = 0.03 }.Power, 1e-12);
        Near.Relative(0.03, new AncovaPlan { Patients1 = 9, Patients0 = 12, Difference = 0, StandardDeviation = 1, Correlation = 0.4, Alpha = 0.03 }.Power, 1e-10);
        Near.Relative(
            0.03, new MarkerInteractionPlan { Patients1 = 9, Patients0 = 12, SlopeDifference = 0, MarkerDeviation = 1, ResidualDeviation = 1, Alpha = 0.03 }.Power, 1e-12);
        Near.Relative(0.03, PowerOfF.Of(0, 3, 17, 0.03), 1e-12);
        Near.Relative(0.03, PowerOfT.NonInferiority(-2, 2, 6, 30, 20, 0.03), 1e-12);
    }

    [Fact]
    public void Equal_cells_need_four_times_the_patients_for_an_interaction_of_the_same_size()
    {
        var interaction = new SubgroupInteractionPlan
        {
            PositiveTreated = 50,
            PositiveControls = 50,
            NegativeTreated = 50,
            NegativeControls = 50,
            EffectInPositive = 3,
            EffectInNegative = 0,
            StandardDeviation = 7,
        };
        double main = new TTestPlan { PatientsPerGroup = 25, Difference = 3, StandardDeviation = 7 }.Noncentrality;
        Near.Relative(main, interaction.Noncentrality, 1e-15);
    }

    [Fact]
    public void Random_markers_cost_power_and_less_the_more_patients_there_are()
    {
        double Lost(double n)
        {
            var plan = new MarkerInteractionPlan { Patients1 = n, Patients0 = n, SlopeDifference = 10 / Math.Sqrt(n), MarkerDeviation = 1, ResidualDeviation = 5 };
            return plan.PowerIfFixed - plan.Power;
        }

        Assert.InRange(Lost(30), 0.003, 0.02);
        Assert.InRange(Lost(3000) * 100 / Lost(30), 0.8, 1.3); // of order 1 / n
    }

    [Fact]
    public void Impossible_plans_say_so()
    {
        Assert.Throws<StatisticsInputException>(() => new TTestPlan { Difference = 0 }.PatientsFor(0.8));
        Assert.Throws<StatisticsInputException>(() => new TTestPlan { Difference = -1, Alternative = Alternative.Greater }.PatientsFor(0.8));
        Assert.Throws<StatisticsInputException>(() => new TTestPlan { Difference = 1 }.PatientsFor(1));
        Assert.Throws<StatisticsInputException>(() => ProportionsPlan.HigherRateFor(0.5, 3, 1, 0.99, 0.001));
        Assert.Throws<StatisticsInputException>(() => Retained([1, 0.8, 0.9]).InflationA);
        Assert.Throws<StatisticsInputException>(() => Retained([1, 0.8]).InflationA);
        Assert.Throws<StatisticsInputException>(() => Retained([1, 0.8, 0]).InflationA);

        static RepeatedMeasuresPlan Retained(double[] retention) => new()
        {
            Correlation = [[1, 0.5, 0.5], [0.5, 1, 0.5], [0.5, 0.5, 1]],
            RetentionA = retention,
            RetentionB = [1, 1, 1],
            StandardDeviation = 7,
        };
    }
}
