using System.Text.Json.Nodes;
using TrialSim.Cohorts;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Atlas;

/// <summary>
/// Puts what the shipped plan and families say of CRP in terms of the biomarker that a scenario's tests are about: a level becomes that with the
/// same normal score, and a slope the one that makes as much of a standard deviation.
/// </summary>
/// <remarks>The shipped records are written for ln CRP with mean 1.23 and SD 1.35, that of raison-2013; for CRP, whatever its distribution, they stay as they are.</remarks>
internal sealed class MarkerTranslation
{
    // records that read CRP unless they name a marker
    private static readonly HashSet<string> ByMarker =
    [
        "log-crp", "linear-in-log-crp", "crp-threshold", "threshold", "u-shaped", "emax", "screening-crp", "baseline-crp",
        "best-cut", "gail-simon", "fractional-polynomial", "spline", "linear-interaction", "stepp", "adaptive-threshold",
    ];

    private static readonly HashSet<string> Codings = ["log", "above", "sample-quantiles"];

    private readonly string marker;
    private readonly MarkerScaling scaling;
    private readonly double ownLogSd;
    private readonly string path; // of the biomarker in a scenario
    private readonly Dictionary<string, string> subgroups = [];

    private MarkerTranslation(Scenario scenario, PatientMarker tested)
    {
        var population = scenario.Population;
        var law = population.Biomarker(tested)!.Distribution;
        marker = tested.Name;
        scaling = tested == PatientMarker.Crp ? MarkerScaling.None : new(law.LogCentre, law.LogScale);
        ownLogSd = law.LogScale;
        path = population.PathOf(tested);
        Words = new(tested.InWords(), population.Units.After(tested), scaling.Level, scaling.Slope);
    }

    /// <summary>What the records' sentences become.</summary>
    public TranslatedWords Words { get; }

    /// <summary>The translation for a scenario; null where its tests are about the CRP that the records speak of.</summary>
    public static MarkerTranslation? For(Scenario scenario) =>
        scenario.TestedMarker == PatientMarker.Crp && scenario.Population.Crp is not null ? null : new(scenario, scenario.TestedMarker);

    /// <summary>Translates a record's text in place.</summary>
    public void Translate(JsonObject record)
    {
        foreach (var subgroup in (record["subgroups"] as JsonArray ?? []).OfType<JsonObject>())
        {
            Rename(subgroup);
        }

        Visit(record);
        if (record["set"] is JsonObject set)
        {
            record["set"] = Moved(set);
        }
    }

    private void Rename(JsonObject subgroup)
    {
        foreach (var (crp, own, sign) in ((string, string, string)[])[("crp-above", "above", ">"), ("crp-at-most", "at-most", "<=")])
        {
            if (subgroup[crp] is { } bound)
            {
                double level = bound.GetValue<double>();
                subgroup.Remove(crp);
                subgroup["marker"] = marker;
                subgroup[own] = scaling.Level(level);
                subgroups[FormattableString.Invariant($"crp{sign}{level}")] = FormattableString.Invariant($"{marker}{sign}{scaling.Level(level)}");
            }
        }
    }

    private void Visit(JsonNode node)
    {
        if (node is JsonArray list)
        {
            for (int i = 0; i < list.Count; i++)
            {
                Replace(list[i], value => list[i] = value);
            }
        }
        else if (node is JsonObject record)
        {
            string? kind = record["kind"] is JsonValue of ? of.GetValue<string>() : null;
            bool reads = kind is not null && ByMarker.Contains(kind) && record["marker"] is null;
            bool names = record["marker"] is JsonValue own && own.TryGetValue(out string? name) && name == PatientMarker.Crp.Name;
            if (reads || names)
            {
                record["marker"] = marker;
                scaling.Convert(record);
            }
            else if (kind is not null && Codings.Contains(kind))
            {
                record["of"] = marker;
                scaling.Convert(record);
            }

            foreach (string property in record.Select(p => p.Key).ToList())
            {
                if (property is not ("name" or "title" or "why" or "kind" or "of"))
                {
                    Replace(record[property], value => record[property] = value);
                }
            }
        }
    }

    private void Replace(JsonNode? child, Action<JsonNode> put)
    {
        if (child is JsonValue text && text.TryGetValue(out string? word))
        {
            if (word == PatientMarker.Crp.Name || subgroups.ContainsKey(word))
            {
                put(word == PatientMarker.Crp.Name ? marker : subgroups[word]);
            }
        }
        else if (child is not null)
        {
            Visit(child);
        }
    }

    private JsonObject Moved(JsonObject set)
    {
        var moved = new JsonObject();
        foreach (var (property, value) in set)
        {
            var (own, changed) = property switch
            {
                "population.crp.log-mean" => ($"{path}.distribution", new JsonObject
                {
                    ["kind"] = "log-normal",
                    ["log-mean"] = scaling.LogLevel(value!.GetValue<double>()),
                    ["log-sd"] = ownLogSd,
                }),
                "population.crp.female-minus-male" => ($"{path}.female-minus-male", scaling.Difference(value!.GetValue<double>())),
                _ => (property.Replace("population.crp.", $"{path}.", StringComparison.Ordinal), value!.DeepClone()),
            };
            moved[own] = changed;
        }

        return moved;
    }
}
