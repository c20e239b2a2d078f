using System.Text.Json.Serialization;
using TrialSim.Cohorts;
using TrialSim.Quantities;

namespace TrialSim.Exposure;

/// <summary>
/// What the treatment arm is given, which concentrations follow in each patient, and how much of the target they hold at each visit. It changes
/// scores through a drug effect of the kind "exposure-response" only.
/// </summary>
/// <remarks>Equations and sources: docs/exposure.md. Concentrations are those in serum, without the error of an assay.</remarks>
public sealed record ExposureModel
{
    /// <summary>Published population model.</summary>
    public required PharmacokineticModel Model { get; init; }

    /// <summary>Amount of each infusion in the treatment arm, in <see cref="DoseUnit"/>.</summary>
    public required DoseAmount Dose { get; init; }

    /// <summary>What the dose counts: mg per kg of body weight unless said.</summary>
    public DoseUnit DoseUnit { get; init; }

    /// <summary>Weeks since randomization at which infusions start, rising.</summary>
    public required IReadOnlyList<StudyWeeks> Weeks { get; init; }

    /// <summary>How long each infusion runs at a constant rate, hours.</summary>
    public InfusionHours InfusionHours { get; init; } = new(2);

    /// <summary>Body weight; only where the population has no height, which with BMI gives it.</summary>
    public WeightModel? Weight { get; init; }

    /// <summary>Serum albumin; everybody has the model's reference where it is absent.</summary>
    public AlbuminModel? Albumin { get; init; }

    /// <summary>Antibodies to the drug; nobody forms any where it is absent.</summary>
    public AntibodyModel? Antibodies { get; init; }

    /// <summary>How much of the target a concentration holds.</summary>
    public EngagementModel Engagement { get; init; } = new();

    /// <summary>The infusions of the treatment arm.</summary>
    [JsonIgnore]
    public DosingSchedule Schedule => new() { Dose = Dose, DoseUnit = DoseUnit, Weeks = Weeks, InfusionHours = InfusionHours };

    /// <summary>About what one infusion adds to the concentration of the model's reference patient, micrograms/mL.</summary>
    [JsonIgnore]
    internal double TypicalPeak => Schedule.MgFor(Model.ReferencePatient.WeightKg) / Model.Of(Model.ReferencePatient).CentralLitres;

    /// <summary>The layer in words.</summary>
    public string Describe()
    {
        string[] parts =
        [
            Model.Describe(), Schedule.Describe(), .. Weight is { } weight ? [weight.Describe()] : Array.Empty<string>(),
            .. Albumin is { } albumin ? [albumin.Describe()] : Array.Empty<string>(),
            .. Antibodies is { } antibodies ? [antibodies.Describe()] : Array.Empty<string>(), Engagement.Describe(),
        ];
        return string.Join("; ", parts);
    }

    /// <summary>Mean engagement of one patient who does not differ from others like her, at given weeks.</summary>
    /// <param name="schedule">What is given.</param>
    /// <param name="patient">The patient; antibodies, where she has any, are there from the start.</param>
    /// <param name="weeks">Weeks since randomization, rising.</param>
    public double[] EngagementOf(DosingSchedule schedule, PatientProfile patient, params ReadOnlySpan<double> weeks)
    {
        ArgumentNullException.ThrowIfNull(patient);
        using var path = new ExposurePath(schedule, Engagement, weeks.ToArray(), null, 1);
        path.Set(0, Model.Of(patient), schedule.MgFor(patient.WeightKg));
        path.Follow();
        double[] engagement = new double[weeks.Length];
        for (int visit = 0; visit < engagement.Length; visit++)
        {
            engagement[visit] = path.Engagement(visit)[0][0];
        }

        return engagement;
    }

    /// <summary>Reports what cannot be.</summary>
    internal void Check(ScenarioPlace place, Population population)
    {
        if (Weight is null && (population.Height is null || population.Bmi is null))
        {
            place.At("weight").Breach(
                "nobody's weight is known: the population has no BMI and height.",
                "Give \"weight\" a mean and SD in kg, such as { \"mean\": 78, \"sd\": 17 }, or the population \"bmi\" and \"height\".", "population");
        }
        else if (Weight is not null && population.Height is not null)
        {
            place.At("weight").Breach("the population gives the weight already, by BMI and height.", "Leave \"weight\" out.", "population");
        }

        Schedule.Check(place);
        Albumin?.Check(place.At("albumin"));
    }
}
