using TrialSim.Analyses;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Statistics;
using TrialSim.Trials;
using Xunit.Abstractions;

namespace TrialSim.Tests.Published;

/// <summary>What cutting a continuous marker into groups costs (Cox 1957; Royston, Altman and Sauerbrei 2006).</summary>
public sealed class GroupedMarkerTests(ITestOutputHelper output)
{
    private static readonly PublishedCase Case = PublishedCase.Read("pub-18-dichotomised-biomarker");

    private static readonly Lazy<PublishedRun> Run = new(() => PublishedRun.Of(Trial(), 150_000));

    public static TheoryData<string> Quantities => Case.Quantities;

    [Theory]
    [MemberData(nameof(Quantities))]
    public void Cutting_a_marker_at_its_median_throws_a_third_of_it_away(string quantity) => Case.Compare(output, quantity, Estimate(quantity));

    private static PublishedEstimate Estimate(string quantity) => quantity switch
    {
        "2 equal groups" => PublishedEstimate.Formula(MarkerGroups.Efficiency(MarkerGroups.EqualCuts(2))),
        "3 equal groups" => PublishedEstimate.Formula(MarkerGroups.Efficiency(MarkerGroups.EqualCuts(3))),
        "4 equal groups" => PublishedEstimate.Formula(MarkerGroups.Efficiency(MarkerGroups.EqualCuts(4))),
        "3 best groups" => PublishedEstimate.Formula(MarkerGroups.Efficiency(MarkerGroups.BestCuts(3))),
        "power, continuous" => Run.Value.Rate("continuous"),
        "power, halves" => Run.Value.Rate("halves"),
        "power, thirds" => Run.Value.Rate("thirds"),
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "nothing reproduces it"),
    };

    // y = 0.4 a x with the arm a = -1/2 or 1/2 is a slope of -0.2 in both arms and a drug effect of 0.4 x.
    private static Scenario Trial()
    {
        var trial = TextbookTrial.Of(200);
        return trial with
        {
            Outcome = trial.Outcome with
            {
                Prognosis = [new LogCrpPrognosis { Slope = new(-0.2), CentredAt = new(1) }],
                DrugEffect = new LinearDrugEffect { Slope = new(0.4), NullAt = new(1) },
            },
            Analyses =
            [
                new CrpInteraction { Name = "continuous", Covariates = [] },
                new CrpInteraction { Name = "halves", Covariates = [], Marker = new SampleQuantileCoding { Groups = 2 } },
                new CrpInteraction { Name = "thirds", Covariates = [], Marker = new SampleQuantileCoding { Groups = 3 } },
            ],
        };
    }
}
