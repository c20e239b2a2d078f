using TrialSim.Quantities;

namespace TrialSim.Claims;

/// <summary>How many permuted trials a rule may ask for, and how many of them may do as well as the trial.</summary>
internal static class PermutationCounts
{
    // no more than there are addresses for, with one address for each permutation
    private const int Most = 50_000;

    /// <summary>How many permuted trials may do as well as the trial where it is significant; below 0 it never is.</summary>
    /// <remarks>p = (1 + permuted trials that do as well) / (1 + permuted trials).</remarks>
    public static int Allowed(double level, int permutations) => (int)Math.Floor((level * (permutations + 1)) + 1e-9) - 1;

    /// <summary>Reports a number of permutations with which nothing could be significant, or that is too large.</summary>
    /// <param name="place">Where the number stands.</param>
    /// <param name="permutations">The number.</param>
    /// <param name="level">The level that the p-value must reach.</param>
    public static void Check(ScenarioPlace place, int permutations, double level)
    {
        double fewest = Math.Max(1, Math.Ceiling((1 / level) - 1e-9) - 1);
        if (!(permutations >= fewest && permutations <= Most))
        {
            place.Breach(
                $"{permutations} permutations; the smallest p-value is 1 / (permutations + 1), and the rule asks for {Math.Round(level, 12)} or less.",
                $"Use {fewest} to {Most}.", "rules[].alpha", "rules[].direction");
        }
    }
}
