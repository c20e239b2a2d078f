namespace TrialSim.Statistics;

/// <summary>What a user gave to a statistical method does not fit it: a column that is not there, a factor with one level, a formula that cannot be read.</summary>
/// <param name="found">Where and what was found; one sentence.</param>
/// <param name="remedy">How to mend it; one sentence.</param>
public sealed class StatisticsInputException(string found, string remedy) : Exception(found + " " + remedy)
{
    /// <summary>Where and what was found.</summary>
    public string Found => found;

    /// <summary>How to mend it.</summary>
    public string Remedy => remedy;
}
