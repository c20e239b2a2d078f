namespace TrialSim.Quantities;

/// <summary>
/// Marks a property whose default leaves no trace in a record's hash: one that came after hashes were known, so that a file
/// without it keeps the hash that it had.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class UntracedDefaultAttribute : Attribute;
