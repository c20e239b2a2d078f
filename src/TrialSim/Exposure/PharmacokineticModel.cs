using System.Text.Json.Serialization;

namespace TrialSim.Exposure;

/// <summary>
/// A published population model of infliximab in serum: two compartments, given into the vein, cleared from the first in proportion to the
/// concentration; how weight, sex, albumin and antibodies change it, and how much patients differ beyond that.
/// </summary>
/// <remarks>
/// Equations and what checks them: docs/exposure.md. No model of depressed patients has been published; the three are of inflammatory diseases.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(UlcerativeColitis2009), "ulcerative-colitis-2009")]
[JsonDerivedType(typeof(AnkylosingSpondylitis2008), "ankylosing-spondylitis-2008")]
[JsonDerivedType(typeof(InflammatoryBowelDisease2021), "inflammatory-bowel-disease-2021")]
public abstract record PharmacokineticModel
{
    /// <summary>The published figures.</summary>
    [JsonIgnore]
    public abstract TypicalPharmacokinetics Typical { get; }

    /// <summary>The model in words.</summary>
    public abstract string Describe();

    /// <summary>The man of reference weight and albumin, without antibodies.</summary>
    [JsonIgnore]
    public PatientProfile ReferencePatient => new()
    {
        WeightKg = Typical.ReferenceWeightKg,
        AlbuminGramsPerDecilitre = Typical.ReferenceAlbuminGramsPerDecilitre,
    };

    /// <summary>Clearances and volumes of one patient who does not differ from others like her.</summary>
    public Disposition Of(PatientProfile patient)
    {
        ArgumentNullException.ThrowIfNull(patient);
        var lanes = LaneDisposition.Of(
            Typical, patient.IsFemale ? 1 : 0, patient.WeightKg, patient.AlbuminGramsPerDecilitre ?? Typical.ReferenceAlbuminGramsPerDecilitre);
        double antibodies = patient.HasAntibodies ? Typical.AntibodyClearanceFactor : 1;
        return new(lanes.Clearance[0] * antibodies, lanes.Central[0], lanes.Exchange[0], lanes.Peripheral[0]);
    }
}
