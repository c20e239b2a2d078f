namespace TrialSim.Cli.Running;

/// <summary>Writes files that are either complete or not there.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the file and then moves into its place, replacing what was there.</summary>
    public static void Write(string path, byte[] content) => Write(path, stream => stream.Write(content));

    /// <summary>The same for content that is not at hand as a whole.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        string unfinished = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var stream = File.Create(unfinished))
            {
                write(stream);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
