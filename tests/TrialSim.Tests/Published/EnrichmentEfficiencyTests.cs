using TrialSim.Analyses;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Statistics.Power;
using Xunit.Abstractions;

namespace TrialSim.Tests.Published;

/// <summary>How many more patients a trial in everybody needs than one in those who respond (Simon and Maitournam 2004).</summary>
public sealed class EnrichmentEfficiencyTests(ITestOutputHelper output)
{
    private const double InPositives = 0.5;

    private static readonly PublishedCase Case = PublishedCase.Read("pub-13-enrichment-efficiency");

    public static TheoryData<string> Quantities => Case.Quantities;

    [Theory]
    [MemberData(nameof(Quantities))]
    public void A_trial_in_everybody_needs_more_patients_where_only_some_respond(string quantity) =>
        Case.Compare(output, quantity, Estimates(quantity));

    private static PublishedEstimate[] Estimates(string quantity) => quantity switch
    {
        "ratio g=0.75 d0=0" => Ratio(0.75, 0),
        "ratio g=0.75 d0=d1/2" => Ratio(0.75, InPositives / 2),
        "ratio g=0.5 d0=0" => Ratio(0.5, 0),
        "ratio g=0.5 d0=d1/2" => Ratio(0.5, InPositives / 2),
        "ratio g=0.25 d0=0" => Ratio(0.25, 0),
        "ratio g=0.25 d0=d1/2" => Ratio(0.25, InPositives / 2),
        "ratio allowing for the mixture variance in the treated arm, g=0.5 d0=0" =>
            [PublishedEstimate.Formula(new EnrichmentEfficiency { Prevalence = 0.5, EffectInPositives = InPositives, EffectInNegatives = 0 }.RandomizedWithMixture)],
        "power, positives only, 64 per arm" =>
            [Targeted(0.5, 64), PublishedEstimate.Formula(PowerOfT.TwoSided(InPositives * Math.Sqrt(32), 126, 0.05))],
        "power all-comers g=0.5 d0=0, 256 per arm, random biomarker mix" => [AllComers(0.5, 0, 256)],
        "power all-comers g=0.5 d0=0.25, 114 per arm" => [AllComers(0.5, 0.25, 114)],
        "power all-comers g=0.25 d0=0, 1024 per arm" => [AllComers(0.25, 0, 1024)],
        "power all-comers g=0.25 d0=0.25, 164 per arm" => [AllComers(0.25, 0.25, 164)],
        "power all-comers g=0.75 d0=0, 114 per arm" => [AllComers(0.75, 0, 114)],
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "nothing reproduces it"),
    };

    private static PublishedEstimate[] Ratio(double prevalence, double inNegatives) =>
        [PublishedEstimate.Formula(new EnrichmentEfficiency { Prevalence = prevalence, EffectInPositives = InPositives, EffectInNegatives = inNegatives }.Randomized)];

    // screens until enough marker-positive patients are found
    private static PublishedEstimate Targeted(double prevalence, int perArm)
    {
        var trial = AllComersTrial(prevalence, 0, perArm);
        return Power(trial with { Population = trial.Population with { Eligibility = new() { ScreeningCrpAtLeast = Cut(prevalence) } } }, 400_000);
    }

    private static PublishedEstimate AllComers(double prevalence, double inNegatives, int perArm) =>
        Power(AllComersTrial(prevalence, inNegatives, perArm), perArm > 500 ? 40_000 : 100_000);

    private static PublishedEstimate Power(Scenario trial, int replicates) =>
        PublishedRun.Of(trial with { Analyses = [new PooledT { Name = "everybody" }] }, replicates).Rate("everybody");

    private static Scenario AllComersTrial(double prevalence, double inNegatives, int perArm)
    {
        var trial = TextbookTrial.Of(2 * perArm);
        var effect = new ThresholdDrugEffect { Cut = Cut(prevalence), Above = new(InPositives), AtMost = new(inNegatives) };
        return trial with { Outcome = trial.Outcome with { DrugEffect = effect } };
    }

    // of the standard normal ln CRP
    private static Concentration Cut(double prevalence) => new(Portable.Exp(NormalDistribution.UpperQuantile(prevalence)));
}
