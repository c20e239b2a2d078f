using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Claims.Searches;

/// <summary>What is done about having looked for the best of several cut-points.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(UncorrectedCuts), "none")]
[JsonDerivedType(typeof(BonferroniCuts), "bonferroni")]
[JsonDerivedType(typeof(MillerSiegmundCuts), "miller-siegmund")]
[JsonDerivedType(typeof(PermutedCuts), "permutation")]
[JsonDerivedType(typeof(HonestSplit), "honest-split")]
public abstract record CutCorrection
{
    /// <summary>Whether the search itself leaves the level of the test what it is.</summary>
    [JsonIgnore]
    internal virtual bool KeepsLevel => true;

    /// <summary>Reports what cannot be.</summary>
    internal virtual void Check(ScenarioPlace place)
    {
    }

    /// <summary>Binds the rule, with this correction, to one worker's trials.</summary>
    internal abstract PreparedRule Prepare(BestCut rule, RuleRoom room);

    /// <summary>The correction in words.</summary>
    public abstract string Describe();
}
