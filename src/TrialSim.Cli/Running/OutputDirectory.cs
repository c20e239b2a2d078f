using TrialSim.Cli.Commands;

namespace TrialSim.Cli.Running;

/// <summary>Where a run leaves its files. Made before the run, so that a long run does not end at a directory that cannot be made.</summary>
internal sealed class OutputDirectory
{
    private readonly string path;
    private readonly bool isNew;

    /// <summary>Makes the directory unless it is there.</summary>
    /// <exception cref="RefusedException">Nothing is named, a file is in the way, or the directory cannot be made.</exception>
    public OutputDirectory(string path)
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

        isNew = !Directory.Exists(path);
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (IOException problem)
        {
            throw new RefusedException($"--out: {path} cannot be made a directory ({problem.Message}). Name another.");
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
        if (isNew && !Directory.EnumerateFileSystemEntries(path).Any())
        {
            Directory.Delete(path);
        }
    }
}
