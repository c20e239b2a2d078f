namespace TrialSim.Trials;

/// <summary>At which visits the patients of a block were seen.</summary>
public enum VisitPattern
{
    /// <summary>Everybody at every visit.</summary>
    Complete,

    /// <summary>Everybody from the first visit on until she leaves for good.</summary>
    UntilDropout,

    /// <summary>At any visits: a missed visit may be followed by others, as in real data.</summary>
    Any,
}
