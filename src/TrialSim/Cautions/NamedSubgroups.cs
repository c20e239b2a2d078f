using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Cautions;

/// <summary>The subgroups in which something is tested, "all" left out.</summary>
internal static class NamedSubgroups
{
    /// <summary>Each with the names of the analyses and claim rules that use it.</summary>
    public static IEnumerable<(Subgroup Subgroup, string[] Users)> Of(Scenario scenario)
    {
        foreach (var subgroup in scenario.Subgroups.Where(s => s.Name != Subgroup.All))
        {
            string[] users =
            [
                .. scenario.Analyses.Where(a => a.SubgroupsNamed.Contains(subgroup.Name)).Select(a => a.Name),
                .. scenario.Rules.Where(r => r.SubgroupsNamed.Any(named => named.Name == subgroup.Name)).Select(r => r.Name),
            ];
            if (users.Length > 0)
            {
                yield return (subgroup, users);
            }
        }
    }
}
