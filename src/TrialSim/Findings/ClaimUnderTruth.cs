using TrialSim.Characteristics;

namespace TrialSim.Findings;

/// <summary>What trials show of a finding when one thing is true.</summary>
public sealed record ClaimUnderTruth
{
    /// <summary>What is true.</summary>
    public required ClaimTruth Truth { get; init; }

    /// <summary>Share of trials with a finding at least as strong, in the observed direction.</summary>
    public required Estimate AtLeast { get; init; }

    /// <summary>Share of trials with the reversed finding; not defined where the finding has no direction.</summary>
    public required Estimate Reversed { get; init; }

    /// <summary>Share of trials with a p-value near the observed one; not defined where none was observed.</summary>
    public required Estimate Near { get; init; }

    /// <summary>True value of what the finding estimates, in the unit of the analysis's estimand.</summary>
    public required Estimate Value { get; init; }

    /// <summary>Mean estimate among trials with a finding at least as strong.</summary>
    public required Estimate Claimed { get; init; }

    /// <summary>That mean over the true value; not defined for a null, or where the truth counts as zero.</summary>
    public required Estimate Exaggeration { get; init; }

    /// <summary>Among findings as strong in either direction, share with the wrong sign; not defined for a null, or where the truth counts as zero.</summary>
    public required Estimate SignError { get; init; }

    /// <summary>Sizes of trials that would confirm the finding; none where there is nothing to confirm.</summary>
    public IReadOnlyList<Confirmation> Confirmations { get; init; } = [];
}
