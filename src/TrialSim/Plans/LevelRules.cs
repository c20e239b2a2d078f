using TrialSim.Quantities;
using TrialSim.Scenarios;

namespace TrialSim.Plans;

/// <summary>Rules for a list of levels.</summary>
internal static class LevelRules
{
    /// <summary>Reports an empty list and levels listed twice.</summary>
    public static void Check(ScenarioPlace place, IReadOnlyList<string>? levels)
    {
        if (levels is null)
        {
            return;
        }

        place.MustNotBeEmpty(levels.Count, "List the levels, or leave the list out for those that occur.");
        for (int i = 1; i < levels.Count; i++)
        {
            if (levels.Take(i).Contains(levels[i]))
            {
                place.At(i).Breach($"\"{Spelling.Quotable(levels[i])}\" is listed twice.", "List it once.");
            }
        }
    }
}
