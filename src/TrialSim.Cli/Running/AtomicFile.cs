namespace TrialSim.Cli.Running;

/// <summary>Writes files that are either complete or not there.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the file and then moves into its place, replacing what was there.</summary>
    public static void Write(string path, byte[] content) => Write(path, stream => stream.Write(content));

    /// <summary>Makes an empty file beside a file that is to be written, and takes it away again: where that fails, so would writing.</summary>
    public static void Try(string path)
    {
        string trial = Unfinished(path);
        File.Create(trial).Dispose();
        File.Delete(trial);
    }

    /// <summary>Writes content that is not at hand as a whole.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        string unfinished = Unfinished(path);
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

    private static string Unfinished(string path) => $"{path}.{Environment.ProcessId}.tmp";
}
