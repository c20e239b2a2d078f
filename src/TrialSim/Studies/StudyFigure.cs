using TrialSim.Characteristics;

namespace TrialSim.Studies;

/// <summary>One operating characteristic of a biomarker study with its Monte Carlo error. A field that does not apply is null.</summary>
/// <param name="Measure">What is measured, as <see cref="StudyMeasures"/> lists it.</param>
/// <param name="Estimate">The figure; null where no replicate allowed it.</param>
/// <param name="Mcse">Its Monte Carlo standard error.</param>
/// <param name="Lower">Lower end of a 95% Monte Carlo interval.</param>
/// <param name="Upper">Upper end.</param>
public sealed record StudyFigure(string Measure, double? Estimate, double? Mcse, double? Lower, double? Upper)
{
    /// <summary>Name of the marker, or of what is made of several.</summary>
    public string? Marker { get; init; }

    /// <summary>What of the marker's course is looked at, in a study that follows its people.</summary>
    public string? Predictor { get; init; }

    /// <summary>Name of the test.</summary>
    public string? Test { get; init; }

    /// <summary>Name of the group.</summary>
    public string? Group { get; init; }

    /// <summary>Week of a study that follows its people.</summary>
    public double? Week { get; init; }

    /// <summary>Number of patients who begin, in a study that is asked about several sizes.</summary>
    public double? Patients { get; init; }

    /// <summary>A figure; what is not a number becomes null.</summary>
    internal static StudyFigure Of(string measure, in Estimate estimate) =>
        new(measure, Known(estimate.Value), Known(estimate.Mcse), Known(estimate.Lower), Known(estimate.Upper));

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
