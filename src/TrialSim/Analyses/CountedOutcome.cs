namespace TrialSim.Analyses;

/// <summary>Something that may become of an analysis in a replicate and is counted, so that no failure or way round it goes unseen.</summary>
/// <param name="Name">The measure under which the results report its share of all replicates.</param>
/// <param name="Sentence">What happened, of one trial.</param>
public sealed record CountedOutcome(string Name, string Sentence)
{
    /// <summary>The measure in words.</summary>
    public string Meaning => $"Share of all replicates of which this holds: {Sentence}";
}
