using System.Text.Json;
using TrialSim.Assurance;
using TrialSim.Characteristics;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Assurance;

/// <summary>
/// Simulated assurance of a t test against assurance.json (assurance.R: the noncentral t integrated over the prior), and against the closed form
/// of a z test, Phi((sqrt(t) mu - z) / sqrt(1 + t tau^2)) on each side (O'Hagan, Stevens and Campbell 2005).
/// </summary>
public sealed class AssuranceReferenceTests
{
    private const string File = "Assurance/assurance.json";
    private const long Trials = 200_000;

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, ReferenceFile.Cases(File, "cases").Count())];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_figure_agrees_with_integration_in_R(int number)
    {
        var c = ReferenceFile.Cases(File, "cases").ElementAt(number);
        var figures = TTestTrial.Run((int)c.Number("n"), Prior(c), seed: 10 + (ulong)number, Trials, draws: 1000).Figures();
        Agrees(c.Number("assurance"), figures.Assurance, 0.01);
        Agrees(c.Number("favourable"), figures.Favourable, 0.01);
        Agrees(c.Number("predictive-value"), figures.PredictiveValue, 0.02);
        Agrees(c.Number("given-effect"), figures.GivenEffect, 0.02);
        Agrees(c.Number("effect-among-successes"), figures.EffectAmongSuccesses, 0.1);
        Near.Absolute(c.Number("benefit"), figures.ProbabilityOfBenefit, 1e-12);
        Near.Absolute(1 - c.Number("spike"), figures.ProbabilityOfEffect, 1e-12);
        if (c.Number("spike") > 0)
        {
            Agrees(0.05, figures.GivenNull, 0.01);
        }
        else
        {
            Assert.Equal(Estimate.None, figures.GivenNull);
        }
    }

    // With 598 degrees of freedom the t test is a z test: R's two numbers differ by 0.0007.
    [Fact]
    public void With_many_patients_assurance_is_the_closed_form_of_a_z_test()
    {
        var c = ReferenceFile.Cases(File, "cases").Single(c => c.Number("n") == 600);
        Near.Absolute(c.Number("closed-form"), c.Number("assurance"), 0.001);
        var figures = TTestTrial.Run(600, Prior(c), seed: 4, Trials, draws: 1000).Figures();
        StatisticalAssert.Mean(
            figures.Assurance.Value, figures.Assurance.Mcse * Math.Sqrt(Trials), Trials, c.Number("closed-form"), uncertainty: 0.0005, falseAlarm: 1e-6, detects: c.Number("closed-form") + 0.01);
    }

    private static void Agrees(double expected, in Estimate found, double detects) =>
        StatisticalAssert.Mean(found.Value, found.Mcse * Math.Sqrt(Trials), Trials, expected, uncertainty: 0, falseAlarm: 1e-6, detects: expected + detects);

    private static TruthPrior Prior(JsonElement c)
    {
        var normal = new NormalPrior { Centre = new(c.Number("mean")), Spread = new(c.Number("sd")) };
        double spike = c.Number("spike");
        return spike == 0 ? normal : new MixturePrior
        {
            Parts = [new() { Weight = new(spike), Prior = new PointPrior { Effect = new(0) } }, new() { Weight = new(1 - spike), Prior = normal }],
        };
    }
}
