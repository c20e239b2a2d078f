using System.Globalization;
using TrialSim.Statistics.Data;

namespace TrialSim.Statistics.Estimation;

/// <summary>A predictor of a reference grid and the values that it takes there.</summary>
/// <param name="Name">The data's column.</param>
/// <param name="Texts">The values as text, in order: levels of a factor, reference first, or numbers.</param>
/// <param name="IsFactor">Whether the values are levels.</param>
/// <param name="IsCounted">Whether the values are all those of the data, so that rows can be counted by them.</param>
public sealed record GridVariable(string Name, IReadOnlyList<string> Texts, bool IsFactor, bool IsCounted)
{
    /// <summary>Number of values.</summary>
    public int Count => Texts.Count;

    /// <summary>A value as it stands in the label of a contrast: after the variable's name where all values are numbers.</summary>
    public string Label(int value) => Texts.All(IsNumber) ? Name + Texts[value] : Texts[value];

    /// <summary>The values as a column of the grid.</summary>
    /// <param name="codes">Number of the value in each row of the grid.</param>
    internal DataColumn Column(int[] codes) => IsFactor
        ? new FactorColumn(Name, codes, [.. Texts], LevelOrder.Declared)
        : new NumericColumn(Name, Array.ConvertAll(codes, code => double.Parse(Texts[code], CultureInfo.InvariantCulture)));

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
