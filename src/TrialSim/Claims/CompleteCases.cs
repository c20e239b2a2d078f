using TrialSim.Analyses;
using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Claims;

/// <summary>The patients seen at the final visit whose value of every marker that a rule reads is known; one per rule and worker.</summary>
/// <remarks>Where no value can be missing these are all patients seen there, and the markers are the trial's own columns.</remarks>
internal sealed class CompleteCases
{
    private readonly TrialEndpoints endpoints;
    private readonly PatientMarker[] markers;
    private readonly Lanes[]?[] filled;
    private readonly int number;

    /// <summary>The patients of a room in whom these markers are known.</summary>
    public CompleteCases(RuleRoom room, params IReadOnlyList<PatientMarker> markers)
    {
        endpoints = room.Endpoints;
        this.markers = [.. markers];
        filled = [.. markers.Select(m => endpoints.MayLack(m) ? new Lanes[room.Trial.Patients] : null)];
        SomeMayBeMissing = filled.Any(column => column is not null);
        number = endpoints.Knowing(markers);
    }

    /// <summary>Whether some patients may lack a value.</summary>
    public bool SomeMayBeMissing { get; }

    /// <summary>1 for each of the patients, 0 for the others.</summary>
    public ReadOnlySpan<Lanes> Weight => endpoints.Weight(number, MissingRule.ObservedCases);

    /// <summary>A marker's values, 0 where there is none: a number, so that a weight of 0 takes it out of every sum.</summary>
    public ReadOnlySpan<Lanes> Values(int marker)
    {
        var values = endpoints.Trial.Measured(markers[marker]);
        if (filled[marker] is not { } column)
        {
            return values;
        }

        for (int i = 0; i < column.Length; i++)
        {
            column[i] = Lanes.EqualTo(values[i], values[i]).Keep(values[i]);
        }

        return column;
    }
}
