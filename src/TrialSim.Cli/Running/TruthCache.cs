using System.Security.Cryptography;
using TrialSim.Characteristics;
using TrialSim.Simulation;

namespace TrialSim.Cli.Running;

/// <summary>
/// Keeps the true values of scenarios between runs: they depend on the scenario and the engine only, and take longer than a short run.
/// </summary>
/// <remarks>
/// One small binary file a scenario, with a checksum. What is absent, damaged or cannot be written is computed again without a word.
/// </remarks>
internal sealed class TruthCache(string directory)
{
    private const int BytesPerValue = 2 * sizeof(double);

    /// <summary>The cache of the user who runs the command.</summary>
    public static TruthCache OfUser()
    {
        string? root = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(root))
        {
            root = OperatingSystem.IsLinux()
                ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache")
                : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        }

        return new(Path.Combine(root, "trialsim"));
    }

    /// <summary>The true values kept for a scenario; null where there are none to trust.</summary>
    public TrueValues? Find(string scenarioHash, int analyses)
    {
        try
        {
            byte[] kept = File.ReadAllBytes(FileOf(scenarioHash));
            int length = (analyses + 2) * BytesPerValue;
            return kept.Length == length + SHA256.HashSizeInBytes && SHA256.HashData(kept.AsSpan(0, length)).AsSpan().SequenceEqual(kept.AsSpan(length))
                ? Read(kept, analyses)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps the true values of a scenario, if that is possible.</summary>
    public void Keep(string scenarioHash, TrueValues truth)
    {
        byte[] values = [.. truth.Analyses.Append(truth.MarkerMean).Append(truth.MarkerMedian)
            .SelectMany(t => BitConverter.GetBytes(t.Value).Concat(BitConverter.GetBytes(t.Mcse)))];
        try
        {
            Directory.CreateDirectory(directory);
            AtomicFile.Write(FileOf(scenarioHash), [.. values, .. SHA256.HashData(values)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // nothing is lost but the time to compute them again
        }
    }

    private static TrueValues Read(byte[] kept, int analyses)
    {
        TrueValue At(int i) => new(BitConverter.ToDouble(kept, i * BytesPerValue), BitConverter.ToDouble(kept, (i * BytesPerValue) + sizeof(double)));
        var values = new TrueValue[analyses];
        for (int a = 0; a < analyses; a++)
        {
            values[a] = At(a);
        }

        return new(values, At(analyses), At(analyses + 1));
    }

    // Builds of one version can differ while the engine is under development; the module's id tells them apart.
    private string FileOf(string scenarioHash) => Path.Combine(
        directory, $"{scenarioHash}-{OperatingCharacteristics.Version}-{typeof(Simulator).Module.ModuleVersionId:N}.truth");
}
