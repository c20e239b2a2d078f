using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Claims.Searches;

/// <summary>How a rule that searches pays for having searched.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Uncorrected), "none")]
[JsonDerivedType(typeof(BonferroniCorrection), "bonferroni")]
[JsonDerivedType(typeof(MillerSiegmundCorrection), "miller-siegmund")]
[JsonDerivedType(typeof(PermutationCorrection), "permutation")]
[JsonDerivedType(typeof(HonestSplit), "honest-split")]
public abstract record SearchCorrection
{
    /// <summary>Whether the search itself leaves the level of the test what it is.</summary>
    [JsonIgnore]
    internal virtual bool KeepsLevel => true;

    /// <summary>Reports what cannot be.</summary>
    /// <param name="place">Where the correction stands.</param>
    /// <param name="level">The level that the corrected p-value must reach.</param>
    internal virtual void Check(ScenarioPlace place, double level)
    {
    }

    /// <summary>Binds the search for the best cut-point, with this correction, to one worker's trials.</summary>
    internal abstract PreparedRule Prepare(BestCut rule, RuleRoom room);

    /// <summary>The correction in words.</summary>
    public abstract string Describe();
}
