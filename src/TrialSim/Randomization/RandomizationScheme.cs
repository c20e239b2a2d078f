using System.Text.Json.Serialization;

namespace TrialSim.Randomization;

/// <summary>Who gets what: a rule that allocates each patient, in order of entry, to an arm.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SimpleRandomization), "simple")]
[JsonDerivedType(typeof(PermutedBlocks), "permuted-blocks")]
[JsonDerivedType(typeof(StratifiedPermutedBlocks), "stratified-permuted-blocks")]
public abstract record RandomizationScheme
{
    /// <summary>Treatment : control; 1:1 unless said.</summary>
    public AllocationRatio Ratio { get; init; } = AllocationRatio.Equal;

    /// <summary>The scheme in words, to complete "patients are randomized …".</summary>
    public abstract string Describe(Trials.Arms arms);

    /// <summary>Sets the scheme to work.</summary>
    internal abstract Allocation Prepare(int patients);
}
