using TrialSim.Statistics.Survival;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Survival;

/// <summary>Patients ordered once for several methods, and the last coefficient of a Cox model, against the methods that do all by themselves.</summary>
public sealed class OrderedPatientsTests
{
    private static readonly int[] Visits = [3, 0, 5, 3, 1, 5, 5, 2, 3, 1, 4, 2, 5, 3, 1, 2, 4, 5, 0, 3];
    private static readonly bool[] Events = [.. Visits.Select((v, i) => v > 0 && i % 3 != 1)];
    private static readonly int[] Strata = [.. Visits.Select((_, i) => i * 7 % 3)];
    private static readonly double[] X = [.. Visits.Select((_, i) => Math.Sin(5.0 * i))];
    private static readonly double[] Arm = [.. Visits.Select((_, i) => (double)(i % 2))];

    public static TheoryData<string> WithAndWithoutStrata => ["one stratum", "three strata"];

    [Theory]
    [MemberData(nameof(WithAndWithoutStrata))]
    public void Whole_times_are_ordered_as_any_times_are(string which)
    {
        int[] strata = which == "one stratum" ? [] : Strata;
        var any = new TimeOrder();
        any.Sort(Array.ConvertAll(Visits, v => (double)v), strata);
        var whole = new TimeOrder();
        whole.SortWhole(Visits, 9, strata);
        Assert.Equal(any.Times.ToArray(), whole.Times.ToArray());
        Assert.Equal(any.Ranks.ToArray(), whole.Ranks.ToArray());
        Assert.Equal(any.Strata, whole.Strata);
        for (int s = 0; s <= whole.Strata; s++)
        {
            Assert.Equal(any.StartOf(s), whole.StartOf(s));
        }

        // patients of a stratum and time in their own order, which the other sort leaves open
        Assert.Equal(Enumerable.Range(0, Visits.Length).OrderBy(i => strata.Length == 0 ? 0 : strata[i]).ThenBy(i => Visits[i]), whole.Patients.ToArray());
    }

    [Fact]
    public void A_workspace_that_has_served_larger_models_gives_the_bits_of_a_new_one()
    {
        var order = Order();
        var used = new CoxRegression();
        used.Fit(order, Events, [.. X, .. Arm, .. X.Select((x, i) => x * Arm[i])], 3, CoxTies.Efron);
        used.Fit(order, Events, Arm, 1, CoxTies.Breslow);
        var fresh = new CoxRegression();
        fresh.Fit(order, Events, Arm, 1, CoxTies.Breslow);
        Assert.Equal(fresh.Coefficients.ToArray(), used.Coefficients.ToArray());
        Assert.Equal(fresh.Covariance.ToArray(), used.Covariance.ToArray());
        Assert.Equal(fresh.LogLikelihood, used.LogLikelihood);
    }

    [Fact]
    public void Aliased_covariates_are_left_out_and_an_aliased_last_column_is_reported()
    {
        var order = Order();
        double[] nobody = new double[Visits.Length];
        double[] stratum = [.. Strata.Select(s => s == 1 ? 1.0 : 0)]; // constant within strata
        var with = new CoxCoefficient();
        double[] design = [.. nobody, .. X, .. stratum, .. X.Select(x => 3 * x), .. Arm];
        Assert.Equal(CoxOutcome.Converged, with.Fit(order, Events, design, 5, CoxTies.Efron));
        Assert.Equal(2, with.Columns);
        var plain = new CoxRegression();
        plain.Fit(order, Events, [.. X, .. Arm], 2, CoxTies.Efron);
        Assert.Equal(plain.Coefficients[1], with.Estimate);
        Assert.Equal(plain.Covariance[3], with.Variance);
        Assert.Equal(CoxOutcome.Aliased, with.Fit(order, Events, [.. X, .. Arm, .. X.Select((x, i) => x - Arm[i])], 3, CoxTies.Efron));
        Assert.Equal(CoxOutcome.NoEvents, with.Fit(order, new bool[Visits.Length], [.. X, .. Arm], 2, CoxTies.Efron));
        Assert.Equal(double.NaN, with.ScoreDeviate(order, new bool[Visits.Length], [.. X, .. Arm]));
    }

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    public void The_score_of_one_covariate_is_that_of_the_model(CoxTies ties)
    {
        var order = Order();
        var coefficient = new CoxCoefficient();
        coefficient.Fit(order, Events, [.. Arm], 1, ties);
        var model = new CoxRegression();
        model.Fit(order, Events, Arm, 1, ties);
        double z = coefficient.ScoreDeviate(order, Events, Arm);
        Near.Relative(model.ScoreTest.Value, z * z, 1e-12);
        Assert.Equal(Math.Sign(model.Coefficients[0]), Math.Sign(z));
    }

    private static TimeOrder Order()
    {
        var order = new TimeOrder();
        order.SortWhole(Visits, 5, Strata);
        return order;
    }
}
