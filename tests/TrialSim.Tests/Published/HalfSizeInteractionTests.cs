using TrialSim.Analyses;
using TrialSim.Characteristics;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics;
using TrialSim.Statistics.Power;
using Xunit.Abstractions;

namespace TrialSim.Tests.Published;

/// <summary>An interaction of half the size of the main effect needs 16 times the patients (Gelman 2018).</summary>
public sealed class HalfSizeInteractionTests(ITestOutputHelper output)
{
    private const int Many = 1000;

    private static readonly PublishedCase Case = PublishedCase.Read("pub-03-half-size-interaction");

    // With 998 degrees of freedom the rates lie 0.0001 from those of z; at a mean of 2.8 only with the critical value of z itself.
    private static readonly PublishedRuns<double> Shifts = new(
        mean => PublishedRun.Of(
            TextbookTrial.WithEffect(Many, mean * 2 / Math.Sqrt(Many)) with
            {
                Analyses =
                [
                    new PooledT { Name = "two-sided" },
                    new PooledT { Name = "above", Alternative = Alternative.Greater, Alpha = new(0.025) },
                    new PooledT { Name = "above 1.96", Alternative = Alternative.Greater, Alpha = new(StudentT.UpperTail(1.959963984540054, Many - 2)) },
                ],
            },
            1_000_000));

    private static readonly PublishedRuns<int> Interactions = new(
        patients => PublishedRun.Of(Halves(patients) with { Analyses = [TextbookTrial.InteractionOfHalves] }, patients < Many ? 500_000 : 250_000));

    public static TheoryData<string> Quantities => Case.Quantities;

    [Theory]
    [MemberData(nameof(Quantities))]
    public void Half_the_size_needs_sixteen_times_the_patients(string quantity) => Case.Compare(output, quantity, Estimates(quantity));

    private static PublishedEstimate[] Estimates(string quantity) => quantity switch
    {
        "z mean 0.7: above 1.96" => [Shifts[0.7].Rate("above"), PublishedEstimate.Formula(PowerOfZ.OneSided(0.7, 0.025))],
        "z mean 2.8: above 1.96" => [Shifts[2.8].Rate("above 1.96"), PublishedEstimate.Formula(PowerOfZ.OneSided(2.8, 0.025))],
        "z mean 0.7: two-sided" => [Shifts[0.7].Rate("two-sided"), PublishedEstimate.Formula(PowerOfZ.TwoSided(0.7, 0.05))],
        "z mean 0.7: type S" => [Shifts[0.7].Of("two-sided", Measures.TypeS), PublishedEstimate.Formula(PowerOfZ.SignError(0.7, 0.05))],
        "z mean 0.7: type M" => [Shifts[0.7].Of("two-sided", Measures.TypeM), PublishedEstimate.Formula(PowerOfZ.Exaggeration(0.7, 0.05))],
        "interaction 0.25, n=128" => InteractionOf(128),
        "interaction 0.25, n=2048" => InteractionOf(2048),
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "nothing reproduces it"),
    };

    private static PublishedEstimate[] InteractionOf(int patients) =>
    [
        Interactions[patients].Rate("interaction"),
        PublishedEstimate.Formula(PowerOfT.TwoSided(0.25 * Math.Sqrt(patients) / 4, patients - 4, 0.05)),
    ];

    // Among 2048, halves of random size cost 0.0002 of power, and screening for fixed ones would take most of the time.
    private static Scenarios.Scenario Halves(int patients)
    {
        var trial = TextbookTrial.InHalves(patients, 0.375, 0.625);
        return patients < Many ? trial : trial with { Population = trial.Population with { Quotas = null } };
    }
}
