using TrialSim.Analyses;
using TrialSim.Outcomes;
using TrialSim.Randomization;
using TrialSim.Scenarios;
using TrialSim.Statistics;
using Xunit.Abstractions;

namespace TrialSim.Tests.Published;

/// <summary>Randomized within strata but analysed without them, a test rejects too seldom (Kahan and Morris 2012).</summary>
public sealed class IgnoredStrataTests(ITestOutputHelper output)
{
    private static readonly PublishedCase Case = PublishedCase.Read("pub-16-stratified-unadjusted");

    private static readonly IReadOnlyList<StratificationFactor> Strata = [new SexFactor(), new ScreeningCrpFactor { Cuts = [new(1)] }];

    private static readonly PublishedRuns<(double Share, bool Coin)> Runs = new(
        trial => PublishedRun.Of(Trial(trial.Share, trial.Coin), 1_000_000));

    public static TheoryData<string> Quantities => Case.Quantities;

    [Theory]
    [MemberData(nameof(Quantities))]
    public void A_test_that_ignores_the_strata_rejects_too_seldom(string quantity) => Case.Compare(output, quantity, Estimate(quantity));

    private static PublishedEstimate Estimate(string quantity) => quantity switch
    {
        "share 0.2, blocks, unadjusted" => Runs[(0.2, false)].Rate("unadjusted"),
        "share 0.3, blocks, unadjusted" => Runs[(0.3, false)].Rate("unadjusted"),
        "share 0.2, blocks, adjusted" => Runs[(0.2, false)].Rate("adjusted"),
        "share 0.3, coin, unadjusted" => Runs[(0.3, true)].Rate("unadjusted"),
        "share 0.3, coin, adjusted" => Runs[(0.3, true)].Rate("adjusted"),
        "share 0.05, large sample" => LargeSample(0.05),
        "share 0.1, large sample" => LargeSample(0.1),
        "share 0.2, large sample" => LargeSample(0.2),
        "share 0.3, large sample" => LargeSample(0.3),
        "share 0.5, large sample" => LargeSample(0.5),
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "nothing reproduces it"),
    };

    private static PublishedEstimate LargeSample(double share) => PublishedEstimate.Formula(IgnoredStrata.TwoSidedError(share, 0.05));

    // Stratum means 0, s, 2s and 3s have the variance 1.25 s^2; it is the share / (1 - share) of the variance of 1 within.
    private static Scenario Trial(double share, bool coin)
    {
        double step = Math.Sqrt(share / (1 - share) / 1.25);
        var trial = TextbookTrial.Of(200);
        return trial with
        {
            Outcome = trial.Outcome with
            {
                Prognosis =
                [
                    new SexPrognosis { FemaleMinusMale = new(2 * step) },
                    new CrpThresholdPrognosis { Cut = new(1), Above = new(step) },
                ],
            },
            Randomization = coin
                ? new SimpleRandomization { Strata = Strata }
                : new StratifiedPermutedBlocks { BlockSizes = [4], Strata = Strata },
            Analyses =
            [
                new Ancova { Name = "unadjusted", Covariates = [] },
                new Ancova { Name = "adjusted", Covariates = [Covariate.Strata] },
            ],
        };
    }
}
