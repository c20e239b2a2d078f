using System.Text.Json;
using TrialSim.Assurance;
using TrialSim.Characteristics;
using TrialSim.Findings;
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
        if (c.Number("n") == 600)
        {
            // with 598 degrees of freedom the t test is a z test: R's two numbers differ by 0.0007
            Near.Absolute(c.Number("closed-form"), c.Number("assurance"), 0.001);
            Agrees(c.Number("closed-form"), figures.Assurance, 0.01);
        }

        if (c.Number("spike") > 0)
        {
            Agrees(0.05, figures.GivenNull, 0.01);
        }
        else
        {
            Assert.Equal(Estimate.None, figures.GivenNull);
        }
    }

    // The second stage's t test exactly; with 798 degrees of freedom also the closed form of normal tests (Lan and Wittes 1988; Spiegelhalter et al. 1986).
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Conditional_and_predictive_power_agree_with_R(int number)
    {
        var c = ReferenceFile.Cases(File, "interims").ElementAt(number);
        int rest = (int)(c.Number("n") - c.Number("n1"));
        var scenario = TTestTrial.Of(rest);
        var outlooks = new InterimQuestion
        {
            Rest = scenario,
            Analysis = scenario.Analyses[0],
            Interim = new((int)c.Number("n1"), c.Number("estimate"), c.Number("se")),
            ValueAsGiven = TTestTrial.Points,
            Priors = [TTestTrial.Stated(new NormalPrior { Centre = new(0), Spread = new(c.Number("prior-sd")) })],
            Settings = new(60 + (ulong)number, 100_000, 2),
            Draws = 1000,
        }.Answer(null, CancellationToken.None);
        string[] expected = ["current", "given", "predictive"];
        Assert.Equal(expected.Length, outlooks.Count);
        for (int i = 0; i < expected.Length; i++)
        {
            var found = outlooks[i].Success;
            double error = Math.Max(found.Mcse, 1e-5); // of a power that is almost 1 no trial may fail
            StatisticalAssert.Mean(found.Value, error * Math.Sqrt(100_000), 100_000, c.Number(expected[i]), uncertainty: 0, falseAlarm: 1e-6, detects: c.Number(expected[i]) - 0.015);
        }

        if (rest >= 800)
        {
            Near.Absolute(c.Number("closed-current"), c.Number("current"), 0.001);
            Near.Absolute(c.Number("closed-predictive"), c.Number("predictive"), 0.001);
        }
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
