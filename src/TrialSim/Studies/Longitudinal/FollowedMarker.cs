using TrialSim.Cohorts;
using TrialSim.Quantities;
using TrialSim.Statistics.Roc;

namespace TrialSim.Studies.Longitudinal;

/// <summary>A biomarker that is measured again and again: a lasting level of the patient, a course by group, and an error of each measurement.</summary>
/// <remarks>
/// On the scale of normal scores, within a group: the lasting level has variance <see cref="Reliability"/>, and each measurement adds an
/// independent error of variance 1 - reliability, so that one measurement has variance 1.
/// </remarks>
public sealed record FollowedMarker
{
    /// <summary>Name, as results use it.</summary>
    public required string Name { get; init; }

    /// <summary>Unit of its concentrations, for the reader.</summary>
    public string? Unit { get; init; }

    /// <summary>Distribution of one measurement at week 0 in those who will remit.</summary>
    public required MarkerDistribution Distribution { get; init; }

    /// <summary>Correlation of two measurements of the same patient within a group, on the normal scores; 1 is no error.</summary>
    public required Reliability Reliability { get; init; }

    /// <summary>How far treatment-resistant patients lie above those who remit.</summary>
    public required DifferenceCourse Difference { get; init; }

    /// <summary>Movement under treatment in everybody; absent is none.</summary>
    public MarkerDrift? Drift { get; init; }

    /// <summary>Correlation, within a group, of one measurement's normal score and severity at the start.</summary>
    public Correlation SeverityCorrelation { get; init; } = new(0);

    /// <summary>Which values speak for resistance; fixed before the data are seen.</summary>
    public MarkerDirection Direction { get; init; } = MarkerDirection.HigherInCases;

    /// <summary>Scale of the analyses.</summary>
    public MarkerScale Scale { get; init; } = MarkerScale.Log;

    /// <summary>Assay limit: a lower concentration is reported as limit / sqrt 2 (Hornung and Reed 1990); absent is no limit.</summary>
    public Concentration? DetectionLimit { get; init; }

    /// <summary>Share of the measurements of patients still in the study that are missing, each independently of everything else.</summary>
    public Probability Missing { get; init; } = new(0);

    /// <summary>Whether a measurement on the marker's scale is a straight line of its normal score, so that changes and averages are normal.</summary>
    internal bool IsNormal => DetectionLimit is null && (Scale == MarkerScale.Log ? Distribution is LogNormalMarker : Distribution is NormalMarker);

    /// <summary>Mean normal score at a week.</summary>
    internal double MeanScore(double week, bool isResistant, double end) => (Drift?.At(week) ?? 0) + (isResistant ? Difference.At(week, end) : 0);

    /// <summary>The marker in words.</summary>
    public string Describe()
    {
        string unit = Unit is null ? string.Empty : " " + Unit;
        return $"{Name} {Distribution.Describe(unit)} at the start in those who will remit, {Difference.Describe()}"
            + FormattableString.Invariant($", reliability {Reliability.Value}")
            + (Drift is null ? string.Empty : $", {Drift.Describe()}")
            + (SeverityCorrelation.Value == 0
                ? string.Empty
                : FormattableString.Invariant($", correlated {SeverityCorrelation.Value} with severity within a group"))
            + (Direction == MarkerDirection.HigherInCases ? string.Empty : ", low values speaking for resistance")
            + (Scale == MarkerScale.Log ? ", analysed as logarithm" : ", analysed as concentration")
            + (DetectionLimit is { } limit ? FormattableString.Invariant($", detectable from {limit.Value}{unit}") : string.Empty)
            + (Missing.Value == 0 ? string.Empty : FormattableString.Invariant($", {100 * Missing.Value:0.##}% of measurements missing"));
    }

    /// <summary>Reports what cannot be of the marker by itself.</summary>
    internal void Check(ScenarioPlace place, double end)
    {
        Distribution.Check(place.At("distribution"));
        Difference.Check(place.At("difference"), end);
        if (Missing.Value == 1)
        {
            place.At("missing").Breach("every measurement is missing.", "Use a share below 1, or leave the marker out.");
        }
    }
}
