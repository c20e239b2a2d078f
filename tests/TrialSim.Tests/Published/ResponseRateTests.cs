using TrialSim.Analyses;
using TrialSim.Numerics.Distributions;
using TrialSim.Outcomes;
using TrialSim.Randomization;
using TrialSim.Scenarios;
using TrialSim.Statistics;
using TrialSim.Statistics.Power;
using Xunit.Abstractions;

namespace TrialSim.Tests.Published;

/// <summary>Exact power and size of the pooled z test of two response rates, and its sample size (Kieser 2020).</summary>
public sealed class ResponseRateTests(ITestOutputHelper output)
{
    private static readonly PublishedCase Case = PublishedCase.Read("pub-12-binary-exact-power");

    private static readonly PublishedRuns<(int Control, int Treated, double ControlRate, double TreatedRate)> Runs = new(
        trial => PublishedRun.Of(Trial(trial.Control, trial.Treated, trial.ControlRate, trial.TreatedRate), 1_000_000));

    public static TheoryData<string> Quantities => Case.Quantities;

    [Theory]
    [MemberData(nameof(Quantities))]
    public void Planned_sizes_give_the_published_exact_power(string quantity) => Case.Compare(output, quantity, Estimate(quantity));

    private static PublishedEstimate Estimate(string quantity) => quantity switch
    {
        "82+82: power" => Runs[(82, 82, 0.2, 0.4)].Rate("test"),
        "93+93: power" => Runs[(93, 93, 0.3, 0.5)].Rate("test"),
        "69+138: power" => Runs[(69, 138, 0.5, 0.7)].Rate("test"),
        "63+126: power" => Runs[(63, 126, 0.2, 0.4)].Rate("test"),
        "82+82: size" => Runs[(82, 82, 0.3, 0.3)].Rate("test"),
        "93+93: size" => Runs[(93, 93, 0.4, 0.4)].Rate("test"),
        "69+138: size" => Runs[(69, 138, 19.0 / 30, 19.0 / 30)].Rate("test"),
        "63+126: size" => Runs[(63, 126, 1.0 / 3, 1.0 / 3)].Rate("test"),
        "1:1, 0.1 v 0.3: planned" => PublishedEstimate.Formula(ProportionsPlan.TotalPatients(0.1, 0.3, 1, 0.8, 0.025)),
        "1:1, 0.2 v 0.4: planned" => PublishedEstimate.Formula(ProportionsPlan.TotalPatients(0.2, 0.4, 1, 0.8, 0.025)),
        "1:2, 0.1 v 0.3: planned" => PublishedEstimate.Formula(ProportionsPlan.TotalPatients(0.1, 0.3, 2, 0.8, 0.025)),
        "1:2, 0.2 v 0.4: planned" => PublishedEstimate.Formula(ProportionsPlan.TotalPatients(0.2, 0.4, 2, 0.8, 0.025)),
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "nothing reproduces it"),
    };

    // With a slope of -1/2 on baseline, "a fall by half of the baseline score" is "the rest of the change is not above 0".
    private static Scenario Trial(int control, int treated, double controlRate, double treatedRate)
    {
        double withoutDrug = -NormalDistribution.Quantile(controlRate);
        double withDrug = -NormalDistribution.Quantile(treatedRate);
        int treatedPerControl = treated / control;
        var trial = TextbookTrial.WithEffect(control + treated, withDrug - withoutDrug);
        return trial with
        {
            Population = trial.Population with { Baseline = new() { Mean = new(20), Sd = new(4) } },
            Outcome = trial.Outcome with
            {
                NaturalCourse = new ByVisitNaturalCourse { Change = [new(withoutDrug)] },
                Prognosis = [new BaselinePrognosis { Slope = new(-0.5), CentredAt = new(0) }],
            },
            Randomization = new PermutedBlocks { Ratio = new(treatedPerControl, 1), BlockSizes = [1 + treatedPerControl] },
            Analyses = [new PearsonTest { Name = "test", Alternative = Alternative.Greater, Alpha = new(0.025) }],
        };
    }
}
