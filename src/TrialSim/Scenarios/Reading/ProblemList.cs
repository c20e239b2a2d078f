using TrialSim.Quantities;

namespace TrialSim.Scenarios.Reading;

/// <summary>Collects what is wrong with a file, and what of it cannot be relied on.</summary>
internal sealed class ProblemList
{
    private readonly List<(int Position, ScenarioProblem Problem)> problems = [];
    private readonly HashSet<FileNode> unsound = [];
    private readonly List<string> doubtful = [];

    /// <summary>How many there are.</summary>
    public int Count => problems.Count;

    /// <summary>Adds a problem of a value.</summary>
    public void Add(FileNode node, string path, string found, string remedy) =>
        problems.Add((node.Position, new(path, found, remedy, node.Line)));

    /// <summary>Adds a problem of a property as a whole.</summary>
    public void Add(FileMember member, string path, string found, string remedy) =>
        problems.Add((member.Position, new(path, found, remedy, member.Line)));

    /// <summary>Adds a problem of a value that cannot be used.</summary>
    public void AddUnsound(FileNode node, string path, string found, string remedy)
    {
        Add(node, path, found, remedy);
        Doubt(node, path);
    }

    /// <summary>Says that a value cannot be used.</summary>
    public void Doubt(FileNode node, string path)
    {
        unsound.Add(node);
        Doubt(path);
    }

    /// <summary>Says that the value at a path is not what the writer meant.</summary>
    public void Doubt(string path) => doubtful.Add(path);

    /// <summary>Whether a value cannot be used.</summary>
    public bool IsUnsound(FileNode node) => unsound.Contains(node);

    /// <summary>Adds broken rules between values; those that rest on doubtful values are left out.</summary>
    public void Add(FileNode root, List<RuleBreach> breaches)
    {
        foreach (var breach in breaches)
        {
            if (!doubtful.Exists(doubt => RestsOn(breach, doubt)))
            {
                Add(root.Nearest(breach.Path), breach.Path, breach.Found, breach.Remedy);
            }
        }
    }

    /// <summary>Everything, in the order of the file.</summary>
    public List<ScenarioProblem> InOrder() => [.. problems.OrderBy(p => p.Position).Select(p => p.Problem)];

    private static bool RestsOn(RuleBreach breach, string doubt) =>
        Overlap(breach.Path, doubt) || Array.Exists(breach.Reads, read => Overlap(WithoutNumbers(read), WithoutNumbers(doubt)));

    private static bool Overlap(string a, string b) => IsWithin(a, b) || IsWithin(b, a);

    private static bool IsWithin(string path, string outer) =>
        path.StartsWith(outer, StringComparison.Ordinal) && (path.Length == outer.Length || outer.Length == 0 || path[outer.Length] is '.' or '[');

    private static string WithoutNumbers(string path) => string.Concat(path.Where(c => !char.IsAsciiDigit(c)));
}
