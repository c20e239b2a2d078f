namespace TrialSim.Quantities;

/// <summary>A place in a scenario, where rules between values report what breaks them.</summary>
/// <param name="breaches">Receives the reports.</param>
/// <param name="path">Property path of the place; empty at the root.</param>
internal readonly struct ScenarioPlace(List<RuleBreach> breaches, string path)
{
    /// <summary>Broken rules reported so far, at any place.</summary>
    public int Breaches => breaches.Count;

    /// <summary>The place: "population.crp.log-mean".</summary>
    public string Path => path;

    /// <summary>The place of a property.</summary>
    public ScenarioPlace At(string property) => new(breaches, path.Length == 0 ? property : $"{path}.{property}");

    /// <summary>The place of a list's entry.</summary>
    public ScenarioPlace At(int index) => new(breaches, $"{path}[{index}]");

    /// <summary>Reports a broken rule.</summary>
    /// <param name="found">What was found and why it cannot be.</param>
    /// <param name="remedy">How to mend it.</param>
    /// <param name="reads">Paths of what the rule reads beside this place; where one of them is itself in error, the report is dropped.</param>
    public void Breach(string found, string remedy, params string[] reads) => breaches.Add(new(path, found, remedy, reads));

    /// <summary>Reports a list without entries.</summary>
    public void MustNotBeEmpty(int count, string remedy)
    {
        if (count == 0)
        {
            Breach("an empty list.", remedy);
        }
    }

    /// <summary>Reports every entry that is not above the one before it.</summary>
    public void MustRise<T>(IReadOnlyList<T> values, string entries)
        where T : struct, IQuantity<T>
    {
        for (int i = 1; i < values.Count; i++)
        {
            if (!(values[i].Value > values[i - 1].Value))
            {
                At(i).Breach(
                    $"{values[i].Value} does not rise above the {values[i - 1].Value} before it.", $"List the {entries} in rising order, each once.", path);
            }
        }
    }

    /// <summary>Reports a list by visit that has not as many entries as there are visits.</summary>
    public void MustCoverVisits(int count, int visits)
    {
        if (visits > 0 && count != visits)
        {
            Breach(
                $"{count} {(count == 1 ? "entry" : "entries")} for {visits} {(visits == 1 ? "visit" : "visits")}.",
                "Give one entry for each of \"outcome.visits\".",
                "outcome.visits");
        }
    }

    /// <summary>Reports a lower bound above the upper one.</summary>
    public void MustNotCross(double? atLeast, double? atMost, string atLeastPath)
    {
        if (atLeast > atMost)
        {
            Breach($"{atMost} lies below the {atLeast} of \"{atLeastPath}\", so nobody qualifies.", "Raise this bound or lower the other.", atLeastPath);
        }
    }
}
