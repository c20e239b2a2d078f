using System.Text.Json;
using TrialSim.Numerics;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.RepeatedMeasures;

/// <summary>The closed form of the MMRM against its general formulas in R, what must not change it, and where it does not exist.</summary>
public sealed class MonotoneFitTests
{
    // The reference stops at a Newton decrement below 1e-18 and is written with 15 digits. From the elements of the covariance matrix the
    // estimate is right to about 1e-12; degrees of freedom, a ratio of sums of products, lose two or three digits more.
    private const double Tolerance = 1e-9;

    public static TheoryData<string> Names => [.. All.Select(c => c.GetProperty("name").GetString()!)];

    private static IEnumerable<JsonElement> All => ReferenceFile.Cases("RepeatedMeasures/unstructured.json", "cases");

    [Theory]
    [MemberData(nameof(Names))]
    public void The_closed_form_agrees_with_the_general_formulas(string name)
    {
        using var trial = new MonotoneTrial(Case(name));
        trial.Fit();
        Assert.Equal(0xFFu, trial.Result.Converged.Bits);
        foreach (var contrast in Case(name).GetProperty("contrasts").EnumerateArray())
        {
            int visit = contrast.Whole("visit");
            var found = trial.Result.CoefficientAt(visit);
            var adjusted = found.Variance + trial.Result.KenwardRogerExcess(visit);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                string about = $"{name}, visit {visit}, lane {lane}";
                Near.Absolute(contrast.Number("estimate"), found.Estimate[lane], Tolerance * contrast.Number("se"), about);
                Near.Relative(contrast.Number("se"), Math.Sqrt(found.Variance[lane]), Tolerance, about);
                Near.Relative(contrast.Number("df"), found.DegreesOfFreedom[lane], Tolerance, about);
                Near.Relative(contrast.Number("kenward-roger-se"), Math.Sqrt(adjusted[lane]), Tolerance, about);
            }
        }
    }

    public static TheoryData<string, double> Changes => new()
    {
        { "arms exchanged", -1 },
        { "scores from another origin", 1 },
        { "covariates from another origin", 1 },
        { "covariates in another unit", 1 },
        { "scores in another unit", 3 },
        { "the effect of a covariate added", 1 },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Relabelling_and_rescaling_change_what_they_should(string change, double factor)
    {
        const int Arm = 3;
        const int FirstScore = 4;
        using var before = new MonotoneTrial(Case("two covariates, 45 patients"));
        using var after = new MonotoneTrial(Case("two covariates, 45 patients"))
        {
            Change = row =>
            {
                switch (change)
                {
                    case "arms exchanged":
                        row[Arm] = 1 - row[Arm];
                        break;
                    case "covariates from another origin":
                        row[1] -= 20;
                        break;
                    case "covariates in another unit":
                        row[1] *= 0.01;
                        break;
                }

                for (int j = FirstScore; j < row.Length; j++)
                {
                    row[j] = change switch
                    {
                        "scores from another origin" => row[j] + 52,
                        "scores in another unit" => row[j] * 3,
                        "the effect of a covariate added" => row[j] + (0.7 * row[1]),
                        _ => row[j],
                    };
                }
            },
        };
        before.Fit();
        after.Fit();
        for (int visit = 1; visit <= 4; visit++)
        {
            var expected = before.Result.CoefficientAt(visit);
            var found = after.Result.CoefficientAt(visit);
            var excess = before.Result.KenwardRogerExcess(visit) * (factor * factor);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                // cross-products of scores moved by ten standard deviations keep twelve digits
                Near.Absolute(factor * expected.Estimate[lane], found.Estimate[lane], 1e-11 * Math.Sqrt(found.Variance[lane]));
                Near.Relative(factor * factor * expected.Variance[lane], found.Variance[lane], 1e-11);
                Near.Relative(expected.DegreesOfFreedom[lane], found.DegreesOfFreedom[lane], 1e-11);
                Near.Absolute(excess[lane], after.Result.KenwardRogerExcess(visit)[lane], 1e-11 * found.Variance[lane]);
            }
        }
    }

    [Fact]
    public void Visits_after_the_one_asked_about_do_not_matter()
    {
        using var whole = new MonotoneTrial(Case("four visits, 60 patients"));
        using var first = new MonotoneTrial(Case("four visits, 60 patients"), visits: 2);
        whole.Fit();
        first.Fit();
        Near.Relative(first.Result.CoefficientAt(2).Estimate[0], whole.Result.CoefficientAt(2).Estimate[0], 1e-12);
        Near.Relative(first.Result.CoefficientAt(2).Variance[0], whole.Result.CoefficientAt(2).Variance[0], 1e-12);
        Near.Relative(first.Result.CoefficientAt(2).DegreesOfFreedom[0], whole.Result.CoefficientAt(2).DegreesOfFreedom[0], 1e-12);
    }

    [Fact]
    public void A_covariate_that_follows_from_others_costs_nothing()
    {
        using var before = new MonotoneTrial(Case("two covariates, 45 patients"));
        using var after = new MonotoneTrial(Case("two covariates, 45 patients")) { Change = row => row[2] = 1 + (2 * row[1]) };
        using var without = new MonotoneTrial(Case("two covariates, 45 patients")) { Change = row => row[2] = 0 };
        before.Fit();
        after.Fit();
        without.Fit();
        Near.Relative(without.Result.CoefficientAt(4).Estimate[0], after.Result.CoefficientAt(4).Estimate[0], 1e-10);
        Near.Relative(without.Result.CoefficientAt(4).DegreesOfFreedom[0], after.Result.CoefficientAt(4).DegreesOfFreedom[0], 1e-10);
        Assert.NotEqual(before.Result.CoefficientAt(4).DegreesOfFreedom[0], after.Result.CoefficientAt(4).DegreesOfFreedom[0], 0.01);
    }

    [Fact]
    public void Without_a_second_arm_there_is_no_coefficient()
    {
        using var trial = new MonotoneTrial(Case("four visits, 60 patients")) { Change = row => row[2] = 0 };
        trial.Fit();
        Assert.Equal(0u, trial.Result.Identified.Bits);
        Assert.Equal(0u, trial.Result.CoefficientAt(4).Estimable.Bits);
    }

    [Fact]
    public void A_response_that_follows_from_an_earlier_one_makes_the_covariance_singular()
    {
        using var trial = new MonotoneTrial(Case("complete")) { Change = row => row[5] = 3 - (2 * row[4]) };
        trial.Fit();
        Assert.Equal(0u, trial.Result.Converged.Bits);
        Assert.Equal(0u, trial.Result.TooFewPatients.Bits);
    }

    // three columns at each visit and six earlier responses at the last take nine degrees of freedom; a tenth is left for the variance
    [Theory]
    [InlineData(9, 0u)]
    [InlineData(10, 0xFFu)]
    public void The_last_visit_needs_more_patients_than_its_regression_has_coefficients(int patients, uint converged)
    {
        using var trial = new MonotoneTrial(Case("seven visits, 60 patients"), completers: patients);
        trial.Fit();
        Assert.Equal(converged, trial.Result.Converged.Bits);
        Assert.Equal(~converged & 0xFF, trial.Result.TooFewPatients.Bits);
        Assert.Equal(converged, trial.Result.CoefficientAt(7).Estimable.Bits);
    }

    private static JsonElement Case(string name) => All.Single(c => c.GetProperty("name").GetString() == name);
}
