using System.Globalization;
using TrialSim.Statistics.Data;

namespace TrialSim.Analyses.Tables;

/// <summary>Holds the order of visits against the numbers in their names.</summary>
internal static class VisitOrder
{
    /// <summary>Says so where visits stand in alphabetical order and their numbers do not rise: "Week 10" before "Week 2".</summary>
    /// <param name="results">Receives the note.</param>
    /// <param name="visits">The column of visits.</param>
    /// <param name="order">Names of the visits in the order of the model.</param>
    public static void NoteAlphabetical(ResultSheet results, FactorColumn visits, IReadOnlyList<string> order)
    {
        double?[] numbers = [.. order.Select(FirstNumber)];
        int fall = Enumerable.Range(1, Math.Max(0, order.Count - 1)).FirstOrDefault(i => numbers[i] < numbers[i - 1]);
        if (visits.Order == LevelOrder.OfTheData && fall > 0)
        {
            results.Note(
                $"Visits of column \"{visits.Name}\" are texts and stand in alphabetical order, \"{order[fall - 1]}\" before \"{order[fall]}\": list them in the order of the trial under \"factors\" in \"data\".");
        }
    }

    private static double? FirstNumber(string name)
    {
        string number = new([.. name.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)]);
        return double.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out double value) ? value : null;
    }
}
