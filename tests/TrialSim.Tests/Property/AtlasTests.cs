using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using TrialSim.Atlas;
using TrialSim.Characteristics;
using TrialSim.Claims;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Behaviour;

namespace TrialSim.Tests.Property;

public partial class AtlasTests
{
    private static readonly Scenario Raison = ShippedScenarios.Read("raison-2013.json");

    // every rule of the standard plan, those that permute with about as few permutations as their levels allow: how many is nothing that is tested here
    private static readonly AtlasPlan Quick = AtlasPlanFile.Parse(Encoding.UTF8.GetBytes(Permutations().Replace(
        File.ReadAllText(Repository.Path("src/TrialSim/Atlas/standard.json")), match => match.Length == "\"permutations\": 39".Length ? "\"permutations\": 39" : "\"permutations\": 199"))).Plan!;

    private static readonly Scenario Warm = Setup("variance-by-marker").Families[0].Scenario;

    // half a million patients each: drawn once, for all rules
    private static readonly Lazy<ReferencePopulation> WarmPopulation = new(() => ReferencePopulation.Draw(Warm, 2, default));
    private static readonly Dictionary<double, ReferencePopulation> PopulationByEffect = [];

    public static TheoryData<string> Scenarios => [.. ShippedScenarios.Files];

    public static TheoryData<string> Rules => [.. AtlasPlan.Standard.Rules.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void The_standard_plan_fits_every_shipped_scenario_at_least_in_part(string file)
    {
        var scenario = ShippedScenarios.Read(file);
        var reading = new AtlasComposition(scenario, null).Compose(null, null);
        Assert.Empty(reading.Problems);
        Assert.NotEmpty(reading.Setup!.Rules);
        string[] fitting = [.. ShippedFamilies.For(scenario).Where(family => NullFamilyTests.Fits(family, scenario)).Select(family => family.Name)];
        Assert.Empty(fitting.Except(reading.Setup.Families.Select(member => member.Family.Name)));
    }

    [Fact]
    public void The_standard_plan_has_a_rule_of_every_kind()
    {
        var kinds = typeof(ClaimRule).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => kind.DerivedType);
        Assert.Empty(kinds.Except(AtlasPlan.Standard.Rules.Select(rule => rule.GetType())));
    }

    [Fact]
    public void Nothing_of_the_standard_plan_is_left_out_for_the_published_trial()
    {
        var setup = new AtlasComposition(Raison, null).Compose(null, null).Setup!;
        Assert.Empty(setup.LeftOut);
        Assert.Equal(AtlasPlan.Standard.Rules.Select(r => r.Name), setup.Rules.Select(r => r.Name));
        Assert.Equal(setup.Plan.Analyses.Count, AtlasPlan.Standard.Analyses.Count); // none that no rule reads
    }

    // what is no number in a sum of the scoring would show here: it overflows, and in which round depends on the workers
    [Fact]
    public void One_worker_and_eight_count_the_same()
    {
        var setup = Setup("no-effect", "dropout-mnar");
        Assert.Equal(Run(setup, 600, 1).Digest, Run(setup, 600, 8).Digest);
    }

    [Fact]
    public void A_longer_run_begins_with_the_shorter_one_and_a_family_is_the_same_alone()
    {
        var both = Run(Setup("no-effect", "floor"), 130, 2);
        var alone = Run(Setup("floor"), 130, 2);
        var longer = Run(Setup("floor"), 260, 2);
        for (int rule = 0; rule < alone.Setup.Rules.Count; rule++)
        {
            for (int count = 0; count <= ClaimLayout.AnyFalseOf(ClaimKind.HarmOutside); count++)
            {
                long counted = alone.Tally(0, rule).Moments.CountOf(count);
                Assert.Equal(counted, both.Tally(1, rule).Moments.CountOf(count));
                Assert.InRange(counted, 0, longer.Tally(0, rule).Moments.CountOf(count));
            }
        }
    }

    [Theory]
    [InlineData("no-effect")]
    [InlineData("constant-effect")]
    [InlineData("dropout-mnar")]
    public void False_claims_are_those_that_a_run_of_the_family_scores_as_false(string family)
    {
        var setup = Setup(family);
        var scenario = setup.Families[0].Scenario;
        var unknown = new TrueValue(0, 0);
        var truth = new TrueValues([.. scenario.Analyses.Select(_ => unknown)], unknown, unknown);
        var run = OperatingCharacteristics.Of(Simulator.Run(scenario, new(3, 160, 2), truth, null, default));
        var atlas = FalseClaimAtlas.Of(AtlasSimulation.Run(setup, new(3, 160, 2), null, default));
        foreach (var rule in setup.Rules)
        {
            double? scored = run.Figures.Single(f => f.Analysis == rule.Name && f.Claim is null && f.Measure == Measures.FamilyWiseError).Estimate;
            Assert.Equal(scored, atlas.Figures.Single(f => f.Rule == rule.Name && f.Measure == Measures.FamilyWiseError).Estimate);
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Trials_allocate_nothing_once_a_worker_is_warm(string rule)
    {
        var scenario = Warm with { Rules = [Warm.Rules.Single(r => r.Name == rule)] };
        using var run = new TrialRun(scenario.Protocol());
        var tallies = AtlasSimulation.Tallies(scenario, WarmPopulation.Value);
        AtlasSimulation.RunBlock(run, tallies, 1, 0, 64);
        AtlasSimulation.RunBlock(run, tallies, 1, 0, 64);
        long before = GC.GetAllocatedBytesForCurrentThread();
        AtlasSimulation.RunBlock(run, tallies, 1, 0, 64);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(0, ClaimKind.OverallEffect, 0)]
    [InlineData(0, ClaimKind.SubgroupEffect, 0)]
    [InlineData(-3, ClaimKind.OverallEffect, -1)]
    [InlineData(-3, ClaimKind.SubgroupEffect, -1)]
    [InlineData(3, ClaimKind.SubgroupEffect, 1)]
    [InlineData(-3, ClaimKind.EnhancedEffect, 0)]
    [InlineData(3, ClaimKind.EnhancedEffect, 0)]
    [InlineData(3, ClaimKind.HarmOutside, -1)]
    [InlineData(-3, ClaimKind.HarmOutside, 1)]
    public void A_claim_is_judged_by_what_the_mechanism_gives(double points, ClaimKind kind, int sign)
    {
        var set = ClaimedSet.Everybody.With(new(Trials.PatientMarker.Crp, 1.5, Above: true));
        var truth = OfEffect(points).Truth(kind == ClaimKind.OverallEffect ? ClaimedSet.Everybody : set);
        Assert.Equal(sign, Math.Sign(ClaimScoring.Effect(kind, truth)));
    }

    private static ReferencePopulation OfEffect(double points)
    {
        if (!PopulationByEffect.TryGetValue(points, out var population))
        {
            var scenario = Raison with { Outcome = Raison.Outcome with { DrugEffect = points == 0 ? new NoDrugEffect() : new ConstantDrugEffect { Points = new(points) } } };
            population = PopulationByEffect[points] = ReferencePopulation.Draw(scenario, 2, default);
        }

        return population;
    }

    [GeneratedRegex("\"permutations\": [0-9]+")]
    private static partial Regex Permutations();

    private static AtlasSetup Setup(params string[] families) =>
        new AtlasComposition(Raison, Quick).Compose(families.Length == 0 ? null : families, null).Setup!;

    private static AtlasResult Run(AtlasSetup setup, long replicates, int workers) => AtlasSimulation.Run(setup, new(1, replicates, workers), null, default);
}
