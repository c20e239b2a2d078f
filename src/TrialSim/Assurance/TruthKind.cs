namespace TrialSim.Assurance;

/// <summary>What a success means under a drawn truth.</summary>
internal enum TruthKind
{
    /// <summary>There is nothing to find: every success is false.</summary>
    Null,

    /// <summary>A success in favour of the treatment is true, one against it false.</summary>
    Favourable,

    /// <summary>A success against the treatment is true, one in its favour false.</summary>
    Adverse,

    /// <summary>There is something to find, of unknown direction: every success is true.</summary>
    Undirected,
}
