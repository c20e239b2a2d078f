using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Scenarios;

/// <summary>Rules for the names that a file gives to its parts.</summary>
internal static class NameRules
{
    /// <summary>Reports a name that could not be printed.</summary>
    public static void CheckName(ScenarioPlace place, string name)
    {
        const int Longest = 100;
        if (string.IsNullOrWhiteSpace(name))
        {
            place.Breach("a name without letters.", "Give it a name of at least one letter or digit.");
        }
        else if (name.Length > Longest || name != name.Trim() || name.Any(char.IsControl))
        {
            place.Breach(
                $"\"{Spelling.Quotable(name)}\" would spoil tables.",
                $"Use at most {Longest} characters, without line breaks, tabs or blanks at either end.");
        }
    }

    /// <summary>Reports the name of a scenario or study that could not name a file.</summary>
    public static void CheckFileName(ScenarioPlace place, string name)
    {
        CheckName(place, name);
        if (name.Any("/\\:*?\"<>|".Contains))
        {
            place.Breach($"\"{Spelling.Quotable(name)}\" cannot name a file.", "Use letters, digits, hyphens and points, such as \"raison-2013\".");
        }
    }

    /// <summary>Reports the name of an analysis, decision or claim rule that could not be told from others.</summary>
    /// <param name="place">Place of the name.</param>
    /// <param name="name">The name.</param>
    /// <param name="taken">Names of what stands further up.</param>
    /// <param name="others">What that is, in words.</param>
    public static void CheckResultName(ScenarioPlace place, string name, IEnumerable<string> taken, string others = "an analysis")
    {
        CheckName(place, name);
        if (name == Subgroup.All)
        {
            place.Breach("\"all\" means everybody in the results.", "Choose another name.");
        }
        else if (taken.Contains(name))
        {
            place.Breach(
                $"\"{Spelling.Quotable(name)}\" names {others} further up too.", "Name them all differently.", "analyses[].name", "decisions[].name");
        }
    }

    /// <summary>Reports subgroups that cannot be or cannot be told from each other.</summary>
    /// <param name="place">Place of the list.</param>
    /// <param name="subgroups">The subgroups.</param>
    /// <param name="units">Units of the markers that form them.</param>
    /// <param name="further">Other rules of a subgroup that is sound so far.</param>
    public static void CheckSubgroups(ScenarioPlace place, IReadOnlyList<Subgroup> subgroups, MarkerUnits units, Action<ScenarioPlace, Subgroup>? further = null)
    {
        for (int i = 0; i < subgroups.Count; i++)
        {
            var here = place.At(i);
            string name = subgroups[i].Name;
            int before = here.Breaches;
            subgroups[i].Check(here, units);
            if (here.Breaches > before)
            {
                continue; // its name may follow from its bounds
            }

            CheckName(here.At("name"), name);
            if (name == Subgroup.All)
            {
                here.At("name").Breach("\"all\" is the subgroup of everybody.", "Choose another name.");
            }
            else if (subgroups.Take(i).Any(earlier => earlier.Name == name))
            {
                here.At("name").Breach($"\"{Spelling.Quotable(name)}\" names a subgroup further up too.", "Name every subgroup differently.", "subgroups");
            }

            further?.Invoke(here, subgroups[i]);
        }
    }

    /// <summary>Reports subgroups that an analysis names and nobody has defined.</summary>
    public static void CheckSubgroupsNamed(ScenarioPlace analysis, IReadOnlyList<string> named, IReadOnlyList<Subgroup> subgroups)
    {
        foreach (string name in named)
        {
            CheckSubgroupNamed(analysis.At("subgroup"), name, subgroups);
        }
    }

    /// <summary>What to do about the name of an analysis that nobody has defined.</summary>
    public static string SuggestAnalysis(string name, IReadOnlyList<string> known) =>
        known.Count == 0 ? "Add it to \"analyses\": there are none." : Spelling.Suggest(name, known, "Known here");

    /// <summary>Reports a subgroup that nobody has defined.</summary>
    public static void CheckSubgroupNamed(ScenarioPlace place, string name, IReadOnlyList<Subgroup> subgroups)
    {
        string[] known = [Subgroup.All, .. subgroups.Select(s => s.Name)];
        if (!known.Contains(name))
        {
            place.Breach($"there is no subgroup \"{Spelling.Quotable(name)}\".", Spelling.Suggest(name, known, "Known subgroups"), "subgroups");
        }
    }
}
