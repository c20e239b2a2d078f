namespace TrialSim.Simulation;

/// <summary>In which direction a test came out that somebody has seen.</summary>
public enum ObservedDirection
{
    /// <summary>In favour of the treatment, of a marker: more so at higher CRP; of a one-sided test: on the side that it looks at.</summary>
    Favourable,

    /// <summary>The other way.</summary>
    Adverse,

    /// <summary>Either way: the direction is not said.</summary>
    Either,
}
