namespace TrialSim.Simulation;

/// <summary>How far a run has come; safe to read while it goes on.</summary>
public sealed class RunProgress
{
    private long done;

    /// <summary>Replicates finished.</summary>
    public long ReplicatesDone => Interlocked.Read(ref done);

    /// <summary>Records finished replicates.</summary>
    internal void Add(long replicates) => Interlocked.Add(ref done, replicates);
}
