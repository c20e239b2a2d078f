namespace TrialSim.Analyses;

/// <summary>Shares of randomized patients that are reported per arm.</summary>
internal enum ShareKind
{
    /// <summary>Response at any visit.</summary>
    ResponseAnyVisit,

    /// <summary>Response at the final visit, not being seen counting as none.</summary>
    ResponseFinalVisit,

    /// <summary>Remission at any visit.</summary>
    RemissionAnyVisit,

    /// <summary>Being seen at the final visit.</summary>
    Completion,
}
