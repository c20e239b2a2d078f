using System.Globalization;
using System.Text.Json.Nodes;
using TrialSim.Cohorts;
using TrialSim.Numerics;
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
    private const double CrpLogMean = 1.23;
    private const double CrpLogSd = 1.35;

    // records that read CRP unless they name a marker
    private static readonly HashSet<string> ByMarker =
    [
        "log-crp", "linear-in-log-crp", "crp-threshold", "threshold", "u-shaped", "emax", "screening-crp", "baseline-crp",
        "best-cut", "gail-simon", "fractional-polynomial", "spline", "linear-interaction", "stepp", "adaptive-threshold",
    ];

    private static readonly HashSet<string> Codings = ["log", "above", "sample-quantiles"];
    private static readonly string[] Levels = ["cut", "centred-at", "turns-at", "null-at"];

    private readonly string marker;
    private readonly double logCentre;
    private readonly double logScale;
    private readonly double ownLogSd;
    private readonly string path; // of the biomarker in a scenario
    private readonly Dictionary<string, string> subgroups = [];

    private MarkerTranslation(Scenario scenario, PatientMarker tested)
    {
        var population = scenario.Population;
        var law = population.Biomarker(tested)!.Distribution;
        marker = tested.Name;
        (logCentre, logScale) = tested == PatientMarker.Crp ? (CrpLogMean, CrpLogSd) : (law.LogCentre, law.LogScale);
        ownLogSd = law.LogScale;
        path = population.PathOf(tested);
        Words = new(tested.InWords(), population.Units.After(tested), Level, CrpLogSd / logScale);
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

    // a level of CRP at the same normal score, to three digits as somebody would choose it
    private double Level(double crp) => marker == PatientMarker.Crp.Name ? crp : double.Parse(
        Portable.Exp(logCentre + (logScale * (Portable.Log(crp) - CrpLogMean) / CrpLogSd)).ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private void Rename(JsonObject subgroup)
    {
        foreach (var (crp, own, sign) in ((string, string, string)[])[("crp-above", "above", ">"), ("crp-at-most", "at-most", "<=")])
        {
            if (subgroup[crp] is { } bound)
            {
                double level = bound.GetValue<double>();
                subgroup.Remove(crp);
                subgroup["marker"] = marker;
                subgroup[own] = Level(level);
                subgroups[FormattableString.Invariant($"crp{sign}{level}")] = FormattableString.Invariant($"{marker}{sign}{Level(level)}");
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
                Convert(record);
            }
            else if (kind is not null && Codings.Contains(kind))
            {
                record["of"] = marker;
                Convert(record);
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

    private void Convert(JsonObject record)
    {
        double perUnit = CrpLogSd / logScale;
        foreach (string property in record.Select(p => p.Key).ToList())
        {
            Func<double, double>? convert = property switch
            {
                "cuts" => Level,
                "slope" => value => value * perUnit,
                "curvature" => value => value * perUnit * perUnit,
                "factor-per-unit" => value => Portable.Exp(Portable.Log(value) * perUnit),
                _ => Levels.Contains(property) ? Level : null,
            };
            if (convert is not null && record[property] is { } value)
            {
                record[property] = Each(value, convert);
            }
        }
    }

    private static JsonNode Each(JsonNode value, Func<double, double> convert) => value switch
    {
        JsonArray list => new JsonArray([.. list.Select(entry => Each(entry!, convert))]),
        JsonObject arms => new JsonObject(arms.Select(arm => KeyValuePair.Create<string, JsonNode?>(arm.Key, Each(arm.Value!, convert)))),
        _ => convert(value.GetValue<double>()),
    };

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
                    ["log-mean"] = logCentre + (logScale * (value!.GetValue<double>() - CrpLogMean) / CrpLogSd),
                    ["log-sd"] = ownLogSd,
                }),
                "population.crp.female-minus-male" => ($"{path}.female-minus-male", value!.GetValue<double>() * logScale / CrpLogSd),
                _ => (property.Replace("population.crp.", $"{path}.", StringComparison.Ordinal), value!.DeepClone()),
            };
            moved[own] = changed;
        }

        return moved;
    }
}
