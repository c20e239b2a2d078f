namespace TrialSim.Characteristics;

/// <summary>How a figure's Monte Carlo error falls as trials are added.</summary>
public enum SupportKind
{
    /// <summary>Not at all: the figure does not come from the replicates.</summary>
    Given,

    /// <summary>As one over the root; a share of replicates, or a mean of shares, of which few events tell little.</summary>
    Share,

    /// <summary>As one over the root; a mean, or a function of means.</summary>
    Mean,

    /// <summary>A quantile: as one over the root on the whole, in jumps where few values are possible.</summary>
    Quantile,
}
