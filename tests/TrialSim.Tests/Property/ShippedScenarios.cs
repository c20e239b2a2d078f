using TrialSim.Scenarios;
using TrialSim.Studies;
using TrialSim.Tests.Behaviour;

namespace TrialSim.Tests.Property;

/// <summary>The scenario files of the repository.</summary>
internal static class ShippedScenarios
{
    /// <summary>The folder scenarios/.</summary>
    public static string Folder { get; } = Repository.Path("scenarios");

    /// <summary>Paths of all trial scenarios, relative to <see cref="Folder"/>.</summary>
    public static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file))
            .Where(file => !file.StartsWith("plans", StringComparison.Ordinal) && !file.StartsWith("rules", StringComparison.Ordinal) && !file.StartsWith("priors", StringComparison.Ordinal))
            .Where(file => !StudyFile.IsStudy(Path.Combine(Folder, file))).Order();

    /// <summary>Their full paths.</summary>
    public static IEnumerable<string> Paths => Files.Select(file => Path.Combine(Folder, file));

    /// <summary>Full paths of all biomarker studies.</summary>
    public static IEnumerable<string> Studies => Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Where(StudyFile.IsStudy).Order();

    /// <summary>Full paths of all analysis plans.</summary>
    public static IEnumerable<string> Plans => Directory.EnumerateFiles(Path.Combine(Folder, "plans"), "*.json").Order();

    /// <summary>Reads a file that must be without problems.</summary>
    public static Scenario Read(string file)
    {
        var reading = ScenarioFile.Read(Path.Combine(Folder, file));
        Assert.Empty(reading.Problems);
        return reading.Scenario!;
    }
}
