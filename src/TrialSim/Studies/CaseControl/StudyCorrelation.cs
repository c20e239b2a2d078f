using TrialSim.Quantities;

namespace TrialSim.Studies.CaseControl;

/// <summary>How two markers go together within either group: the correlation of their normal scores.</summary>
public sealed record StudyCorrelation
{
    /// <summary>The two markers.</summary>
    public required IReadOnlyList<string> Markers { get; init; }

    /// <summary>The correlation; on ln concentrations where both are log-normal.</summary>
    public required Correlation Correlation { get; init; }

    /// <summary>The correlation in words.</summary>
    public string Describe() => $"{string.Join(" and ", Markers)} {Correlation.Value} within a group, on normal scores";

    /// <summary>Whether it is that of two markers, in either order.</summary>
    internal bool IsOf(string a, string b) =>
        Markers.Count == 2 && ((Markers[0] == a && Markers[1] == b) || (Markers[0] == b && Markers[1] == a));

    /// <summary>Reports a pair that is none.</summary>
    internal void Check(ScenarioPlace place, IReadOnlyList<string> known)
    {
        place = place.At("markers");
        if (Markers.Count != 2 || Markers[0] == Markers[1])
        {
            place.Breach(
                Markers.Count == 2 ? "twice the same marker." : $"{Markers.Count} {(Markers.Count == 1 ? "marker" : "markers")}.",
                "Name two markers, such as [\"sil-6r\", \"il-6\"].");
            return;
        }

        for (int i = 0; i < Markers.Count; i++)
        {
            if (!known.Contains(Markers[i]))
            {
                place.At(i).Breach(
                    $"there is no marker \"{Spelling.Quotable(Markers[i])}\".", Spelling.Suggest(Markers[i], known, "Known here"), "study.markers[].name");
            }
        }
    }
}
