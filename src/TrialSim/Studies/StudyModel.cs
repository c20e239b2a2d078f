namespace TrialSim.Studies;

/// <summary>A biomarker study made ready to be simulated: what no replicate changes. Read by all workers at once.</summary>
internal abstract class StudyModel
{
    /// <summary>Column names of the people's table, without the replicate, which comes first.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>An empty tally.</summary>
    public abstract StudyTally NewTally();

    /// <summary>Buffers for one thread.</summary>
    public abstract StudyWorker NewWorker();

    /// <summary>The people of a replicate, one row each, as text; what is missing is empty.</summary>
    public abstract IEnumerable<string[]> Roster(ulong seed, ulong replicate);

    /// <summary>What was found over so many replicates.</summary>
    public abstract IEnumerable<StudyFigure> Figures(StudyTally tally, long replicates);
}
