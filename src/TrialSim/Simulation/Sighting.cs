namespace TrialSim.Simulation;

/// <summary>What is looked for in a trial: several pieces of evidence, all of them at once.</summary>
/// <param name="Evidence">One or more.</param>
public sealed record Sighting(IReadOnlyList<Evidence> Evidence)
{
    /// <summary>The same with every direction turned; null where none of the evidence has one.</summary>
    public Sighting? Mirrored => Evidence.All(e => e.Mirrored is null) ? null : new([.. Evidence.Select(e => e.Mirrored ?? e)]);

    /// <summary>In words.</summary>
    public string Describe() => string.Join(" and ", Evidence.Select(e => e.Describe()));
}
