using TrialSim.Quantities;

namespace TrialSim.Scenarios.Reading;

/// <summary>Says why there is no file at a path, and which was probably meant.</summary>
internal static class AbsentFile
{
    /// <summary>The reason.</summary>
    /// <param name="path">Path at which there is no file.</param>
    /// <param name="subject">What the file should hold: "scenario".</param>
    public static ScenarioProblem Explain(string path, string subject)
    {
        if (Directory.Exists(path))
        {
            return new(string.Empty, "this is a directory.", $"Name a {subject} file in it.");
        }

        string directory = Path.GetDirectoryName(Path.GetFullPath(path)) ?? string.Empty;
        if (!Directory.Exists(directory))
        {
            return new(string.Empty, "there is no such directory.", "Check the path.");
        }

        string[] names = [.. Directory.EnumerateFiles(directory, "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        string name = Path.GetFileName(path);
        return new(
            string.Empty,
            "there is no such file.",
            names.Contains(name + ".json") ? $"Did you mean \"{name}.json\"?" : Spelling.Nearest(name, names) is { } meant ? $"Did you mean \"{meant}\"?" : "Check the path.");
    }
}
