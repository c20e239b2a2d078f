namespace TrialSim.Comparisons;

/// <summary>What is better of a figure.</summary>
public enum Preference
{
    /// <summary>Neither: it says something and judges nothing.</summary>
    None,

    /// <summary>More.</summary>
    Higher,

    /// <summary>Less.</summary>
    Lower,

    /// <summary>Less, as far as it exceeds what is acceptable.</summary>
    LowerBeyondAcceptable,
}
