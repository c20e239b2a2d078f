namespace TrialSim.Precision;

/// <summary>A goal that cannot be reached, or not within the trials allowed; the message says why and what to ask instead.</summary>
public sealed class PrecisionException : Exception
{
    /// <summary>Nothing said.</summary>
    public PrecisionException()
    {
    }

    /// <summary>With the reason.</summary>
    public PrecisionException(string message)
        : base(message)
    {
    }

    /// <summary>With the reason and a cause.</summary>
    public PrecisionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the goal itself is at fault, not the number of trials allowed.</summary>
    public bool IsMistaken { get; init; }
}
