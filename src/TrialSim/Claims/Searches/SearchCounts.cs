using TrialSim.Quantities;

namespace TrialSim.Claims.Searches;

/// <summary>Checks of what several searching rules have.</summary>
internal static class SearchCounts
{
    private const int MostBootstrapSamples = 50_000;

    /// <summary>Reports a number that is too small or too large.</summary>
    public static void Check(ScenarioPlace place, string property, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            place.At(property).Breach($"{value} is out of range.", $"Use a whole number from {least} to {most}.");
        }
    }

    /// <summary>Reports a correction that is not made for a search.</summary>
    /// <param name="place">Where the rule stands.</param>
    /// <param name="fits">Whether it is made for it.</param>
    /// <param name="offered">The kinds that are.</param>
    public static void CheckOffered(ScenarioPlace place, bool fits, string offered)
    {
        if (!fits)
        {
            place.At("correction").Breach("this search cannot be corrected in that way.", $"Use {offered}.");
        }
    }

    /// <summary>Reports a number of bootstrap samples that gives no estimate, or none that is wanted.</summary>
    public static void CheckBagged(ScenarioPlace place, int samples, SearchCorrection correction)
    {
        if (samples != 0)
        {
            Check(place, "bagged", samples, 2, MostBootstrapSamples);
        }

        if (samples > 0 && correction is HonestSplit)
        {
            place.At("bagged").Breach(
                "a split sample gives an honest estimate, which has no optimism to be taken from it.",
                "Leave \"bagged\" out, or choose another correction.", "rules[].correction");
        }
    }
}
