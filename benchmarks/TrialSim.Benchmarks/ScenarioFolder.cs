namespace TrialSim.Benchmarks;

/// <summary>Where the scenarios are, seen from wherever a benchmark process runs.</summary>
internal static class ScenarioFolder
{
    /// <summary>The nearest scenarios folder above the program.</summary>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string scenarios = Path.Combine(folder.FullName, "scenarios");
            if (File.Exists(Path.Combine(scenarios, "bench", "w1.json")))
            {
                return scenarios;
            }
        }

        throw new DirectoryNotFoundException("no folder 'scenarios' above the program");
    }
}
