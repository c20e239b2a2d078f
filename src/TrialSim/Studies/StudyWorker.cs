namespace TrialSim.Studies;

/// <summary>The buffers in which one thread draws and analyses studies, eight at a time.</summary>
internal abstract class StudyWorker
{
    /// <summary>Draws, analyses and counts replicates.</summary>
    /// <param name="tally">Where they are counted.</param>
    /// <param name="seed">Seed of all randomness.</param>
    /// <param name="firstReplicate">Number of the first.</param>
    /// <param name="live">How many of the eight count.</param>
    public abstract void Conduct(StudyTally tally, ulong seed, ulong firstReplicate, int live);
}
