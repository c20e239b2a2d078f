using System.Text.Json.Serialization;

namespace TrialSim.Statistics.Imputation;

/// <summary>What a patient's mean profile is taken to be after the last observed visit.</summary>
/// <remarks>
/// Values missing before the last observed visit are always imputed under the patient's own arm. In the reference arm all but
/// <see cref="LastMeanCarriedForward"/> are the same. Source: Carpenter, Roger and Kenward (2013), J Biopharm Stat 23:1352-1371.
/// </remarks>
[JsonConverter(typeof(JsonStringEnumConverter<ImputationStrategy>))]
public enum ImputationStrategy
{
    /// <summary>The mean of the patient's own arm: missing at random.</summary>
    [JsonStringEnumMemberName("missing-at-random")]
    MissingAtRandom,

    /// <summary>The mean of the reference arm: the effect is gone at once (jump to reference, J2R).</summary>
    [JsonStringEnumMemberName("jump-to-reference")]
    JumpToReference,

    /// <summary>The mean of the reference arm at all visits, those observed too: as if never treated (copy reference, CR).</summary>
    [JsonStringEnumMemberName("copy-reference")]
    CopyReference,

    /// <summary>The own mean at the last observed visit, and from there the increments of the reference arm (copy increments, CIR).</summary>
    [JsonStringEnumMemberName("copy-increments")]
    CopyIncrements,

    /// <summary>The own mean at the last observed visit (last mean carried forward, LMCF).</summary>
    [JsonStringEnumMemberName("last-mean-carried-forward")]
    LastMeanCarriedForward,
}
