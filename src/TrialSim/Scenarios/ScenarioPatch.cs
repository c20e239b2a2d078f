using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrialSim.Quantities;

namespace TrialSim.Scenarios;

/// <summary>Changes of a scenario's properties, by path; what comes out is checked as a scenario file is.</summary>
/// <param name="Changes">The changes, in the order in which they are made.</param>
/// <remarks>
/// They are made to the scenario's text with every default written out, so that a path may name a property that its file leaves out. The
/// name of a subgroup that follows from its bounds follows from the changed ones, and so do the analyses and rules that name it.
/// </remarks>
public sealed record ScenarioPatch(IReadOnlyList<PropertyChange> Changes)
{
    /// <summary>The changed scenario, or everything that is wrong with it; the problems have no lines, as there is no file.</summary>
    public ScenarioReading Apply(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var root = Text(scenario);
        var followers = SubgroupFollowers.Of(root, scenario);
        List<ScenarioProblem> problems = [.. Changes.Select(change => Set(root, change)).OfType<ScenarioProblem>()];
        if (problems.Count > 0)
        {
            return new(null, problems);
        }

        followers.Follow();
        var reading = ScenarioFile.Parse(Encoding.UTF8.GetBytes(root.ToJsonString()), PatientFile.Of(scenario));
        return new(reading.Scenario, [.. reading.Problems.Select(problem => problem with { Line = 0 })]);
    }

    private static JsonObject Text(Scenario scenario)
    {
        var root = JsonNode.Parse(ScenarioFile.Write(scenario))!.AsObject();
        var subgroups = root["subgroups"]!.AsArray();
        for (int s = 0; s < scenario.Subgroups.Count; s++)
        {
            if (scenario.Subgroups[s] is var own && own.Name == (own with { Name = null! }).Name)
            {
                subgroups[s]!.AsObject().Remove("name");
            }
        }

        return root;
    }

    private static ScenarioProblem? Set(JsonObject root, PropertyChange change)
    {
        if (PropertyPath.Parse(change.Path) is not { } steps)
        {
            return new(change.Path, "not the path of a property.", PropertyPath.Form);
        }

        JsonNode? value;
        try
        {
            value = JsonNode.Parse(change.Json);
        }
        catch (JsonException)
        {
            return new(change.Path, $"\"{Spelling.Quotable(change.Json)}\" is not JSON.", "Write numbers as they are and texts in double quotes.");
        }

        JsonNode? here = root;
        for (int s = 0; s < steps.Count; s++)
        {
            bool isLast = s == steps.Count - 1;
            if (Misfit(here, steps, s, isLast) is { } misfit)
            {
                return misfit;
            }

            if (isLast)
            {
                Put(here!, steps[s], value);
            }
            else
            {
                here = steps[s].Name is { } name ? here![name] : here![steps[s].Index];
            }
        }

        return null;
    }

    private static void Put(JsonNode holder, PropertyStep step, JsonNode? value)
    {
        if (step.Name is { } name)
        {
            holder[name] = value;
        }
        else if (step.Index == PropertyStep.Added)
        {
            holder.AsArray().Add(value);
        }
        else
        {
            holder[step.Index] = value;
        }
    }

    // Why a step cannot be made; a last name that nobody knows is left to the reading, which knows what may be there.
    private static ScenarioProblem? Misfit(JsonNode? here, IReadOnlyList<PropertyStep> steps, int s, bool isLast)
    {
        string held = PropertyPath.Join(steps.Take(s));
        string path = PropertyPath.Join(steps.Take(s + 1));
        return (here, steps[s]) switch
        {
            (JsonObject known, { Name: { } name }) when !isLast && !known.ContainsKey(name) =>
                new(path, "there is no such property.", Spelling.Suggest(name, [.. known.Select(p => p.Key)], "Known here")),
            (JsonObject, { Name: not null }) => null,
            (JsonArray, { Name: not null }) => new(held, "a list in brackets.", $"Say which of its entries is meant, such as \"{held}[0]\"."),
            (JsonArray list, { Name: null } step) when step.Index < list.Count && !(step.Index == PropertyStep.Added && !isLast) => null,
            (JsonArray { Count: 0 }, _) => new(path, "there is no such entry: the list is empty.", $"Use \"{held}[+]\" to add one."),
            (JsonArray list, _) => new(path, "there is no such entry.", $"Use [0] to [{list.Count - 1}], or \"[+]\" at the end to add one."),
            (null, _) => new(held, "it has no value here.", "Give it one as a whole first."),
            (_, { Name: null }) => new(held, "not a list.", "Leave out the brackets."),
            _ => new(held, "a single value, which has no properties.", $"Shorten the path to \"{held}\"."),
        };
    }
}
