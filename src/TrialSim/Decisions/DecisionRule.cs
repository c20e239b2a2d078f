using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Decisions;

/// <summary>
/// A conclusion drawn from several tests of one trial, such as "exactly one subgroup is significant". It refers by name to analyses
/// (yes: significant) and to rules further up in the list.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AtLeast), "at-least")]
[JsonDerivedType(typeof(Exactly), "exactly")]
[JsonDerivedType(typeof(AllOf), "all-of")]
[JsonDerivedType(typeof(NoneOf), "none-of")]
public abstract record DecisionRule
{
    /// <summary>The rule's name in the results.</summary>
    public required string Name { get; init; }

    /// <summary>Names of analyses, or of rules further up.</summary>
    public required IReadOnlyList<string> Of { get; init; }

    /// <summary>Whether the conclusion is drawn, given in how many of <see cref="Of"/> the answer is yes.</summary>
    internal abstract LaneMask Decide(Lanes yes);

    /// <summary>Reports what cannot be.</summary>
    internal virtual void Check(ScenarioPlace place) =>
        place.At("of").MustNotBeEmpty(Of.Count, "List the names of one or more analyses, or of rules further up.");

    /// <summary>Reports a number of yeses that can never be, or always is.</summary>
    private protected void CheckCount(ScenarioPlace place, int count, int fewest)
    {
        if (Of.Count > 0 && (count < fewest || count > Of.Count))
        {
            place.At("count").Breach($"{count} of {Of.Count} cannot be counted.", $"Use a whole number from {fewest} to {Of.Count}.", "decisions[].of");
        }
    }

    /// <summary>The rule in words.</summary>
    public abstract string Describe();
}
