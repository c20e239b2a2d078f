namespace TrialSim.Sweeps;

/// <summary>How the values of several properties are combined.</summary>
public enum SweepLayout
{
    /// <summary>Every value of one with every value of the others; the last property changes fastest.</summary>
    Crossed,

    /// <summary>Side by side: the first values of all, then the second ones; each property has as many.</summary>
    Zipped,
}
