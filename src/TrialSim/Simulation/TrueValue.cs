namespace TrialSim.Simulation;

/// <summary>The true value of an estimand with its Monte Carlo standard error.</summary>
/// <param name="Value">True value.</param>
/// <param name="Mcse">Its Monte Carlo standard error; 0 where every patient has the same effect.</param>
public readonly record struct TrueValue(double Value, double Mcse)
{
    /// <summary>There is no such value: nobody belongs to the subgroup, or the marker is the same for everybody.</summary>
    public static TrueValue Undefined => new(double.NaN, double.NaN);

    /// <summary>Whether there is such a value.</summary>
    public bool IsDefined => double.IsFinite(Value);

    /// <summary>Whether the truth counts as zero: exactly, or to within three Monte Carlo standard errors.</summary>
    public bool IsZero => Math.Abs(Value) <= 3 * Mcse;
}
