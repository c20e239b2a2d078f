using TrialSim.Scenarios;

namespace TrialSim.Tests.Property;

/// <summary>The scenario files of the repository.</summary>
internal static class ShippedScenarios
{
    /// <summary>The folder scenarios/.</summary>
    public static string Folder { get; } = Path.Combine(RepositoryRoot(), "scenarios");

    /// <summary>Paths of all files, relative to <see cref="Folder"/>.</summary>
    public static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order();

    /// <summary>Reads a file that must be without problems.</summary>
    public static Scenario Read(string file)
    {
        var reading = ScenarioFile.Read(Path.Combine(Folder, file));
        Assert.Empty(reading.Problems);
        return reading.Scenario!;
    }

    private static string RepositoryRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "TrialSim.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("TrialSim.sln not found above the tests");
    }
}
