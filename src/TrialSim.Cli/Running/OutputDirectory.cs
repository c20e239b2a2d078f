using TrialSim.Cli.Commands;

namespace TrialSim.Cli.Running;

/// <summary>Where a run leaves its files. Made before the run, so that a long run does not end at a directory that cannot be made.</summary>
internal sealed class OutputDirectory
{
    private readonly string path;
    private readonly bool isNew;

    /// <summary>Makes the directory unless it is there.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="files">Names of the files that will be written.</param>
    /// <exception cref="RefusedException">Nothing is named, something is in the way, or nothing can be written there.</exception>
    public OutputDirectory(string path, params ReadOnlySpan<string> files)
    {
        this.path = path;
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new RefusedException("--out: no directory is named. Name one; it is made if it is not there.");
        }

        if (File.Exists(path))
        {
            throw new RefusedException($"--out: {path} is a file. Name a directory; it is made if it is not there.");
        }

        foreach (string file in files)
        {
            if (Directory.Exists(Path.Combine(path, file)))
            {
                throw new RefusedException($"--out: {Path.Combine(path, file)} is a directory, so the file of that name cannot be written. Move it away, or name another directory.");
            }
        }

        isNew = !Directory.Exists(path);
        try
        {
            Directory.CreateDirectory(path);
            AtomicFile.Try(Path.Combine(path, "trialsim"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Abandon();
            throw new RefusedException(isNew
                ? $"--out: {path} is not there and cannot be made. Name a directory in a place where you may write."
                : $"--out: nothing can be written into {path}. Name a directory in which you may write.");
        }
    }

    /// <summary>Writes the files, each complete or not at all.</summary>
    /// <returns>Their paths.</returns>
    public string[] Write(params (string Name, byte[] Content)[] files)
    {
        foreach (var (name, content) in files)
        {
            AtomicFile.Write(Path.Combine(path, name), content);
        }

        return [.. files.Select(file => Path.Combine(path, file.Name))];
    }

    /// <summary>Takes the directory away again if the run made it and left nothing in it.</summary>
    public void Abandon()
    {
        if (isNew && Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any())
        {
            Directory.Delete(path);
        }
    }
}
