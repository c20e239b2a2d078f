namespace TrialSim.Comparisons;

/// <summary>Which designs no other beats.</summary>
public static class ParetoFront
{
    /// <summary>Every pair of a design and one that beats it: that is better by at least one criterion and worse by none.</summary>
    /// <param name="designs">Number of designs.</param>
    /// <param name="criteria">Each says of two designs whether the first is better (1), worse (-1) or neither (0).</param>
    public static IReadOnlyList<Dominance> Of(int designs, IReadOnlyList<Func<int, int, int>> criteria)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        var found = new List<Dominance>();
        for (int design = 0; design < designs; design++)
        {
            for (int by = 0; by < designs; by++)
            {
                int[] verdicts = [.. criteria.Select(criterion => criterion(by, design))];
                if (by != design && verdicts.Contains(1) && !verdicts.Contains(-1))
                {
                    found.Add(new(design, by, [.. Enumerable.Range(0, verdicts.Length).Where(c => verdicts[c] == 1)]));
                }
            }
        }

        return found;
    }
}
