using TrialSim.Analyses;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Sizing;
using TrialSim.Statistics.Power;
using Xunit.Abstractions;

namespace TrialSim.Tests.Published;

/// <summary>The search finds the sizes of Brookes 2004 (fourfold) and Gelman 2018 (sixteenfold) from a trial of 128.</summary>
public sealed class SizedInteractionTests(ITestOutputHelper output)
{
    private const double MainEffect = 0.5;
    private const double PowerError = 0.004;

    [Fact]
    public void The_main_effect_needs_128_patients() => Compare(Trial(0), "main effect", 128, n => PowerOfT.TwoSample(MainEffect, n / 2, n / 2, 0.05));

    [Fact]
    public void An_interaction_of_the_size_of_the_main_effect_needs_four_times_as_many() => Compare(Trial(MainEffect), "interaction", 512, n => InteractionPower(MainEffect, n));

    [Fact]
    public void An_interaction_of_half_its_size_needs_sixteen_times_as_many() => Compare(Trial(MainEffect / 2), "interaction", 2048, n => InteractionPower(MainEffect / 2, n));

    // the standard error of a difference between halves is four residual SD over the root of n
    private static double InteractionPower(double interaction, double patients) => PowerOfT.TwoSided(interaction * Math.Sqrt(patients) / 4, patients - 4, 0.05);

    // The interval holds the answer of noncentral t, which is up to 2% below the multiple of 128: a trial of 128 has a power of 0.8015, and the
    // critical value of t falls. At an error of 0.004 of the power the value itself is good to 1%, so that 5% are five errors beside those 2%.
    private void Compare(Scenario scenario, string goal, double published, Func<double, double> power)
    {
        var question = new SizeQuestion
        {
            GoalName = goal,
            Goal = Evidence.Named(goal, scenario, ObservedDirection.Either)!,
            Knob = new PatientsKnob(),
            Truths = [new("truth", "as published", scenario)],
            Powers = [0.8],
            PowerError = PowerError,
        };
        var answer = new SizeSearch(question, question.Truths[0], new(1, 1, Environment.ProcessorCount), null, CancellationToken.None).Find(0.8);
        output.WriteLine($"{goal}: {answer.Value} [{answer.Lower}, {answer.Upper}], published {published}");
        double exact = Enumerable.Range(3, 5000).Select(pairs => 2.0 * pairs).First(n => power(n) >= 0.8);
        Assert.InRange(exact, answer.Lower!.Value, answer.Upper!.Value);
        Assert.InRange(exact, 0.98 * published, published);
        Assert.InRange(answer.Value!.Value, 0.93 * published, 1.05 * published);
    }

    // halves of random size: screening for fixed ones in large trials would take most of the time, and they cost a patient or two
    private static Scenario Trial(double interaction)
    {
        var trial = TextbookTrial.InHalves(128, -MainEffect + (interaction / 2), -MainEffect - (interaction / 2));
        return trial with
        {
            Population = trial.Population with { Quotas = null },
            Analyses = [new PooledT { Name = "main effect" }, TextbookTrial.InteractionOfHalves],
        };
    }
}
