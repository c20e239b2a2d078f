using System.Text.Json.Serialization;
using TrialSim.Cohorts;
using TrialSim.Exposure;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>
/// An effect in proportion to how much of the target the drug holds: each patient's effect at each visit is <see cref="Effect"/> x her engagement
/// there / that of the reference patient under the reference regimen. Needs "outcome.exposure".
/// </summary>
/// <remarks>
/// That the clinical effect is proportional to engagement is an assumption: no study of infliximab in depression has compared doses. The
/// drug's time course multiplies it further.
/// </remarks>
public sealed record ExposureDrugEffect : DrugEffect
{
    /// <summary>The effect where engagement is that of the reference; of any kind but this.</summary>
    public required DrugEffect Effect { get; init; }

    /// <summary>The regimen under which the effect has its stated size.</summary>
    public required ReferenceRegimen Reference { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool Varies => Effect is not NoDrugEffect;

    /// <inheritdoc/>
    internal override PatientMarker? PredictiveMarker => Effect.PredictiveMarker;

    /// <inheritdoc/>
    public override DrugEffect Scaled(double factor) => this with { Effect = Effect.Scaled(factor) };

    /// <inheritdoc/>
    internal override void Write(TrialBlock trial, Span<Lanes> points) => Effect.Write(trial, points);

    /// <inheritdoc/>
    internal override double[]? ReferenceEngagement(ExposureModel exposure, VisitSchedule visits) =>
        Reference.Engagement(exposure, [.. visits.Weeks]);

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, Population population)
    {
        if (Effect is ExposureDrugEffect)
        {
            place.At("effect").Breach(
                "an effect by exposure within another.", "Give the effect by marker itself, such as \"linear-in-log-crp\" or \"constant\".");
            return;
        }

        Effect.Check(place.At("effect"), population);
        Reference.Check(place.At("reference"));
    }

    /// <inheritdoc/>
    internal override void CheckExposure(ScenarioPlace place, Outcome outcome)
    {
        if (outcome.Exposure is not { } exposure)
        {
            place.Breach(
                "nothing is known of exposure.", "Add \"outcome.exposure\" with a model, a dose and weeks, or use the effect by marker itself.",
                "outcome.exposure");
            return;
        }

        double[] weeks = [.. outcome.Visits.Select(v => v.Value)];
        bool rises = weeks.Zip(weeks.Skip(1)).All(pair => pair.First < pair.Second);
        bool isSound = rises && Reference.Weeks.Zip(Reference.Weeks.Skip(1)).All(pair => pair.First.Value < pair.Second.Value);
        if (isSound && weeks.Length > 0 && Array.FindIndex(Reference.Engagement(exposure, weeks), e => !(e > 0)) is >= 0 and var without)
        {
            double week = Reference.At?.Value ?? weeks[without];
            place.At("reference").Breach(
                $"the reference patient has no drug in week {week}, so that nothing can be compared with it.",
                "Let its infusions begin earlier with a dose above 0, or name a later week by \"at\".", "outcome.visits", "outcome.exposure");
        }
    }

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"{Effect.Describe(units)}, in proportion to the TNF held, as with {Reference.Describe()}";
}
