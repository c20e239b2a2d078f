using TrialSim.Cohorts;
using TrialSim.Exposure;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>
/// A relative change that depends on the lasting level: none up to one level, the full size from another on, and between them linear in the
/// natural logarithm of the level.
/// </summary>
public sealed record LevelDependentEffect : TimedConcentrationEffect
{
    /// <summary>Highest level without any change, in the unit of the level's biomarker.</summary>
    public required Concentration NoneAtMost { get; init; }

    /// <summary>Lowest level with the full change; above <see cref="NoneAtMost"/>.</summary>
    public required Concentration FullFrom { get; init; }

    /// <summary>The biomarker whose lasting level counts; the followed one unless said.</summary>
    public PatientMarker? LevelOf { get; init; }

    /// <inheritdoc/>
    internal override void Write(TrialBlock trial, ExposureCourse? exposure, PatientMarker followed, int visit, Span<Lanes> change)
    {
        var level = trial.Level(LevelOf ?? followed);
        Lanes none = NoneAtMost.Log;
        Lanes perLogUnit = 1 / (FullFrom.Log - NoneAtMost.Log);
        Lanes full = LogChange.Value;
        for (int i = 0; i < change.Length; i++)
        {
            change[i] = full * Lanes.Min(Lanes.Max((level[i] - none) * perLogUnit, Lanes.Zero), Lanes.One);
        }
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, Population population, int visits)
    {
        base.Check(place, population, visits);
        if (NoneAtMost.Value >= FullFrom.Value)
        {
            place.At("full-from").Breach(
                $"the full change from {FullFrom.Value} on, and none up to {NoneAtMost.Value}.",
                "Let \"full-from\" lie above \"none-at-most\".", "outcome.markers[].drug-effect.none-at-most");
        }

        if (LevelOf is { } other)
        {
            population.MustKnowBiomarker(place.At("level-of"), other);
        }
    }

    /// <inheritdoc/>
    public override string Describe() =>
        $"by {LogChange.Value:0.####} ln units (x {Portable.Exp(LogChange.Value):0.###}) where the lasting {(LevelOf is { } other ? other.InWords() : "level")} "
        + $"is {FullFrom.Value} or more, not at all at {NoneAtMost.Value} or less, arriving {TimeCourse.Describe()}";
}
