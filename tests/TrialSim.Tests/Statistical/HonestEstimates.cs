using TrialSim.Characteristics;
using TrialSim.Claims;
using TrialSim.Claims.Searches;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Published;

namespace TrialSim.Tests.Statistical;

/// <summary>Estimates of what the best of nine cut-points claims, in trials of 100 patients with an effect of .5 SD above the median.</summary>
public class HonestEstimates
{
    private const long Replicates = 40_000;
    private const string Claim = "subgroup-effect (chosen)";

    private static readonly Scenario Scenario = TextbookTrial.InHalves(100, 0, -0.5) with
    {
        Analyses = [new Analyses.PooledT { Name = "everybody" }],
        Rules =
        [
            Rule("search") with { Bagged = 20 },
            Rule("held back") with { HeldBack = new(0.4) },
            Rule("split") with { Correction = new HonestSplit() },
        ],
    };

    private static readonly Lazy<OperatingCharacteristics> Run = new(() =>
    {
        var unknown = new TrueValue(-1, 0);
        return OperatingCharacteristics.Of(Simulator.Run(Scenario, new(3, Replicates, 2), new([unknown], unknown, unknown), null, default));
    });

    /// <summary>Held-back patients know nothing of the claim: no optimism. Wrong once in two million; sees 0.08 SD.</summary>
    [Fact]
    public void Patients_held_back_estimate_what_is_true()
    {
        var optimism = Of("held back", ClaimMeasures.Optimism(ClaimEstimate.Honest));
        Assert.InRange(optimism.Mcse!.Value, 0, 0.016);
        Assert.InRange(optimism.Estimate!.Value, -5 * optimism.Mcse.Value, 5 * optimism.Mcse.Value);
        StatisticalAssert.Rate(
            (long)Math.Round(Of("held back", ClaimMeasures.Coverage(ClaimEstimate.Honest)).Estimate!.Value * Claims("held back")),
            Claims("held back"), 0.95, falseAlarm: 1e-6, detects: 0.93);
    }

    /// <summary>Shrinking and bagging take part of the exaggeration away, holding back all of it; each difference is above ten errors.</summary>
    [Fact]
    public void Every_other_estimate_exaggerates_less_than_the_naive_one()
    {
        var naive = Of("search", ClaimMeasures.Exaggeration(ClaimEstimate.Naive));
        foreach (var other in (ClaimEstimate[])[ClaimEstimate.Shrunken, ClaimEstimate.Bagged])
        {
            var figure = Of("search", ClaimMeasures.Exaggeration(other));
            Assert.True(figure.Estimate < naive.Estimate - (10 * (figure.Mcse + naive.Mcse)), $"{other}: {figure.Estimate} against {naive.Estimate}");
        }

        var heldBack = Of("held back", ClaimMeasures.Exaggeration(ClaimEstimate.Honest));
        Assert.True(heldBack.Estimate < naive.Estimate - (10 * (heldBack.Mcse + naive.Mcse)));
    }

    /// <summary>The half that tests a claim is chosen by its own significance: honest about the cut, not about the effect.</summary>
    [Fact]
    public void The_half_that_tests_exaggerates_as_every_significant_result_does()
    {
        var split = Of("split", ClaimMeasures.Exaggeration(ClaimEstimate.Honest));
        Assert.True(split.Estimate > 1 + (10 * split.Mcse));
    }

    private static BestCut Rule(string name) => new()
    {
        Name = name,
        Quantiles = 9,
        Contrast = CutContrast.Subgroup,
        Direction = ClaimDirection.Benefit,
        Alpha = new(0.025),
        Correction = new Uncorrected(),
    };

    private static long Claims(string rule) => (long)Math.Round(Of(rule, ClaimMeasures.Claimed).Estimate!.Value * Replicates);

    private static Figure Of(string rule, string measure) =>
        Run.Value.Figures.Single(f => f.Analysis == rule && f.Measure == measure && f.Claim == Claim);
}
