namespace TrialSim.Statistics.Estimation;

/// <summary>Which least squares means: of every combination of <paramref name="Of"/>, separately at every combination of <paramref name="By"/>.</summary>
/// <param name="Of">The variables whose values are compared; the first varies fastest.</param>
/// <param name="By">The variables within whose values they are compared.</param>
public sealed record LsMeansSpec(IReadOnlyList<string> Of, IReadOnlyList<string> By)
{
    private static readonly char[] Joiners = ['+', '*', ':'];

    /// <summary>Reads <c>THERAPY</c>, <c>THERAPY | VISIT</c> or <c>THERAPY | VISIT + GENDER</c>, with or without a leading "~".</summary>
    /// <exception cref="StatisticsInputException">It is not of that form.</exception>
    public static LsMeansSpec Parse(string text)
    {
        string[] sides = text.Trim().TrimStart('~').Split('|');
        var of = Names(sides[0]);
        IReadOnlyList<string> by = sides.Length > 1 ? Names(sides[1]) : [];
        if (sides.Length > 2 || of.Concat(by).Any(name => name.Length == 0) || of.Intersect(by, StringComparer.Ordinal).Any())
        {
            throw new StatisticsInputException(
                $"\"{text}\" does not say which least squares means.", "Write the factor, or \"THERAPY | VISIT\" for its means at each visit.");
        }

        return new(of, by);
    }

    private static List<string> Names(string side) => [.. side.Split(Joiners).Select(name => name.Trim().Trim('`')).Distinct(StringComparer.Ordinal)];
}
