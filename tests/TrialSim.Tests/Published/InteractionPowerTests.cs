using TrialSim.Analyses;
using TrialSim.Statistics;
using TrialSim.Statistics.Power;
using Xunit.Abstractions;

namespace TrialSim.Tests.Published;

/// <summary>A trial of 128 with 80% power for its main effect of 0.5 has 29% for an interaction of that size (Brookes 2004).</summary>
public sealed class InteractionPowerTests(ITestOutputHelper output)
{
    private const double MainEffect = 0.5;
    private const double ShiftOfPower80 = 1.959963984540054 + 0.8416212335729143;

    private static readonly PublishedCase Case = PublishedCase.Read("pub-01-interaction-power");

    private static readonly PublishedRuns<(int Patients, double MainEffect, double Interaction)> Runs = new(
        trial => PublishedRun.Of(
            TextbookTrial.InHalves(
                trial.Patients, trial.MainEffect - (trial.Interaction / 2), trial.MainEffect + (trial.Interaction / 2)) with
            {
                Analyses = [new PooledT { Name = "main effect" }, TextbookTrial.InteractionOfHalves],
            },
            trial.Patients == 128 ? 500_000 : 250_000));

    public static TheoryData<string> Quantities => Case.Quantities;

    [Theory]
    [MemberData(nameof(Quantities))]
    public void A_trial_sized_for_its_main_effect_seldom_finds_an_interaction(string quantity) =>
        Case.Compare(output, quantity, Estimates(quantity));

    private static PublishedEstimate[] Estimates(string quantity) => quantity switch
    {
        "main effect, n=128" =>
            [Runs[(128, MainEffect, 0)].Rate("main effect"), PublishedEstimate.Formula(PowerOfT.TwoSample(MainEffect, 64, 64, 0.05))],
        "interaction 0, n=128" => InteractionOf(128, 0),
        "interaction 0.25, n=128" => InteractionOf(128, 0.25),
        "interaction 0.5, n=128" => InteractionOf(128, 0.5),
        "interaction 1, n=128" => InteractionOf(128, 1),
        "interaction 0.5, n=512" => InteractionOf(512, 0.5),
        "interaction 0.5, normal limit" => NormalLimit(),
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "nothing reproduces it"),
    };

    // The standard error of a difference between halves is four residual SD over the root of n.
    private static PublishedEstimate[] InteractionOf(int patients, double interaction) =>
    [
        Runs[(patients, MainEffect, interaction)].Rate("interaction"),
        PublishedEstimate.Formula(PowerOfT.TwoSided(interaction * Math.Sqrt(patients) / 4, patients - 4, 0.05)),
    ];

    // With 508 degrees of freedom the power of t lies 0.0002 from that of z, a fifth of the tolerance.
    private static PublishedEstimate[] NormalLimit()
    {
        double effect = ShiftOfPower80 * 2 / Math.Sqrt(512);
        return [Runs[(512, effect, effect)].Rate("interaction"), PublishedEstimate.Formula(PowerOfZ.TwoSided(ShiftOfPower80 / 2, 0.05))];
    }
}
