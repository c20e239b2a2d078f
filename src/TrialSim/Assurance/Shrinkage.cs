using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Assurance;

/// <summary>What is believed of an effect once a trial's result is published: how far the estimate is pulled towards none.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NoShrinkage), "none")]
[JsonDerivedType(typeof(FactorShrinkage), "factor")]
[JsonDerivedType(typeof(ConditionalShrinkage), "conditional")]
[JsonDerivedType(typeof(CochraneShrinkage), "van-zwet")]
public abstract record Shrinkage
{
    /// <summary>In words, to follow the result.</summary>
    public abstract string Describe();

    /// <summary>The distribution of the effect given a result.</summary>
    internal abstract PriorLaw Of(ObservedResult result);

    /// <summary>Reports what cannot be.</summary>
    internal virtual void Check(ScenarioPlace place, ObservedResult result)
    {
    }

    /// <summary>Whether what comes out is normal, or a mixture of normals.</summary>
    internal virtual bool IsNormal => true;
}
