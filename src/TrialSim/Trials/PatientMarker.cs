using System.Text.Json.Serialization;

namespace TrialSim.Trials;

/// <summary>A characteristic known at baseline that may define a subgroup.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PatientMarker>))]
public enum PatientMarker
{
    /// <summary>Baseline hs-CRP as measured: ln mg/L inside the engine, mg/L in files.</summary>
    [JsonStringEnumMemberName("crp")]
    Crp,

    /// <summary>Baseline score, HAM-D points.</summary>
    [JsonStringEnumMemberName("baseline")]
    Baseline,

    /// <summary>Age, years.</summary>
    [JsonStringEnumMemberName("age")]
    Age,

    /// <summary>Body mass index, kg/m2.</summary>
    [JsonStringEnumMemberName("bmi")]
    BodyMassIndex,

    /// <summary>1 for women, 0 for men.</summary>
    [JsonStringEnumMemberName("sex")]
    Sex,

    /// <summary>1 without antidepressant medication, 0 on a stable antidepressant.</summary>
    [JsonStringEnumMemberName("medication")]
    Medication,

    /// <summary>Number of the treatment-resistance stage, from 1.</summary>
    [JsonStringEnumMemberName("resistance-stage")]
    ResistanceStage,
}
