using System.Text.Json.Serialization;
using TrialSim.Cohorts;
using TrialSim.Quantities;

namespace TrialSim.Randomization;

/// <summary>Who gets what: a rule that allocates each patient, in order of entry, to an arm.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SimpleRandomization), "simple")]
[JsonDerivedType(typeof(PermutedBlocks), "permuted-blocks")]
[JsonDerivedType(typeof(StratifiedPermutedBlocks), "stratified-permuted-blocks")]
[JsonDerivedType(typeof(AlternatingAllocation), "alternating")]
public abstract record RandomizationScheme
{
    /// <summary>Treatment : control; 1:1 unless said.</summary>
    public AllocationRatio Ratio { get; init; } = AllocationRatio.Equal;

    /// <summary>The scheme in words, to complete "patients are randomized …".</summary>
    public abstract string Describe(Trials.Arms arms, Trials.MarkerUnits units);

    /// <summary>Sets the scheme to work.</summary>
    internal abstract Allocation Prepare(int patients);

    /// <summary>Numbers of patients that are multiples of this hold the ratio as nearly as the scheme does at all.</summary>
    internal virtual long Round => Ratio.Total;

    /// <summary>Whether patients are stratified.</summary>
    internal virtual bool Stratifies => false;

    /// <summary>The markers, as measured at screening, that form strata.</summary>
    [JsonIgnore]
    internal virtual IReadOnlyList<ScreeningCrpFactor> ScreeningFactors => [];

    /// <summary>Reports what cannot be in this population.</summary>
    internal virtual void Check(ScenarioPlace place, Population population)
    {
    }

    /// <summary>Smallest number of patients that is whole blocks, whichever length is drawn.</summary>
    private protected static long WholeBlocks(IReadOnlyList<int> blockSizes)
    {
        long least = 1;
        foreach (int size in blockSizes)
        {
            least = least / (long)System.Numerics.BigInteger.GreatestCommonDivisor(least, size) * size;
        }

        return least;
    }

    /// <summary>Reports strata that cannot be formed, or are formed twice, or are too many.</summary>
    private protected static void CheckStrata(ScenarioPlace place, IReadOnlyList<StratificationFactor> factors, Population population)
    {
        const int MostStrata = 64;
        double strata = 1;
        for (int i = 0; i < factors.Count; i++)
        {
            factors[i].Check(place.At(i), population);
            strata *= factors[i].Levels;
            if (factors.Take(i).Any(earlier => earlier.GetType() == factors[i].GetType() && (earlier as ScreeningCrpFactor)?.Marker == (factors[i] as ScreeningCrpFactor)?.Marker))
            {
                place.At(i).Breach("strata are already formed of this.", "Leave it out, or put its cut-points into the entry further up.");
            }
        }

        if (strata > MostStrata)
        {
            place.Breach($"{strata} strata, every combination being one.", $"Use fewer factors or cut-points: at most {MostStrata} strata.");
        }
    }

    /// <summary>Reports block lengths within which the ratio cannot hold.</summary>
    private protected void CheckBlocks(ScenarioPlace place, IReadOnlyList<int> blockSizes)
    {
        const int Longest = 255;
        if (Ratio.Total > Longest)
        {
            place.At("ratio").Breach($"a block that holds {Ratio} has {Ratio.Total} places, more than {Longest}.", "Use smaller numbers.");
            return;
        }

        place.At("block-sizes").MustNotBeEmpty(blockSizes.Count, $"List one or more multiples of {Ratio.Total}, such as [{2 * Ratio.Total}].");
        for (int i = 0; i < blockSizes.Count; i++)
        {
            if (blockSizes[i] < 1 || blockSizes[i] % Ratio.Total != 0)
            {
                place.At("block-sizes").At(i).Breach(
                    $"{blockSizes[i]} cannot hold a {Ratio} allocation.",
                    $"Use a multiple of {Ratio.Total} ({Ratio.Total} or {2 * Ratio.Total} suit small strata), or set \"ratio\".",
                    "randomization.ratio");
            }
            else if (blockSizes[i] > Longest)
            {
                place.At("block-sizes").At(i).Breach($"{blockSizes[i]} is too long for a block.", $"Use at most {Longest}.");
            }
        }
    }
}
