using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;

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

    /// <summary>Whether a score lies on the scale; yes where the scale itself cannot be.</summary>
    internal virtual bool Holds(double score) => true;

    /// <summary>Reports what cannot be.</summary>
    internal virtual void Check(ScenarioPlace place)
    {
    }

    /// <summary>The scale in words.</summary>
    public abstract string Describe();
}
