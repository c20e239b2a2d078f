namespace TrialSim.Quantities;

/// <summary>A number that knows its unit and its allowed range: what a scenario file may say at one place.</summary>
/// <typeparam name="TSelf">The quantity itself.</typeparam>
public interface IQuantity<TSelf>
    where TSelf : struct, IQuantity<TSelf>
{
    /// <summary>The rule in words, to complete the sentence "must be …".</summary>
    static abstract string Rule { get; }

    /// <summary>The number, in the unit that the type's name states.</summary>
    double Value { get; }

    /// <summary>Whether a number obeys the rule; NaN never does.</summary>
    static abstract bool Accepts(double value);

    /// <summary>Wraps a number that the caller has checked.</summary>
    static abstract TSelf Of(double value);
}
