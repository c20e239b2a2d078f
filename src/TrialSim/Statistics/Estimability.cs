namespace TrialSim.Statistics;

/// <summary>Whether the observations suffice for a method's estimate and test.</summary>
public enum Estimability
{
    /// <summary>They do; every figure is a number.</summary>
    Estimable,

    /// <summary>There are fewer observations than the method needs; its figures are NaN.</summary>
    TooFewObservations,

    /// <summary>The observations are constant, or so nearly that their spread is rounding; figures that divide by it are NaN.</summary>
    NoSpread,
}
