namespace TrialSim.Qualification;

/// <summary>What became of the cases of one file.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Family">The family of methods.</param>
/// <param name="ReferencePrograms">The programs that made the expected numbers, as the file says.</param>
/// <param name="Cases">Its cases.</param>
public sealed record FamilyReport(string File, string Family, string? ReferencePrograms, IReadOnlyList<CaseReport> Cases)
{
    /// <summary>Cases of which every field agrees.</summary>
    public int Passed => Cases.Count(c => c.Passed);

    /// <summary>The largest relative error of any field.</summary>
    public double? WorstError => Cases.Max(c => c.WorstError);
}
