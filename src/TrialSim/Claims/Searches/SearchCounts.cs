using TrialSim.Quantities;

namespace TrialSim.Claims.Searches;

/// <summary>Checks of the whole numbers that searching rules have.</summary>
internal static class SearchCounts
{
    /// <summary>Why a split sample is not bagged.</summary>
    public const string BaggedAndSplit = "a split sample gives an honest estimate, which has no optimism to be taken from it.";

    private const int MostBootstrapSamples = 50_000;

    /// <summary>Fewest permutations with which a p of 1 / (permutations + 1) can reach a level.</summary>
    public static int FewestFor(double level) => Math.Max(1, (int)Math.Ceiling((1 / level) - 1 - 1e-9));

    /// <summary>How many permuted trials may do as well as the trial where it is significant; below 0 it never is.</summary>
    public static int Allowed(double level, int permutations) => (int)Math.Floor((level * (permutations + 1)) + 1e-9) - 1;

    /// <summary>Reports a number that is too small or too large.</summary>
    public static void Check(ScenarioPlace place, string property, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            place.At(property).Breach($"{value} is out of range.", $"Use a whole number from {least} to {most}.");
        }
    }

    /// <summary>Reports a number of bootstrap samples that gives no estimate.</summary>
    public static void CheckBagged(ScenarioPlace place, int samples)
    {
        if (samples != 0)
        {
            Check(place, "bagged", samples, 2, MostBootstrapSamples);
        }
    }
}
