using TrialSim.Tests.Behaviour;

namespace TrialSim.Tests.Qualification;

/// <summary>The reference cases that stand beside a checkout rather than in it.</summary>
internal static class SharedReference
{
    /// <summary>Their folder, as it is beside the checkout; null where it is not.</summary>
    public static string? Folder
    {
        get
        {
            string folder = Path.Combine(Repository.Root, "..", "shared", "reference");
            return Directory.Exists(folder) ? folder : null;
        }
    }

    /// <summary>The file of a family.</summary>
    public static string FileOf(string family) => Path.Combine(Folder!, "expected", family + ".json");
}
