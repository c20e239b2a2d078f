using TrialSim.Quantities;
using TrialSim.Scenarios;

namespace TrialSim.Assurance;

/// <summary>What a prior may be about: what is true of patients and of the drug, which nobody chooses.</summary>
public static class TruthPath
{
    private const string DrugEffect = "outcome.drug-effect";
    private static readonly string[] Roots = ["population", "outcome"];

    // chosen by the trial's authors, though they stand among the properties of patients and outcome
    private static readonly string[] Chosen =
        ["population.eligibility", "population.quotas", "outcome.visits", "outcome.scale", "outcome.response-fall", "outcome.remission-at-most"];

    /// <summary>How to mend a path of something else.</summary>
    public static string Remedy =>
        "A prior is about \"effect\" (multiples of the scenario's drug effect), or about the population or outcome, such as outcome.drug-effect.slope. To compare designs, use trialsim sweep or compare; for several sizes, --patients.";

    /// <summary>Why a prior cannot be about a property; null where it can, or where the path is not even one.</summary>
    /// <param name="path">"effect" or the path of a property.</param>
    public static string? WhyNot(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        bool isTruth = path == PriorRows.EffectColumn || (Roots.Any(root => IsWithin(path, root)) && !Chosen.Any(chosen => IsWithin(path, chosen)));
        return isTruth || PropertyPath.Parse(path) is null ? null : $"\"{Spelling.Quotable(path)}\" is chosen, not unknown: a prior is about the truth.";
    }

    /// <summary>Why columns of draws cannot stand side by side; null where they can.</summary>
    /// <remarks>A multiple of the drug effect and the drug effect itself: one would overwrite the other, or multiply it, and the file does not say which.</remarks>
    /// <param name="columns">Names of the columns.</param>
    public static string? WhyNotTogether(IReadOnlyList<string> columns) =>
        columns.Contains(PriorRows.EffectColumn) && columns.FirstOrDefault(c => IsWithin(c, DrugEffect)) is { } path
            ? $"\"effect\" multiplies the drug effect, of which \"{Spelling.Quotable(path)}\" is a part."
            : null;

    private static bool IsWithin(string path, string whole) =>
        path.StartsWith(whole, StringComparison.Ordinal) && (path.Length == whole.Length || path[whole.Length] is '.' or '[');
}
