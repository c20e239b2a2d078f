namespace TrialSim.Precision;

/// <summary>How a figure stands to its target.</summary>
public enum NeedState
{
    /// <summary>Its error is believed, and at most the target.</summary>
    Met,

    /// <summary>More trials are needed.</summary>
    Open,

    /// <summary>No trial so far allows the figure, so it has no error.</summary>
    NoValue,

    /// <summary>No number of trials is enough: the part of its error that does not come from the replicates is above the target.</summary>
    OutOfReach,
}
