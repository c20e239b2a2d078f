using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Plans;

/// <summary>Where in a table the scores at the visits are.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LongScores), "long")]
[JsonDerivedType(typeof(WideScores), "wide")]
public abstract record ScoreLayout
{
    /// <summary>Weeks of the visits after baseline, rising.</summary>
    [JsonIgnore]
    internal abstract IReadOnlyList<Weeks> Weeks { get; }

    /// <summary>Whether the score is there at every visit.</summary>
    [JsonIgnore]
    internal abstract bool HasScore { get; }

    /// <summary>Whether the change from baseline is there at every visit.</summary>
    [JsonIgnore]
    internal abstract bool HasChange { get; }

    /// <summary>Whether the visits include the one at baseline.</summary>
    [JsonIgnore]
    internal virtual bool HasBaseline => false;

    /// <summary>The columns read, each with the property that names it.</summary>
    [JsonIgnore]
    internal abstract IEnumerable<(string Path, string Column)> Columns { get; }

    /// <summary>Reports what cannot be.</summary>
    internal virtual void Check(ScenarioPlace place)
    {
        var visits = place.At("visits");
        visits.MustNotBeEmpty(Weeks.Count, "List the visits after baseline, such as [{ \"week\": 12, … }].");
        for (int v = 1; v < Weeks.Count; v++)
        {
            if (Weeks[v].Value <= Weeks[v - 1].Value)
            {
                visits.At(v).At("week").Breach(
                    $"week {Weeks[v].Value} does not come after the week {Weeks[v - 1].Value} before it.", "List the visits in their order.", "trial.scores.visits[].week");
            }
        }
    }
}
