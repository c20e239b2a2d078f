using TrialSim.Analyses;
using TrialSim.Outcomes;
using TrialSim.Randomization;
using TrialSim.Scenarios;
using TrialSim.Statistics;
using TrialSim.Statistics.Power;
using Xunit.Abstractions;

namespace TrialSim.Tests.Published;

/// <summary>Sizes and powers of two-arm trials that everybody knows (Cohen 1988; Mehta and Pocock 2011; Borm 2007).</summary>
public sealed class TwoSampleTests(ITestOutputHelper output)
{
    private const long Replicates = 1_000_000;

    private static readonly PublishedCase Case = PublishedCase.Read("pub-17-two-sample-basics");

    public static TheoryData<string> Quantities => Case.Quantities;

    [Theory]
    [MemberData(nameof(Quantities))]
    public void Textbook_sizes_have_textbook_power(string quantity) => Case.Compare(output, quantity, Estimates(quantity));

    private static PublishedEstimate[] Estimates(string quantity) => quantity switch
    {
        "d=0.2: per arm for 80%" => [PublishedEstimate.Formula(PowerOfT.PatientsPerArm(0.2, 0.8, 0.05))],
        "d=0.5: per arm for 80%" => [PublishedEstimate.Formula(PowerOfT.PatientsPerArm(0.5, 0.8, 0.05))],
        "d=0.8: per arm for 80%" => [PublishedEstimate.Formula(PowerOfT.PatientsPerArm(0.8, 0.8, 0.05))],
        "d=0.5: per arm for 90%" => [PublishedEstimate.Formula(PowerOfT.PatientsPerArm(0.5, 0.9, 0.05))],
        "d=0.5, 64+64" => Unadjusted(64, 64, 0.5),
        "d=0.5, 30+30" => Unadjusted(30, 30, 0.5),
        "d=0.8, 25+17" => Unadjusted(25, 17, 0.8),
        "difference 2, sd 7.5, one-sided" => OneSided(2),
        "difference 1.6, sd 7.5, one-sided" => OneSided(1.6),
        "difference 1.6, sd 7.5: total for 80%" => [PublishedEstimate.Formula(2 * PowerOfZ.PatientsPerArm(1.6 / 7.5, 0.8, 0.05))],
        "d=0.5, rho 0.5, 48+48" => [Adjusted(48, 0.5)],
        "d=0.5, rho 0.5, 64+64" => [Adjusted(64, 0.5)],
        "d=0.5, rho 0.7, 33+33" => [Adjusted(33, 0.7)],
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "nothing reproduces it"),
    };

    private static PublishedEstimate[] Unadjusted(int treatment, int control, double difference)
    {
        bool equal = treatment == control;
        var trial = TextbookTrial.WithEffect(treatment + control, difference) with
        {
            Randomization = new PermutedBlocks
            {
                Ratio = equal ? AllocationRatio.Equal : new(treatment, control),
                BlockSizes = [equal ? 2 : treatment + control],
            },
            Analyses = [new PooledT { Name = "test" }],
        };
        return [Power(trial), PublishedEstimate.Formula(PowerOfT.TwoSample(difference, treatment, control, 0.05))];
    }

    // The published power is that of the z test; the t test's lies 0.0017 to 0.0019 lower.
    private static PublishedEstimate[] OneSided(double difference)
    {
        const int Patients = 442;
        const double Sd = 7.5;
        var trial = TextbookTrial.WithEffect(Patients, difference);
        trial = trial with
        {
            Outcome = trial.Outcome with { Residual = new CompoundSymmetry { Sd = [new(Sd)], Correlation = new(0) } },
            Analyses = [new PooledT { Name = "test", Alternative = Alternative.Greater, Alpha = new(0.025) }],
        };
        double shift = difference / (Sd * 2 / Math.Sqrt(Patients));
        return
        [
            Power(trial),
            PublishedEstimate.Formula(PowerOfZ.OneSided(shift, 0.025)),
            PublishedEstimate.Formula(PowerOfT.OneSided(shift, Patients - 2, 0.025)),
        ];
    }

    private static PublishedEstimate Adjusted(int perArm, double correlation) =>
        Power(TextbookTrial.PrePost(2 * perArm, 0.5, correlation) with
        {
            Analyses = [new Ancova { Name = "test", Endpoint = ContinuousEndpoint.Score }],
        });

    private static PublishedEstimate Power(Scenario trial) => PublishedRun.Of(trial, Replicates).Rate("test");
}
