using TrialSim.Analyses;
using TrialSim.Characteristics;
using TrialSim.Outcomes;
using TrialSim.Randomization;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Property;
using TrialSim.Tests.Support;
using TrialSim.Trials;

namespace TrialSim.Tests.Statistical;

/// <summary>A noisy classifier that lets patients in, against closed forms that R evaluated.</summary>
/// <remarks>
/// <code>
/// # R 4.2.2: log-normal sIL-6R with means 37.6 and 31.1, SD 8.1, cut at 35; prevalence 0.4
/// s2 &lt;- function(m, s) log(1 + (s / m)^2)
/// g  &lt;- function(m) pnorm(log(35), log(m) - s2(m, 8.1) / 2, sqrt(s2(m, 8.1)), lower = FALSE)
/// se &lt;- g(37.6); fp &lt;- g(31.1); pos &lt;- .4 * se + .6 * fp                  # 0.59093078, 0.27785015, 0.40308240
/// .4 * se / pos; .6 * (1 - fp) / (1 - pos)                                 # 0.58641188, 0.72587893
/// # a test of sensitivity 0.8 and specificity 0.7: predictive value 0.64; effect 4 in members; SD 8, 60 in each arm
/// power.t.test(n = 60, delta = 4 * .64, sd = sqrt(64 + 16 * .64 * .36 / 2), strict = TRUE)$power   # 0.4029516182
/// </code>
/// </remarks>
public class EnrichmentTests
{
    private static readonly Scenario ByTest = TestScenarios.W1 with
    {
        Population = TestScenarios.W1.Population with
        {
            LatentClass = new() { Name = "drug-sensitive", Prevalence = new(0.4) },
            Eligibility = new() { Classifier = new() { Sensitivity = new(0.8), Specificity = new(0.7) } },
        },
        Design = new Designs.FixedParallel { Patients = new(120) },
        Randomization = new PermutedBlocks { BlockSizes = [4] },
        Outcome = TestScenarios.W1.Outcome with
        {
            Prognosis = [],
            DrugEffect = new ClassDrugEffect { Members = new(-4), Others = new(0) },
            Residual = new CompoundSymmetry { Sd = [new(8)], Correlation = new(0) },
        },
        Subgroups = [],
        Analyses = [new PooledT { Name = "t", Subgroup = Subgroup.All }],
        Claims = [],
    };

    /// <summary>Of 262,144 candidates a share has a standard error of at most 0.0016; five of them, a false alarm of 6e-7 each; half a percent is seen.</summary>
    [Theory]
    [InlineData(Measures.ClassSensitivity, 0.59093078)]
    [InlineData(Measures.ClassSpecificity, 0.72214985)]
    [InlineData(Measures.ClassPositiveValue, 0.58641188)]
    [InlineData(Measures.ClassNegativeValue, 0.72587893)]
    [InlineData(Measures.ClassEligible, 0.40308240)]
    [InlineData(Measures.ClassEnrolled, 0.58641188)]
    public void A_cut_of_a_biomarker_classifies_as_two_log_normal_distributions_say(string measure, double expected)
    {
        var estimate = ClassFigures.Of(ShippedScenarios.Read("designs/sil6r-enriched.json")).Single(f => f.Measure == measure).Estimate;
        Assert.InRange(estimate.Mcse, 0.0005, 0.0016);
        Assert.InRange(estimate.Value, expected - (5 * estimate.Mcse), expected + (5 * estimate.Mcse));
    }

    /// <summary>Of as many candidates and patients; errors and false alarms as above.</summary>
    [Theory]
    [InlineData(Measures.ClassSensitivity, 0.8)]
    [InlineData(Measures.ClassSpecificity, 0.7)]
    [InlineData(Measures.ClassPositiveValue, 0.64)]
    [InlineData(Measures.ClassNegativeValue, 0.84)]
    [InlineData(Measures.ClassEnrolled, 0.64)]
    public void A_test_stated_by_its_error_rates_has_them(string measure, double expected)
    {
        var estimate = ClassFigures.Of(ByTest).Single(f => f.Measure == measure).Estimate;
        Assert.InRange(estimate.Value, expected - (5 * estimate.Mcse), expected + (5 * estimate.Mcse));
    }

    /// <summary>
    /// The effect is diluted to 0.64 of it, two candidates are screened for a patient, and the power is that of the noncentral t with the
    /// variance that a mixture of effects adds; its departure from normality moves the power by less than 0.001.
    /// </summary>
    [Fact]
    public void Errors_of_a_test_dilute_the_effect_and_cost_power_and_candidates_as_computed()
    {
        const int Trials = 40_000;
        var truth = CounterfactualRun.Compute(ByTest, 2, default);
        Assert.Equal(-4 * 0.64, truth.Analyses[0].Value, 5 * truth.Analyses[0].Mcse); // a false alarm of 6e-7
        Assert.InRange(truth.Analyses[0].Mcse, 1e-5, 0.003);
        var figures = OperatingCharacteristics.Of(Simulator.Run(ByTest, new(5, Trials, 2), truth, null, default)).Figures;
        double rate = figures.Single(f => f is { Analysis: "t", Measure: Measures.RejectionRate }).Estimate!.Value;
        StatisticalAssert.Rate((long)Math.Round(rate * Trials), Trials, expected: 0.40295, falseAlarm: 1e-6, detects: 0.4225);
        var screened = figures.Single(f => f.Measure == Measures.Screened);
        StatisticalAssert.Mean(screened.Estimate!.Value, Math.Sqrt(2.0 / 120), Trials, expected: 2, uncertainty: 0, falseAlarm: 1e-6, detects: 2.01); // geometric
    }

    /// <summary>A second measurement has the same distribution as the first, but is another one: a class that differs in it shows in both.</summary>
    [Fact]
    public void Members_differ_in_a_biomarker_at_screening_at_baseline_and_in_its_lasting_level()
    {
        var scenario = ShippedScenarios.Read("designs/sil6r-all-comers.json");
        using var run = new Designs.TrialRun(scenario.Protocol());
        double[] sum = new double[6];
        double[] n = new double[2];
        for (ulong replicate = 0; replicate < 800; replicate += 8)
        {
            run.Conduct(1, replicate);
            for (int i = 0; i < run.Trial.Patients; i++)
            {
                for (int lane = 0; lane < 8; lane++)
                {
                    int c = (int)run.Trial.InClass[i][lane];
                    n[c]++;
                    sum[c] += run.Trial.Level(0)[i][lane];
                    sum[2 + c] += run.Trial.Screening(0)[i][lane];
                    sum[4 + c] += run.Trial.Measured(0)[i][lane];
                }
            }
        }

        // 160,000 patients: means of ln with a standard error of at most 0.001; five of them twice, a false alarm of 1e-6
        StatisticalAssert.Rate((long)n[1], (long)(n[0] + n[1]), expected: 0.4, falseAlarm: 1e-6, detects: 0.41);
        for (int kind = 0; kind < 3; kind++)
        {
            Assert.Equal(3.4043915, sum[2 * kind] / n[0], 0.005); // log(31.1) - log(1 + (8.1 / 31.1)^2) / 2
            Assert.Equal(3.6043223, sum[(2 * kind) + 1] / n[1], 0.005);
        }
    }
}
