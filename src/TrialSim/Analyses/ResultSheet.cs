namespace TrialSim.Analyses;

/// <summary>Where an analysis writes its results.</summary>
internal sealed class ResultSheet
{
    private readonly List<ResultRow> rows = [];
    private readonly List<GroupSize> used = [];
    private readonly List<string> notes = [];

    /// <summary>The lines written.</summary>
    public IReadOnlyList<ResultRow> Rows => rows;

    /// <summary>What has been used.</summary>
    public IReadOnlyList<GroupSize> Used => used;

    /// <summary>What a reader should know.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Writes a line.</summary>
    public void Add(ResultRow row) => rows.Add(row);

    /// <summary>Says how many of a group have been used.</summary>
    public void Use(string group, long count) => used.Add(new(group, count));

    /// <summary>Adds a sentence for the reader.</summary>
    public void Note(string sentence) => notes.Add(sentence);
}
