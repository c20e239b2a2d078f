using TrialSim.Claims;
using TrialSim.Scenarios;

namespace TrialSim.Atlas;

/// <summary>What an atlas runs: the scenario with the plan's rules, once for each null family.</summary>
public sealed record AtlasSetup
{
    /// <summary>The scenario as the user wrote it.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The same with the plan's subgroups, analyses and rules instead of its own.</summary>
    public required Scenario WithRules { get; init; }

    /// <summary>Subgroups, analyses and rules that are run, and the user's families.</summary>
    public required AtlasPlan Plan { get; init; }

    /// <summary>The families, each with the scenario that it makes of the user's.</summary>
    public required IReadOnlyList<(NullFamily Family, Scenario Scenario)> Families { get; init; }

    /// <summary>What of the shipped plan and families the scenario does not fit.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    /// <summary>The rules, in the order of tables.</summary>
    public IReadOnlyList<ClaimRule> Rules => Plan.Rules;
}
