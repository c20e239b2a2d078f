namespace TrialSim.Tests.Published;

/// <summary>Our value of a published figure.</summary>
/// <param name="Origin">How we came by it.</param>
/// <param name="Value">The value.</param>
/// <param name="Mcse">Its Monte Carlo standard error; 0 for a formula.</param>
internal readonly record struct PublishedEstimate(string Origin, double Value, double Mcse)
{
    /// <summary>A value by formula.</summary>
    public static PublishedEstimate Formula(double value) => new("formula", value, 0);
}
