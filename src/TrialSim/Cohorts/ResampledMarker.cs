using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>A biomarker whose measurements are a column of a patient file.</summary>
public sealed record ResampledMarker
{
    /// <summary>Name, as effects, strata, subgroups and results use it: lower-case letters, digits and hyphens.</summary>
    public required PatientMarker Name { get; init; }

    /// <summary>The column: concentrations above 0, in one unit.</summary>
    public required string Column { get; init; }

    /// <summary>Unit of its concentrations, for the reader.</summary>
    public string? Unit { get; init; }

    /// <summary>
    /// Intraclass correlation of two measurements of the same patient, on the ln scale; 1 is no measurement error: the value of the row
    /// is the lasting level too.
    /// </summary>
    public Reliability Reliability { get; init; } = new(1);

    /// <summary>The marker in words.</summary>
    public string Describe() =>
        $"{Name.InWords()} ({Column}{(Unit is null ? string.Empty : $", {Unit}")}"
        + $"{(Reliability.Value == 1 ? string.Empty : $", measured with reliability {Reliability.Value}")})";

    /// <summary>The marker as a part of the panel; of patients who are not known a substitute.</summary>
    internal MarkerModel Model(ResampledPatients? patients, int marker) => new()
    {
        Name = Name,
        Unit = Unit,
        Distribution = patients is null ? new LogNormalMarker { LogMean = new(0), LogSd = new(1) } : new ResampledDistribution(patients, marker),
        Reliability = Reliability,
        Missing = new(patients?.MissingShare(marker) ?? 0),
    };
}
