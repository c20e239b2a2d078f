using TrialSim.Analyses;

namespace TrialSim.Plans;

/// <summary>What the analyses of a plan found.</summary>
public sealed record AnalysisReport
{
    /// <summary>The plan.</summary>
    public required AnalysisPlan Plan { get; init; }

    /// <summary>Rows of the file.</summary>
    public required int RowsInFile { get; init; }

    /// <summary>Rows that the plan keeps.</summary>
    public required int RowsRead { get; init; }

    /// <summary>Patients at baseline and at each visit, by arm; empty without a trial.</summary>
    public required IReadOnlyList<VisitAttendance> Attendance { get; init; }

    /// <summary>What was left out, and what else a reader should know of the data.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The results, in the order of the plan.</summary>
    public required IReadOnlyList<AnalysisResult> Results { get; init; }
}
