using System.Text.Json;
using System.Text.Json.Nodes;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Scenarios;

/// <summary>The analyses and rules that name subgroups whose names follow from their bounds: when a patch moves a bound, they follow.</summary>
internal sealed class SubgroupFollowers
{
    private readonly List<(JsonObject Subgroup, string Name)> subgroups = [];
    private readonly JsonObject root;

    private SubgroupFollowers(JsonObject root) => this.root = root;

    /// <summary>Notes the subgroups without a name of their own, before the changes.</summary>
    /// <param name="root">Text of the scenario, in which they have no name.</param>
    /// <param name="scenario">The scenario.</param>
    public static SubgroupFollowers Of(JsonObject root, Scenario scenario)
    {
        var followers = new SubgroupFollowers(root);
        var texts = root["subgroups"]!.AsArray();
        for (int s = 0; s < scenario.Subgroups.Count; s++)
        {
            if (!texts[s]!.AsObject().ContainsKey("name"))
            {
                followers.subgroups.Add((texts[s]!.AsObject(), scenario.Subgroups[s].Name));
            }
        }

        return followers;
    }

    /// <summary>Lets them name the subgroups as these are called after the changes.</summary>
    public void Follow()
    {
        var renamed = new Dictionary<string, string>();
        foreach (var (subgroup, name) in subgroups)
        {
            if (subgroup.Root == root && !subgroup.ContainsKey("name") && NewName(subgroup) is { } other && other != name)
            {
                renamed[name] = other;
            }
        }

        if (renamed.Count > 0)
        {
            Rename(root["analyses"], renamed);
            Rename(root["rules"], renamed);
        }
    }

    private static void Rename(JsonNode? users, Dictionary<string, string> renamed)
    {
        foreach (var user in (users as JsonArray ?? []).OfType<JsonObject>())
        {
            if (user["subgroup"] is JsonValue value && value.TryGetValue(out string? name) && renamed.TryGetValue(name, out string? other))
            {
                user["subgroup"] = other;
            }
        }
    }

    // null where a bound is no level, which the reading will report
    private static string? NewName(JsonObject subgroup)
    {
        bool isRead = TryRead<Concentration>(subgroup["crp-above"], out var crpAbove) & TryRead<Concentration>(subgroup["crp-at-most"], out var crpAtMost)
            & TryRead<MarkerLevel>(subgroup["above"], out var above) & TryRead<MarkerLevel>(subgroup["at-most"], out var atMost)
            & TryRead<PatientMarker>(subgroup["marker"], out var marker);
        return isRead
            ? new Subgroup { CrpAbove = crpAbove, CrpAtMost = crpAtMost, Marker = marker ?? PatientMarker.Crp, Above = above, AtMost = atMost }.Name
            : null;
    }

    private static bool TryRead<T>(JsonNode? text, out T? value)
        where T : struct
    {
        value = null;
        try
        {
            value = text is null ? null : text.Deserialize<T>();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
