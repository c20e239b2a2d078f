using TrialSim.Statistics.Imputation;

namespace TrialSim.Analyses;

/// <summary>Imputation strategies as a protocol names them.</summary>
internal static class ImputationWords
{
    /// <summary>The strategy in words.</summary>
    public static string InWords(this ImputationStrategy strategy) => strategy switch
    {
        ImputationStrategy.MissingAtRandom => "missing at random",
        ImputationStrategy.JumpToReference => "jump to reference",
        ImputationStrategy.CopyReference => "copy reference",
        ImputationStrategy.CopyIncrements => "copy increments in reference",
        _ => "last mean carried forward",
    };
}
