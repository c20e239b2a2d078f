namespace TrialSim.Sweeps;

/// <summary>A property that is varied, and the values that it takes.</summary>
/// <param name="Path">Where the property stands in a scenario: "outcome.drug-effect.slope".</param>
/// <param name="Values">Its values in their order.</param>
public sealed record SweepAxis(string Path, IReadOnlyList<SweepValue> Values)
{
    /// <summary>Most values of one property, and most cells of a sweep.</summary>
    public const int MostValues = 2000;

    private const string Patients = "design.patients";

    /// <summary>The property as it was asked for, values included: "n=60..480:60".</summary>
    public string Text { get; init; } = $"{Path}={string.Join(',', Values.Select(v => v.Json))}";

    /// <summary>The property as it was asked for: "n" or its path.</summary>
    public string Label => Text[..Text.IndexOf('=', StringComparison.Ordinal)];

    /// <summary>Reads PATH=VALUES; "n" stands for design.patients.</summary>
    /// <param name="text">A path and a list of values or ranges, as <see cref="ValueList"/> reads them.</param>
    public static SweepAxisReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string label = equals < 0 ? string.Empty : text[..equals].Trim();
        if (label.Length == 0)
        {
            return SweepAxisReading.Wrong(
                text, "not PATH=VALUES.", "Write the path of a property, \"=\" and its values: n=60,120,240 or outcome.drug-effect.slope=-6..0:1.5.");
        }

        var (values, problem) = ValueList.Read(text[(equals + 1)..]);
        return problem is { } found
            ? SweepAxisReading.Wrong(text, found.Found, found.Remedy)
            : new(new(label == "n" ? Patients : label, values) { Text = $"{label}={text[(equals + 1)..]}" }, null);
    }
}
