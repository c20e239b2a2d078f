namespace TrialSim.Studies.Longitudinal;

/// <summary>Which patients with a known status an analysis by week takes.</summary>
public enum AnalysedPatients
{
    /// <summary>All of them: also, in later weeks, those who remitted in the first course.</summary>
    Everybody,

    /// <summary>From the end of the first course on, only those who did not remit in it: whose status is still to be predicted.</summary>
    NotYetRemitted,
}
