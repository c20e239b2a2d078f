namespace TrialSim.Sweeps;

/// <summary>Which cells are compared.</summary>
public enum SweepContrast
{
    /// <summary>Each with the first.</summary>
    First,

    /// <summary>Neighbours: cells that differ in one property by one step; side by side, each with the one before.</summary>
    Steps,

    /// <summary>Each with each.</summary>
    All,
}
