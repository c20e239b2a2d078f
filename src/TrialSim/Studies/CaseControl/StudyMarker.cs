using TrialSim.Cohorts;
using TrialSim.Quantities;
using TrialSim.Statistics.Roc;

namespace TrialSim.Studies.CaseControl;

/// <summary>A biomarker of a case-control study: how one measurement of it is distributed in cases and in controls.</summary>
public sealed record StudyMarker
{
    /// <summary>Name, as results use it.</summary>
    public required string Name { get; init; }

    /// <summary>Unit of its concentrations, for the reader.</summary>
    public string? Unit { get; init; }

    /// <summary>Distribution of one measurement in cases.</summary>
    public required MarkerDistribution Cases { get; init; }

    /// <summary>Distribution of one measurement in controls; the same as in cases is a marker that says nothing.</summary>
    public required MarkerDistribution Controls { get; init; }

    /// <summary>On which side of a cut-off a case is called; fixed before the data are seen.</summary>
    public MarkerDirection Direction { get; init; } = MarkerDirection.HigherInCases;

    /// <summary>Correlation, within either group, of the marker's normal score and the severity.</summary>
    public Correlation SeverityCorrelation { get; init; } = new(0);

    /// <summary>Assay limit: a lower concentration is reported as limit / sqrt 2 (Hornung and Reed 1990); absent is no limit.</summary>
    public Concentration? DetectionLimit { get; init; }

    /// <summary>Share of measurements that are missing, each independently of everything else.</summary>
    public Probability Missing { get; init; } = new(0);

    /// <summary>Whether cases and controls have the same distribution.</summary>
    internal bool SaysNothing => Cases.Equals(Controls);

    /// <summary>The marker in words.</summary>
    public string Describe()
    {
        string unit = Unit is null ? string.Empty : " " + Unit;
        return FormattableString.Invariant($"{Name} {Cases.Describe(unit)} in cases, {(SaysNothing ? "the same" : Controls.Describe(unit))} in controls")
            + (Direction == MarkerDirection.HigherInCases ? string.Empty : ", a case called below the cut-off")
            + (SeverityCorrelation.Value == 0 ? string.Empty : $", correlated {SeverityCorrelation.Value} with severity within a group")
            + (DetectionLimit is { } limit ? $", detectable from {limit.Value}{unit}" : string.Empty)
            + (Missing.Value == 0 ? string.Empty : FormattableString.Invariant($", {100 * Missing.Value:0.##}% of measurements missing"));
    }

    /// <summary>Reports what cannot be of the marker by itself.</summary>
    internal void Check(ScenarioPlace place)
    {
        Cases.Check(place.At("cases"));
        Controls.Check(place.At("controls"));
        if (Missing.Value == 1)
        {
            place.At("missing").Breach("every measurement is missing.", "Use a share below 1, or leave the marker out.");
        }
    }
}
