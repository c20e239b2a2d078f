namespace TrialSim.Qualification;

/// <summary>One expected field compared.</summary>
/// <param name="Path">Where the field is: coefficients[2]/se.</param>
/// <param name="Passed">Whether it agrees.</param>
/// <param name="Expected">The reference's value.</param>
/// <param name="Actual">Ours; null where it is missing.</param>
/// <param name="Error">Relative error; null where that has no meaning.</param>
public sealed record FieldVerdict(string Path, bool Passed, string Expected, string? Actual, double? Error);
