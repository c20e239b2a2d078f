using System.Text.Json.Serialization;
using TrialSim.Quantities;
using TrialSim.Scenarios;

namespace TrialSim.Plans;

/// <summary>One row for each visit of each patient: a column says which visit, others hold the score, its change from baseline, or both.</summary>
public sealed record LongScores : ScoreLayout
{
    /// <summary>Column of the visit.</summary>
    public required string Visit { get; init; }

    /// <summary>Column of the score.</summary>
    public string? Score { get; init; }

    /// <summary>Column of the change from baseline.</summary>
    public string? Change { get; init; }

    /// <summary>The visits after baseline, in order; the last is the final one.</summary>
    public required IReadOnlyList<LongVisit> Visits { get; init; }

    /// <summary>Value of the visit column in the rows that hold the score at baseline.</summary>
    public string? BaselineVisit { get; init; }

    /// <summary>Values of the visit column whose rows are not read.</summary>
    public IReadOnlyList<string> LeaveOut { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<Weeks> Weeks => [.. Visits.Select(v => v.Week)];

    /// <inheritdoc/>
    [JsonIgnore]
    internal override bool HasScore => Score is not null;

    /// <inheritdoc/>
    [JsonIgnore]
    internal override bool HasChange => Change is not null;

    /// <inheritdoc/>
    [JsonIgnore]
    internal override bool HasBaseline => BaselineVisit is not null && Score is not null;

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IEnumerable<(string Path, string Column)> Columns =>
        from column in ((string Path, string? Column)[])[("visit", Visit), ("score", Score), ("change", Change)]
        where column.Column is not null
        select (column.Path, column.Column);

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place)
    {
        base.Check(place);
        if (Score is null && Change is null)
        {
            place.Breach("neither scores nor changes are named.", "Add \"score\" or \"change\": the column that holds it.");
        }

        if (BaselineVisit is not null && Score is null)
        {
            place.At("baseline-visit").Breach("at baseline there is a score, but no column of scores is named.", "Add \"score\", or leave this out.", "trial.scores.score");
        }

        for (int i = 0; i < LeaveOut.Count; i++)
        {
            if (LeaveOut[i] == BaselineVisit || Visits.Any(v => v.Value == LeaveOut[i]))
            {
                place.At("leave-out").At(i).Breach($"\"{Spelling.Quotable(LeaveOut[i])}\" is a visit of the plan.", "List it in one of the two.", "trial.scores");
            }
        }

        string?[] values = [BaselineVisit, .. Visits.Select(v => v.Value)];
        for (int v = 0; v < Visits.Count; v++)
        {
            if (values.Take(v + 1).Contains(Visits[v].Value))
            {
                place.At("visits").At(v).At("value").Breach($"\"{Spelling.Quotable(Visits[v].Value)}\" names another visit too.", "Give every visit its own value.", "trial.scores");
            }
        }
    }
}
