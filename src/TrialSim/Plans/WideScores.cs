using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Plans;

/// <summary>One row for each patient, with columns for each visit.</summary>
public sealed record WideScores : ScoreLayout
{
    /// <summary>The visits after baseline, in order; the last is the final one.</summary>
    public required IReadOnlyList<WideVisit> Visits { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<Weeks> Weeks => [.. Visits.Select(v => v.Week)];

    /// <inheritdoc/>
    [JsonIgnore]
    internal override bool HasScore => Visits.All(v => v.Score is not null);

    /// <inheritdoc/>
    [JsonIgnore]
    internal override bool HasChange => Visits.All(v => v.Change is not null);

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IEnumerable<(string Path, string Column)> Columns => Visits.SelectMany((visit, v) =>
        from column in ((string Path, string? Column)[])[($"visits[{v}].score", visit.Score), ($"visits[{v}].change", visit.Change)]
        where column.Column is not null
        select (column.Path, column.Column));

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place)
    {
        base.Check(place);
        for (int v = 0; v < Visits.Count; v++)
        {
            if (Visits[v].Score is null && Visits[v].Change is null)
            {
                place.At("visits").At(v).Breach("neither the score nor the change of this visit is named.", "Add \"score\" or \"change\": the column that holds it.");
            }
        }

        if (Visits.Count > 0 && !HasScore && !HasChange && Visits.All(v => v.Score is not null || v.Change is not null))
        {
            place.At("visits").Breach("some visits have only a score and others only a change.", "Name the same for all visits.", "trial.scores.visits[]");
        }
    }
}
