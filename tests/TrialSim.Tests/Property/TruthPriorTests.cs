using TrialSim.Assurance;
using TrialSim.Outcomes;
using TrialSim.Tests.Behaviour;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Property;

/// <summary>What holds for every prior.</summary>
public class TruthPriorTests
{
    private const int Strata = 20_000;

    private static readonly TruthPrior[] Kinds =
    [
        new PointPrior { Effect = new(0.7) },
        new NormalPrior { Centre = new(-1), Spread = new(0.4) },
        new ScepticalPrior { Exceeds = new(-2) },
        new PublishedPrior { Estimate = new(-2), P = new(0.02), Shrinkage = new ConditionalShrinkage() },
        new PublishedPrior { P = new(0.01), Shrinkage = new CochraneShrinkage() },
        new UpdatedPrior { Prior = new ScepticalPrior { Exceeds = new(1) }, StandardError = new(0.4) },
        new MixturePrior
        {
            Parts =
            [
                new() { Weight = new(0.25), Prior = new PointPrior { Effect = new(0) } },
                new() { Weight = new(0.75), Prior = new PublishedPrior { P = new(0.01), Shrinkage = new ConditionalShrinkage() } },
            ],
        },
        new DrawsPrior { File = "x.csv", Rows = new(["effect"], [[0], [0.5], [2]], [2, 3, 4]) },
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Kinds.Length)];

    public static TheoryData<string> Shipped => [.. Directory.GetFiles(Repository.Path("scenarios/priors"), "*.json").Select(f => Path.GetFileName(f)!).Order()];

    [Fact]
    public void No_kind_is_missing_here() => Assert.Equal(
        typeof(TruthPrior).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(TruthPrior))).ToHashSet(), Kinds.Select(k => k.GetType()).ToHashSet());

    // Even places in the probability are the finest strata: their effects have the prior's moments and shares.
    [Theory]
    [MemberData(nameof(Numbers))]
    public void Stratified_draws_have_the_mean_spread_and_shares_of_the_prior(int kind)
    {
        var law = Kinds[kind].Law();
        double[] draws = [.. Enumerable.Range(0, Strata).Select(i => law.At((i + 0.5) / Strata))];
        // half a stratum's probability on either side of a step, and the tails beyond the outermost places
        Near.Absolute(Kinds[kind].Mean, draws.Average(), 5e-4 * (1 + law.Sd), kind);
        Near.Absolute(Kinds[kind].Sd, Math.Sqrt(draws.Sum(d => (d - law.Mean) * (d - law.Mean)) / Strata), 5e-3 * law.Sd, kind);
        foreach (double effect in (double[])[-1, 0, 0.3, 1])
        {
            Near.Absolute(law.Below(effect), draws.Count(d => d < effect) / (double)Strata, 2.0 / Strata, (kind, effect));
            Near.Absolute(law.Exactly(effect), draws.Count(d => d == effect) / (double)Strata, 2.0 / Strata, (kind, effect));
            Near.Absolute(law.Above(effect), draws.Count(d => d > effect) / (double)Strata, 2.0 / Strata, (kind, effect));
        }
    }

    [Fact]
    public void A_result_that_says_nothing_updates_nothing_and_one_without_error_leaves_only_itself()
    {
        var before = new NormalPrior { Centre = new(0.4), Spread = new(0.3) };
        var vague = new UpdatedPrior { Prior = before, Estimate = new(5), StandardError = new(1e6) };
        var exact = new UpdatedPrior { Prior = before, Estimate = new(5), StandardError = new(1e-6) };
        Near.Relative(0.4, vague.Mean, 1e-9);
        Near.Relative(0.3, vague.Sd, 1e-9);
        Near.Relative(5, exact.Mean, 1e-9);
        Near.Absolute(0, exact.Sd, 1e-5);
    }

    [Fact]
    public void Two_updates_are_one_by_both_results()
    {
        var before = new ScepticalPrior { Exceeds = new(1) };
        var twice = new UpdatedPrior { Prior = new UpdatedPrior { Prior = before, Estimate = new(1), StandardError = new(0.5) }, Estimate = new(0.2), StandardError = new(0.25) };
        var once = new UpdatedPrior { Prior = before, Estimate = new(((1 * 4.0) + (0.2 * 16)) / 20), StandardError = new(Math.Sqrt(1 / 20.0)) };
        Near.Relative(once.Mean, twice.Mean, 1e-12);
        Near.Relative(once.Sd, twice.Sd, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_shipped_prior_is_sound_names_its_source_and_keeps_its_direction(string file)
    {
        var reading = PriorFile.Read(Repository.Path($"scenarios/priors/{file}"));
        Assert.Empty(reading.Problems);
        Assert.InRange(reading.Prior!.Prior.Mean, 0.1, 1);
        Assert.Contains("10.1001/2013.jamapsychiatry.4", reading.Prior.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void An_effect_is_a_multiple_of_the_drug_effect_or_the_value_of_the_property()
    {
        var scenario = TestScenarios.RaisonLike;
        var drug = (LinearDrugEffect)scenario.Outcome.DrugEffect;
        var multiples = new StatedPrior { Name = "m", Source = "s", Prior = Kinds[0] };
        var property = multiples with { About = "outcome.drug-effect.slope" };
        Assert.Equal(drug with { Slope = new(-0.5 * drug.Slope.Value) }, multiples.At(scenario, -0.5).Scenario!.Outcome.DrugEffect);
        Assert.Equal(drug with { Slope = new(-3.25) }, property.At(scenario, -3.25).Scenario!.Outcome.DrugEffect);
        Assert.Contains("no multiple", multiples.At(scenario with { Outcome = scenario.Outcome with { DrugEffect = new NoDrugEffect() } }, 1).Problems[0].Found, StringComparison.Ordinal);
    }
}
