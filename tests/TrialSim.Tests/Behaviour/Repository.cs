namespace TrialSim.Tests.Behaviour;

/// <summary>Finds files of the repository from wherever the tests run.</summary>
internal static class Repository
{
    public static string Root => Path(string.Empty);

    public static string Path(string inRepository)
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(System.IO.Path.Combine(directory, "TrialSim.sln")))
        {
            directory = System.IO.Path.GetDirectoryName(directory);
        }

        return System.IO.Path.Combine(directory!, inRepository);
    }
}
