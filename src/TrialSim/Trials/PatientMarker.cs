using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Trials;

/// <summary>
/// A characteristic of a patient that may predict, stratify, enrich or define a subgroup: a biomarker of the population's panel by its
/// name, or one of the clinical characteristics, whose names are reserved.
/// </summary>
/// <remarks>A biomarker is held as the natural logarithm of its concentration inside the engine, a clinical characteristic as it is.</remarks>
/// <param name="Name">The name, as files and results use it.</param>
[JsonConverter(typeof(PatientMarkerConverter))]
public readonly record struct PatientMarker(string Name)
{
    /// <summary>hs-CRP, mg/L.</summary>
    public static PatientMarker Crp { get; } = new("crp");

    /// <summary>Observed baseline score, HAM-D points.</summary>
    public static PatientMarker Baseline { get; } = new("baseline");

    /// <summary>Age, years.</summary>
    public static PatientMarker Age { get; } = new("age");

    /// <summary>Body mass index, kg/m2.</summary>
    public static PatientMarker BodyMassIndex { get; } = new("bmi");

    /// <summary>1 for women, 0 for men.</summary>
    public static PatientMarker Sex { get; } = new("sex");

    /// <summary>1 without antidepressant medication, 0 on a stable antidepressant.</summary>
    public static PatientMarker Medication { get; } = new("medication");

    /// <summary>Number of the treatment-resistance stage, from 1.</summary>
    public static PatientMarker ResistanceStage { get; } = new("resistance-stage");

    /// <summary>The characteristics that are not biomarkers, in the order in which results list them.</summary>
    public static IReadOnlyList<PatientMarker> Clinical { get; } = [Baseline, Age, BodyMassIndex, Sex, Medication, ResistanceStage];

    /// <summary>Whether it is a biomarker of the panel.</summary>
    public bool IsBiomarker
    {
        get
        {
            for (int i = 0; i < Clinical.Count; i++)
            {
                if (Clinical[i].Name == Name)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Whether it has a few values only.</summary>
    public bool IsCategorical => this == Sex || this == Medication || this == ResistanceStage;

    /// <summary>The marker as results name it.</summary>
    public string Word() => Name;

    /// <summary>The marker as a sentence names it: "CRP", "sil-6r".</summary>
    public string InWords() => this == Crp ? "CRP" : Name;

    /// <summary>The marker as a model uses it, in words: "ln CRP", "age".</summary>
    public string Coded() => IsBiomarker ? $"ln {InWords()}" : Name;

    /// <summary>From a value as files give it (a concentration for biomarkers) to the engine's.</summary>
    public double Inside(double value) => IsBiomarker ? Portable.Log(value) : value;

    /// <summary>From the engine's value to that of files.</summary>
    public double Outside(double value) => IsBiomarker ? Portable.Exp(value) : value;

    /// <summary>Reports a level of it that nobody can have.</summary>
    internal void CheckLevel(ScenarioPlace place, MarkerLevel? level)
    {
        if (IsBiomarker && level is { Value: <= 0 } own)
        {
            place.Breach($"{own.Value} is no concentration of {InWords()}.", "Give one above 0.");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
