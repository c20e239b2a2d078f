using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>How the members of a latent class differ in a biomarker: by a difference of its logarithm, or by a log-normal distribution of their own.</summary>
public sealed record ClassMarker
{
    /// <summary>The biomarker.</summary>
    public required PatientMarker Marker { get; init; }

    /// <summary>Mean natural logarithm, members minus others; instead of <see cref="Mean"/> and <see cref="Sd"/>.</summary>
    public LogConcentration? ClassDifference { get; init; }

    /// <summary>Mean concentration of one measurement in members; with <see cref="Sd"/>.</summary>
    public Concentration? Mean { get; init; }

    /// <summary>Its standard deviation in members; with <see cref="Mean"/>.</summary>
    public Concentration? Sd { get; init; }

    /// <summary>The difference in words.</summary>
    internal string Describe(Population population) => ClassDifference is { } difference
        ? FormattableString.Invariant($"ln {Marker.InWords()} {difference.Value:+0.####;-0.####;0} in them")
        : FormattableString.Invariant($"{Marker.InWords()} log-normal in them with mean {Mean!.Value.Value} and SD {Sd!.Value.Value}{population.Units.After(Marker)}");

    /// <summary>The log-normal distribution of members; null where a difference is stated.</summary>
    internal LogNormalMarker? Own => Mean is { } mean && Sd is { } sd ? new LogNormalMarker { Mean = mean, Sd = sd } : null;

    /// <summary>Reports what cannot be.</summary>
    internal void Check(ScenarioPlace place, Population population)
    {
        int before = place.Breaches;
        population.MustKnowBiomarker(place.At("marker"), Marker);
        if ((ClassDifference is null) == (Mean is null) || (Mean is null) != (Sd is null))
        {
            place.Breach("a difference is stated in one of two ways.", "Give \"class-difference\", or \"mean\" and \"sd\" of the members' concentration.");
        }

        if (place.Breaches > before)
        {
            return;
        }

        if (population.Modelled.FirstOrDefault(m => m.Name == Marker) is not { } biomarker)
        {
            place.At("marker").Breach($"{Marker.InWords()} comes from a file of patients, who are as they are.", "Give the population a distribution of it.", "population.biomarker-source");
        }
        else if (Mean is not null && biomarker.Distribution is not LogNormalMarker)
        {
            place.Breach($"{Marker.InWords()} is not log-normal in the others.", "Let its distribution be of kind \"log-normal\", or give \"class-difference\".", "population.markers");
        }
        else if (biomarker == population.Modelled[0] && population.MarkerCorrelations.Any(c => c.Markers.Contains(Marker)))
        {
            place.At("marker").Breach(
                $"{Marker.InWords()} is the population's first biomarker, and others correlate with it.", "List it further down in \"markers\", so that only it differs.", "population.marker-correlations");
        }
    }
}
