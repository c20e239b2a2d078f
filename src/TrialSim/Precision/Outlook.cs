namespace TrialSim.Precision;

/// <summary>A number told from a pilot.</summary>
/// <param name="Value">The number; not a number where there is none.</param>
/// <param name="IsBound">Whether it is a bound only, for too little stands behind the figure.</param>
internal readonly record struct Outlook(double Value, bool IsBound)
{
    /// <summary>There is none.</summary>
    public static Outlook None => new(double.NaN, false);
}
