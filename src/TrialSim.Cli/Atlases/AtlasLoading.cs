using TrialSim.Atlas;
using TrialSim.Cli.Commands;
using TrialSim.Quantities;
using TrialSim.Scenarios;

namespace TrialSim.Cli.Atlases;

/// <summary>Reads what an atlas is made of, and refuses what cannot be.</summary>
internal static class AtlasLoading
{
    private const string Standard = "standard";

    /// <summary>The atlas that a command line asks for.</summary>
    /// <param name="scenarioFile">Path of the scenario.</param>
    /// <param name="planFile">Path of the user's plan; null is the standard one.</param>
    /// <param name="families">Names of families; null or none is all.</param>
    /// <param name="rules">Names of rules; null or none is all.</param>
    /// <exception cref="RefusedException">A file cannot be read, something is wrong with it, a name is not known, or plan and scenario do not fit.</exception>
    public static AtlasSetup Load(string scenarioFile, string? planFile, string[]? families, string[]? rules)
    {
        var scenario = ScenarioLoading.Load(scenarioFile);
        var plan = planFile is null ? null : AtlasPlanFile.Read(planFile);
        if (plan is { Problems.Count: > 0 })
        {
            throw new RefusedException(ScenarioLoading.Describe(planFile!, plan.Problems));
        }

        var composition = new AtlasComposition(scenario, plan?.Plan);
        var reading = composition.Compose(
            Chosen("--family", "family", families, composition.FamilyNames, "Families"), Chosen("--rule", "rule", rules, composition.RuleNames, "Rules"));
        return reading.Setup ?? throw new RefusedException(plan is null
            ? ScenarioLoading.Describe(scenarioFile, reading.Problems)
            : ScenarioLoading.Describe(planFile!, [.. reading.Problems.Select(p => p with { Line = plan.LineOf(p.Path) })]));
    }

    /// <summary>A scenario with the subgroups, analyses and rules of a plan instead of its own; says on standard error what it does not fit.</summary>
    /// <param name="scenarioFile">Path of the scenario.</param>
    /// <param name="plan">Path of the plan, or "standard".</param>
    /// <exception cref="RefusedException">As for <see cref="Load"/>.</exception>
    public static Scenario WithRules(string scenarioFile, string plan)
    {
        if (string.IsNullOrWhiteSpace(plan))
        {
            throw new RefusedException($"--rules: no plan is named. Name a file, or \"{Standard}\".");
        }

        var setup = Load(scenarioFile, plan == Standard ? null : plan, null, null);
        foreach (var leftOut in setup.LeftOut.Where(l => !setup.Families.Any(f => f.Family.Name == l.Name)))
        {
            Console.Error.WriteLine($"Left out: {leftOut.Name}: {leftOut.Reason}");
        }

        return setup.WithRules with { Title = $"{setup.Scenario.Title}; with the rules of the plan \"{(plan == Standard ? Standard : setup.Plan.Title)}\"" };
    }

    private static string[]? Chosen(string option, string what, string[]? names, IReadOnlyList<string> known, string listedAs)
    {
        if (names?.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new RefusedException($"{option}: there is no {what} \"{Spelling.Quotable(unknown)}\". {Spelling.Suggest(unknown, known, listedAs, known.Count)}");
        }

        if (names?.FirstOrDefault(name => names.Count(other => other == name) > 1) is { } twice)
        {
            throw new RefusedException($"{option}: \"{Spelling.Quotable(twice)}\" is named twice. Name it once.");
        }

        return names is { Length: > 0 } ? names : null;
    }
}
