namespace TrialSim.Tests.Behaviour;

/// <summary>Compares text with a file that a person has read and approved.</summary>
internal static class Approved
{
    /// <summary>
    /// Asserts that the text is the approved one. To approve a change, run the tests with TRIALSIM_APPROVE=1 and read the difference
    /// before committing it.
    /// </summary>
    public static void Is(string name, string text)
    {
        string path = Repository.Path($"tests/TrialSim.Tests/Behaviour/Approved/{name}");
        if (Environment.GetEnvironmentVariable("TRIALSIM_APPROVE") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }
}
