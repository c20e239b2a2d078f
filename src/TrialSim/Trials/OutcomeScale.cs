using System.Text.Json.Serialization;
using TrialSim.Numerics;

namespace TrialSim.Trials;

/// <summary>The scale on which a score is recorded.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Hamd17Scale), "hamd-17")]
[JsonDerivedType(typeof(BoundedIntegerScale), "bounded-integer")]
[JsonDerivedType(typeof(ContinuousScale), "continuous")]
public abstract record OutcomeScale
{
    /// <summary>Replaces each score by the one that is recorded.</summary>
    internal abstract void Record(Span<Lanes> scores);

    /// <summary>The scale in words.</summary>
    public abstract string Describe();
}
