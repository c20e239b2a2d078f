using TrialSim.Analyses;
using TrialSim.Decisions;
using TrialSim.Numerics.Distributions;
using TrialSim.Quantities;
using Xunit.Abstractions;

namespace TrialSim.Tests.Published;

/// <summary>Where two subgroups have the same effect, often just one of them is significant (Brookes 2001, 2004).</summary>
public sealed class OneSubgroupOnlyTests(ITestOutputHelper output)
{
    private static readonly PublishedCase Case = PublishedCase.Read("pub-02-one-subgroup-only");

    private static readonly PublishedRuns<(int PerCell, double Effect)> Runs = new(
        trial => PublishedRun.Of(
            TextbookTrial.InHalves(4 * trial.PerCell, trial.Effect, trial.Effect) with
            {
                Analyses =
                [
                    new PooledT { Name = "overall", Alpha = Level(trial, 2) },
                    new PooledT { Name = "low", Subgroup = "band 1", Alpha = Level(trial, 1) },
                    new PooledT { Name = "high", Subgroup = "band 2", Alpha = Level(trial, 1) },
                    TextbookTrial.InteractionOfHalves,
                ],
                Decisions =
                [
                    new Exactly { Name = "one only", Count = 1, Of = ["low", "high"] },
                    new NoneOf { Name = "overall not", Of = ["overall"] },
                    new AllOf { Name = "one only, overall not", Of = ["one only", "overall not"] },
                    new AllOf { Name = "one only, overall", Of = ["one only", "overall"] },
                ],
            },
            trial.PerCell == 32 ? 1_000_000 : 250_000));

    public static TheoryData<string> Quantities => Case.Quantities;

    // 100 per cell serve as the normal limit. Without an effect the share falls by 0.0009 from 32 to 100 per cell, and by a third of that
    // beyond; with this one, the critical values of z have to be taken (and the standard errors alone are those of t).
    private static (int PerCell, double Effect) Power90 => (100, (1.959963984540054 + 1.2815515655446004) / Math.Sqrt(100));

    [Theory]
    [MemberData(nameof(Quantities))]
    public void One_subgroup_alone_is_often_significant_without_any_difference_between_the_two(string quantity) =>
        Case.Compare(output, quantity, Estimates(quantity));

    private static PublishedEstimate[] Estimates(string quantity) => quantity switch
    {
        "effect 0: one only" => [Runs[(32, 0)].Rate("one only"), Runs[(100, 0)].Rate("one only")],
        "32 per cell, effect 0: one only | overall not" => [WithoutOverall((32, 0))],
        "100 per cell, effect 0: one only | overall not" => [WithoutOverall((100, 0))],
        "normal limit, effect 0: one only | overall not" => [WithoutOverall((100, 0))],
        "32 per cell, effect 0.5: one only" => [Runs[(32, 0.5)].Rate("one only")],
        "32 per cell, effect 0.5: one only | overall not" => [WithoutOverall((32, 0.5))],
        "32 per cell, effect 0.5: one only | overall" => [WithOverall((32, 0.5))],
        "100 per cell, effect 0.1965: one only | overall" => [WithOverall((100, 0.1965))],
        "100 per cell, effect 0.2808: one only | overall" => [WithOverall((100, 0.2808))],
        "normal limit, power 0.9: one only | overall" => [WithOverall(Power90)],
        "interaction" =>
        [
            Runs[(32, 0)].Rate("interaction"), Runs[(32, 0.5)].Rate("interaction"),
            Runs[(100, 0)].Rate("interaction"), Runs[(100, 0.1965)].Rate("interaction"), Runs[(100, 0.2808)].Rate("interaction"),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "nothing reproduces it"),
    };

    private static SignificanceLevel Level((int PerCell, double Effect) trial, int halves) =>
        new(trial == Power90 ? StudentT.TwoSidedTail(1.959963984540054, (2 * halves * trial.PerCell) - 2) : 0.05);

    private static PublishedEstimate WithOverall((int PerCell, double Effect) trial) => Runs[trial].Share("one only, overall", "overall");

    private static PublishedEstimate WithoutOverall((int PerCell, double Effect) trial) =>
        Runs[trial].Share("one only, overall not", "overall not");
}
