namespace TrialSim.Tests.Behaviour;

/// <summary>A directory that lasts as long as a test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    /// <summary>Its path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("trialsim-test-").FullName;

    /// <summary>A path in it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
