using TrialSim.Scenarios;

namespace TrialSim.Assurance;

/// <summary>One truth drawn from a prior.</summary>
/// <param name="Scenario">The scenario in which it holds, with only what the goal needs.</param>
/// <param name="Multiple">The drug's effect in multiples of that of the scenario as given; NaN where it is no multiple.</param>
/// <param name="Kind">What a success means.</param>
internal readonly record struct DrawnTruth(Scenario Scenario, double Multiple, TruthKind Kind)
{
    /// <summary>A truth as a prior's scenario states it.</summary>
    /// <param name="scenario">The scenario in which it holds.</param>
    /// <param name="given">The scenario as given.</param>
    /// <param name="goal">What trials are to show.</param>
    public static DrawnTruth Of(Scenario scenario, Scenario given, AssuranceGoal goal)
    {
        double multiple = EffectMultiple.Of(scenario.Outcome.DrugEffect, given.Outcome.DrugEffect, given.Population);
        var kind = (multiple, goal.Sign) switch
        {
            (0, _) or (_, ClaimedSign.Nothing) => TruthKind.Null,
            (double.NaN, _) or (_, ClaimedSign.Unknown or ClaimedSign.Absence) => TruthKind.Undirected,
            ( > 0, ClaimedSign.Favourable) or ( < 0, ClaimedSign.Adverse) => TruthKind.Favourable,
            _ => TruthKind.Adverse,
        };
        return new(goal.Stripped(scenario), multiple, kind);
    }
}
