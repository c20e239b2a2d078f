namespace TrialSim.Cohorts;

/// <summary>No eligible candidate was found for a place in the trial.</summary>
public sealed class ScreeningException : Exception
{
    /// <summary>No place known.</summary>
    public ScreeningException()
    {
    }

    /// <summary>A message of one's own.</summary>
    public ScreeningException(string message)
        : base(message)
    {
    }

    /// <summary>A message of one's own, with its cause.</summary>
    public ScreeningException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The place that could not be filled.</summary>
    public ScreeningException(int place, int screened)
        : base($"population.eligibility: {screened} candidates were screened for place {place} and none was eligible. Widen the eligibility rules or the quotas.")
    {
    }
}
