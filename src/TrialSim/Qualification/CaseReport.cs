namespace TrialSim.Qualification;

/// <summary>What became of one reference case.</summary>
/// <param name="Id">The case.</param>
/// <param name="Method">Its method.</param>
/// <param name="Fields">Its expected fields with their verdicts; empty where the method could not be run.</param>
/// <param name="Failure">Why the method could not be run; null where it was.</param>
public sealed record CaseReport(string Id, string Method, IReadOnlyList<FieldVerdict> Fields, string? Failure)
{
    /// <summary>Whether the method ran and every expected field agrees; a case that expects nothing passes nothing.</summary>
    public bool Passed => Failure is null && Fields.Count > 0 && Fields.All(f => f.Passed);

    /// <summary>The largest relative error of a field; null where no field has one.</summary>
    public double? WorstError => Fields.Max(f => f.Error);
}
