using System.Text.Json.Serialization;
using TrialSim.Quantities;
using TrialSim.Statistics.Multiplicity;
using TrialSim.Trials;

namespace TrialSim.Claims.Tests;

/// <summary>A rule over tests that the protocol specifies: it announces by their one-sided deviates alone.</summary>
public abstract record TestsRule : ClaimRule
{
    /// <summary>Names of the analyses, in the order of the rule.</summary>
    public required IReadOnlyList<string> Of { get; init; }

    /// <summary>Subgroup that a significant interaction speaks for; only where an interaction is among the tests, or the rule says so.</summary>
    public string? Subgroup { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<(string Property, string Name)> AnalysesNamed => [.. Of.Select((name, i) => ($"of[{i}]", name))];

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<(string Property, string Name)> SubgroupsNamed => Subgroup is null ? [] : [("subgroup", Subgroup)];

    /// <summary>Whether the rule can be applied only where each of its tests can be made; else one suffices.</summary>
    [JsonIgnore]
    internal virtual bool NeedsEveryTest => true;

    /// <summary>Whether the rule does without <see cref="Subgroup"/> where no interaction is tested.</summary>
    [JsonIgnore]
    private protected virtual bool SubgroupOnlyForInteractions => true;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        var here = place.At("of");
        here.MustNotBeEmpty(Of.Count, "List the names of one or more analyses.");
        if (Of.Count > CriticalPlan.MostHypotheses)
        {
            here.Breach($"{Of.Count} tests are too many for one rule.", $"List at most {CriticalPlan.MostHypotheses}.");
        }

        for (int i = 0; i < Of.Count; i++)
        {
            if (Of.Take(i).Contains(Of[i]))
            {
                here.At(i).Breach($"\"{Spelling.Quotable(Of[i])}\" is listed twice.", "List it once.");
            }
        }

        CheckSubgroup(place, outline);
    }

    /// <summary>Reports a list that has not the tests that the rule asks for.</summary>
    private protected void CheckTests(ScenarioPlace place, RuleOutline outline, params ReadOnlySpan<TestRole> roles)
    {
        if (Of.Count != roles.Length)
        {
            place.At("of").Breach($"{Of.Count} {(Of.Count == 1 ? "test" : "tests")}.", $"List in this order: {TestRoles.InWords(roles)}.");
            return;
        }

        for (int i = 0; i < roles.Length; i++)
        {
            if (!roles[i].Fits(outline.Analysis(Of[i])!))
            {
                place.At("of").At(i).Breach(
                    $"\"{Spelling.Quotable(Of[i])}\" is not {roles[i].InWords()}.", $"List in this order: {TestRoles.InWords(roles)}.", "analyses");
            }
        }
    }

    /// <summary>What the tests announce, in their order; several may announce the same.</summary>
    private protected TestedClaim[] Claims(RuleOutline outline) => [.. Of.Select(name => TestedClaim.Of(name, Subgroup, outline))];

    /// <summary>Signs of the tests' deviates.</summary>
    internal double[] Signs(RuleOutline outline) => [.. Claims(outline).Select(claim => claim.Sign)];

    /// <summary>What turns deviates into claims, for one worker.</summary>
    internal abstract TestProcedure Procedure(RuleOutline outline);

    /// <inheritdoc/>
    internal override PreparedRule Prepare(RuleRoom room) => new PreparedTests(this, Procedure(room.Outline), room);

    private void CheckSubgroup(ScenarioPlace place, RuleOutline outline)
    {
        bool interaction = Of.Any(name => TestedClaim.IsInteraction(outline.Analysis(name)));
        if (Subgroup is null && (interaction || !SubgroupOnlyForInteractions))
        {
            place.Breach("it is not said which patients an interaction speaks for.", "Add \"subgroup\": one above or below a level of the marker.");
        }
        else if (Subgroup is not null && SubgroupOnlyForInteractions && !interaction)
        {
            place.At("subgroup").Breach("none of the tests is of an interaction, so nothing is announced of it.", "Leave it out.", "analyses");
        }
        else if (Subgroup is not null && outline.Set(Subgroup) is not { Count: 1 })
        {
            var marker = Of.Select(name => outline.Analysis(name)?.Target.Modifier).FirstOrDefault(modifier => modifier is not null) ?? PatientMarker.Crp;
            string prefix = marker == PatientMarker.Crp ? "crp-" : string.Empty;
            place.At("subgroup").Breach(
                $"\"{Spelling.Quotable(Subgroup)}\" has not one side of {marker.InWords()}: an interaction tells higher from lower.",
                $"Name a subgroup with either \"{prefix}above\" or \"{prefix}at-most\".", "subgroups");
        }
    }
}
