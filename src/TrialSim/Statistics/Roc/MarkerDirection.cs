namespace TrialSim.Statistics.Roc;

/// <summary>On which side of a cut-off the marker calls a case; fixed before the data are seen.</summary>
public enum MarkerDirection
{
    /// <summary>A higher marker speaks for a case.</summary>
    HigherInCases,

    /// <summary>A lower marker speaks for a case.</summary>
    LowerInCases,
}
