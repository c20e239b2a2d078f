using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Assurance;

/// <summary>What is believed of the truth before a trial: a distribution of the drug's effect.</summary>
/// <remarks>
/// In multiples of the scenario's drug effect (1: as the scenario has it; 0: none; negative: reversed), or, where the prior's file names a
/// property, in that property's unit.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(PointPrior), "point")]
[JsonDerivedType(typeof(NormalPrior), "normal")]
[JsonDerivedType(typeof(PublishedPrior), "published")]
[JsonDerivedType(typeof(ScepticalPrior), "sceptical")]
[JsonDerivedType(typeof(UpdatedPrior), "updated")]
[JsonDerivedType(typeof(MixturePrior), "mixture")]
[JsonDerivedType(typeof(DrawsPrior), "draws")]
public abstract record TruthPrior
{
    /// <summary>Mean of the effect.</summary>
    [JsonIgnore]
    public double Mean => Law().Mean;

    /// <summary>Standard deviation of the effect; 0 where it is certain.</summary>
    [JsonIgnore]
    public double Sd => Law().Sd;

    /// <summary>The prior in words, to follow the name of what it is about: "normal, mean 1, SD 0.4".</summary>
    public abstract string Describe();

    /// <summary>The distribution meant.</summary>
    internal abstract PriorLaw Law();

    /// <summary>Reports what cannot be.</summary>
    internal virtual void Check(ScenarioPlace place, PriorUnit unit)
    {
    }

    /// <summary>Why the prior cannot be part of another; null where it can.</summary>
    internal virtual string? WhyNotAPart => null;

    /// <summary>Why data cannot update it by rule; null where they can.</summary>
    internal virtual string? WhyNotUpdated => WhyNotAPart;
}
