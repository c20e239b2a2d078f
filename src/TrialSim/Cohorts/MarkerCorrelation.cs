using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>How two biomarkers go together: correlation of the normal scores of one measurement of each, in those who come to screening.</summary>
/// <remarks>Errors of measurement are independent, so the lasting levels correlate more: r / sqrt(reliability x reliability).</remarks>
public sealed record MarkerCorrelation
{
    /// <summary>The two biomarkers.</summary>
    public required IReadOnlyList<PatientMarker> Markers { get; init; }

    /// <summary>The correlation; on ln concentrations where both are log-normal, and near Spearman's otherwise (2 sin(pi rho / 6) is exact).</summary>
    public required Correlation Correlation { get; init; }

    /// <summary>Whether it is that of two markers, in either order.</summary>
    internal bool IsOf(PatientMarker a, PatientMarker b) =>
        Markers.Count == 2 && ((Markers[0] == a && Markers[1] == b) || (Markers[0] == b && Markers[1] == a));

    /// <summary>Reports a pair that is none.</summary>
    internal void Check(ScenarioPlace place, IReadOnlyList<MarkerModel> panel)
    {
        string[] known = [.. panel.Select(m => m.Name.Name)];
        place = place.At("markers");
        if (Markers.Count != 2 || Markers[0] == Markers[1])
        {
            place.Breach($"{Markers.Count} {(Markers.Count == 2 ? "times the same marker" : "markers")}.", "Name two biomarkers, such as [\"crp\", \"il-6\"].");
            return;
        }

        for (int i = 0; i < Markers.Count; i++)
        {
            if (!known.Contains(Markers[i].Name))
            {
                place.At(i).Breach(
                    $"the population has no biomarker \"{Markers[i]}\".", Spelling.Suggest(Markers[i].Name, known, "It has"), "population.markers");
            }
        }
    }
}
