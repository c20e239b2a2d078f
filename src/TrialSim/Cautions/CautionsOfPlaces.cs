namespace TrialSim.Cautions;

/// <summary>Cautions of several places (cells of a sweep, designs, sizes), each matter told once, with the places where it holds.</summary>
public static class CautionsOfPlaces
{
    /// <summary>The cautions, kind by kind. Where all places say the same, only what they say; else where it holds, and what the first of these places says.</summary>
    /// <param name="places">The cautions of each place.</param>
    /// <param name="some">Some of the places in words, by number: "In 4 of 6 cells".</param>
    /// <param name="name">One place in words: "cell 1".</param>
    public static IReadOnlyList<Caution> Of(IReadOnlyList<IReadOnlyList<Caution>> places, Func<IReadOnlyList<int>, string> some, Func<int, string> name)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(some);
        ArgumentNullException.ThrowIfNull(name);
        var told =
            from place in Enumerable.Range(0, places.Count)
            from caution in places[place]
            group (Place: place, Caution: caution) by (caution.Kind, caution.Matter) into same
            select Tell([.. same], places.Count, some, name);
        return CautionList.InOrder(told);
    }

    private static Caution Tell((int Place, Caution Caution)[] same, int places, Func<IReadOnlyList<int>, string> some, Func<int, string> name)
    {
        var first = same[0];
        int[] holding = [.. same.Select(s => s.Place).Distinct()];
        bool isOneText = same.All(s => s.Caution.Text == first.Caution.Text);
        if (isOneText && holding.Length == places)
        {
            return first.Caution;
        }

        string example = isOneText || holding.Length == 1 ? string.Empty : $", such as {name(first.Place)}";
        return first.Caution with { Text = $"{some(holding)}{example}: {first.Caution.Text}" };
    }
}
