using System.Text.Json;
using TrialSim.Analyses;
using TrialSim.Outcomes;
using TrialSim.Randomization;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Sizing;
using TrialSim.Tests.Published;
using TrialSim.Trials;

namespace TrialSim.Tests.Reference.Sizing;

/// <summary>A test, its trial and the number of patients that it needs by noncentral t (sizes.R), integrated over the covariate where there is one.</summary>
internal sealed record SizeCase(string Test, string Ratio, int Block, double Effect, double Power, long Patients)
{
    public static IReadOnlyList<SizeCase> All { get; } = Read();

    public string Name => FormattableString.Invariant($"{Test} {Ratio}, effect {Effect}, power {Power}");

    /// <summary>Searches from a trial far from the answer.</summary>
    public SizeAnswer Find(ulong seed, double powerError) => Find(Scenario(), seed, powerError);

    public SizeAnswer Find(Scenario scenario, ulong seed, double powerError)
    {
        var question = new SizeQuestion
        {
            GoalName = "test",
            Goal = Evidence.Named("test", scenario, ObservedDirection.Either)!,
            Knob = new PatientsKnob(),
            Truths = [new("truth", "as given", scenario)],
            Powers = [Power],
            PowerError = powerError,
        };
        return new SizeSearch(question, question.Truths[0], new(seed, 1, Environment.ProcessorCount), null, CancellationToken.None).Find(Power);
    }

    private Scenario Scenario()
    {
        Assert.True(AllocationRatio.TryParse(Ratio, out var ratio));
        var scenario = Test switch
        {
            "pooled" => TextbookTrial.WithEffect(20 * Block, -Effect) with { Analyses = [new PooledT { Name = "test" }] },
            "ancova" => Adjusted(TextbookTrial.WithEffect(20 * Block, -Effect)),
            "slopes" => Slopes(TextbookTrial.Of(20 * Block)),
            "halves" => TextbookTrial.InHalves(20 * Block, 0, -Effect) with { Analyses = [TextbookTrial.InteractionOfHalves with { Name = "test" }] },
            _ => throw new ArgumentOutOfRangeException(nameof(Test), Test, "no such trial"),
        };
        return Test == "halves" ? scenario : scenario with { Randomization = new PermutedBlocks { Ratio = ratio, BlockSizes = [Block] } };
    }

    private static Scenario Adjusted(Scenario trial) => trial with
    {
        Population = trial.Population with { Baseline = new() { Mean = new(0), Sd = new(1) } },
        Analyses = [new Ancova { Name = "test", Covariates = [Covariate.Baseline] }],
    };

    private Scenario Slopes(Scenario trial) => trial with
    {
        Outcome = trial.Outcome with { DrugEffect = new LinearDrugEffect { Slope = new(-Effect), NullAt = new(1) } },
        Analyses = [new CrpInteraction { Name = "test", Marker = new LogCoding(), Covariates = [] }],
    };

    private static SizeCase[] Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "Sizing", "sizes.json")));
        return
        [
            .. document.RootElement.GetProperty("cases").EnumerateArray().Select(c => new SizeCase(
                c.GetProperty("test").GetString()!, c.GetProperty("ratio").GetString()!, c.GetProperty("block").GetInt32(), c.GetProperty("effect").GetDouble(),
                c.GetProperty("power").GetDouble(), c.GetProperty("patients").GetInt64())),
        ];
    }
}
