using TrialSim.Numerics;

namespace TrialSim.Trials;

/// <summary>Where a trial keeps its markers, and how they are called.</summary>
internal static class PatientMarkers
{
    /// <summary>Number of markers.</summary>
    public const int Count = 7;

    /// <summary>The marker of every patient; CRP as ln mg/L.</summary>
    public static Span<Lanes> Column(this PatientMarker marker, TrialBlock trial) => marker switch
    {
        PatientMarker.Crp => trial.BaselineLogCrp,
        PatientMarker.Baseline => trial.Baseline,
        PatientMarker.Age => trial.Age,
        PatientMarker.BodyMassIndex => trial.BodyMassIndex,
        PatientMarker.Sex => trial.Female,
        PatientMarker.Medication => trial.MedicationFree,
        _ => trial.ResistanceStage,
    };

    /// <summary>The marker as results name it.</summary>
    public static string Word(this PatientMarker marker) => marker switch
    {
        PatientMarker.Crp => "crp",
        PatientMarker.Baseline => "baseline",
        PatientMarker.Age => "age",
        PatientMarker.BodyMassIndex => "bmi",
        PatientMarker.Sex => "sex",
        PatientMarker.Medication => "medication",
        _ => "resistance-stage",
    };

    /// <summary>From a value as files give it (mg/L for CRP) to the engine's.</summary>
    public static double Inside(this PatientMarker marker, double value) => marker == PatientMarker.Crp ? Portable.Log(value) : value;

    /// <summary>From the engine's value to that of files.</summary>
    public static double Outside(this PatientMarker marker, double value) => marker == PatientMarker.Crp ? Portable.Exp(value) : value;
}
