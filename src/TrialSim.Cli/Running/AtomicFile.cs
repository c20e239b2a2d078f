namespace TrialSim.Cli.Running;

/// <summary>Writes files that are either complete or not there.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the file and then moves into its place, replacing what was there.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        string unfinished = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(unfinished, content);
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
