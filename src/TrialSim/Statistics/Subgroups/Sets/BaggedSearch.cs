using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Sets;

/// <summary>Corrects the effect in the set that a search has found for the optimism of searching, by bootstrap samples shared by eight trials.</summary>
/// <remarks>Call <see cref="Start"/> with the trials' own sums at hand, then <see cref="Sample"/> for each list of patients drawn with replacement.</remarks>
/// <param name="sums">Sums of the search.</param>
/// <param name="search">The search.</param>
/// <param name="judged">Number of outcomes that it tries.</param>
/// <param name="effect">The outcome whose difference in means is estimated.</param>
internal sealed class BaggedSearch(SetSums sums, SetSearch search, int judged, int effect)
{
    private readonly Lanes[] inside = new Lanes[2 * sums.Tested];

    /// <summary>Optimism of the effect in the set.</summary>
    public Optimism OfSet { get; } = new();

    /// <summary>Optimism of the effect in the set less that outside.</summary>
    public Optimism OfContrast { get; } = new();

    /// <summary>Remembers the effects in the trials themselves.</summary>
    public void Start()
    {
        OfSet.Clear();
        OfContrast.Clear();
        for (int set = 0; set < sums.Tested; set++)
        {
            var cells = sums.Cells(set, effect);
            inside[2 * set] = cells.Difference;
            inside[(2 * set) + 1] = sums.Others(set, effect).Difference;
        }
    }

    /// <summary>The effect in the trial in the set of a test; NaN where an arm is empty.</summary>
    public double EffectOf(int test, int lane) => inside[test / judged][lane];

    /// <summary>The effect in the set of a test less that in its complement.</summary>
    public double ContrastOf(int test, int lane) => EffectOf(test, lane) - inside[(test / judged) ^ 1][lane];

    /// <summary>Searches a bootstrap sample as the trials were searched.</summary>
    /// <param name="patients">Patients of the sample.</param>
    /// <param name="sign">By lane 1 where the claim favours the treatment, -1 where it does not.</param>
    /// <param name="lanes">Trials in which there is a claim to correct, a bit each.</param>
    public void Sample(ReadOnlySpan<int> patients, Lanes sign, uint lanes)
    {
        sums.Sum(patients);
        search.Test();
        var best = search.Best(sign).Test;
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            if ((lanes >> lane & 1) == 0 || (search.Possible.Bits >> lane & 1) == 0)
            {
                continue;
            }

            int test = (int)best[lane];
            int set = test / judged / 2;
            var found = sums.Cells(set, effect);
            double above = found.Difference[lane];
            double below = sums.Others(set, effect).Difference[lane];
            var (own, other) = ((test / judged) & 1) == 0 ? (above, below) : (below, above);
            OfSet.Add(lane, own, EffectOf(test, lane));
            OfContrast.Add(lane, own - other, ContrastOf(test, lane));
        }
    }
}
