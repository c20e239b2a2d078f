using System.Globalization;

namespace TrialSim.Studies.Longitudinal;

/// <summary>The patients of single longitudinal studies as text, to be checked elsewhere.</summary>
internal static class LongitudinalPeople
{
    /// <summary>Column names: measurements are on the scales of the analyses.</summary>
    public static IReadOnlyList<string> Columns(LongitudinalModel model) =>
    [
        "person", "status", "course-remitted", "left-at-week", "qids-sr16",
        .. model.Study.Markers.SelectMany(m => model.Weeks.Select(w => string.Create(
            CultureInfo.InvariantCulture, $"{(m.Scale == MarkerScale.Log ? "ln-" : string.Empty)}{m.Name}-week-{w}"))),
    ];

    /// <summary>The patients of one study of the largest size; numbers read back to the same bits.</summary>
    /// <remarks>Whoever leaves before the status is known has none.</remarks>
    public static IEnumerable<string[]> Of(LongitudinalModel model, ulong seed, ulong replicate)
    {
        var draw = new LongitudinalDraw(model);
        draw.Draw(seed, replicate);
        var sample = new FollowedSample(model);
        sample.Take(draw, 0);
        for (int i = 0; i < model.Sizes[^1]; i++)
        {
            bool hasStatus = sample.HasStatus(i);
            yield return
            [
                (i + 1).ToString(CultureInfo.InvariantCulture),
                hasStatus ? LongitudinalStudy.Groups[sample.IsResistant(i) ? 0 : 1] : string.Empty,
                hasStatus && !sample.IsResistant(i) ? sample.Course(i).ToString(CultureInfo.InvariantCulture) : string.Empty,
                sample.Leaves(i) <= model.Study.Remission.End ? Text(sample.Leaves(i)) : string.Empty,
                Text(sample.Severity[i]),
                .. sample.Values.Select(column => Text(column[i])),
            ];
        }
    }

    private static string Text(double value) => double.IsNaN(value) ? string.Empty : value.ToString("R", CultureInfo.InvariantCulture);
}
