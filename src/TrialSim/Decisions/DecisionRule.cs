using System.Text.Json.Serialization;
using TrialSim.Numerics;

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

    /// <summary>The rule in words.</summary>
    public abstract string Describe();
}
