using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Sets;

/// <summary>The best of many tests: sets of patients and their complements by outcomes, in eight trials at once.</summary>
/// <remarks>
/// Tests are numbered (2 x set + side) x outcomes + outcome; side 1 is the complement. Their deviates are large where the treatment does well, in the
/// set or better there than outside; 0 where a test cannot be made. Equations in docs/methods/subgroup-search.md.
/// </remarks>
internal sealed class SetSearch
{
    private readonly SetSums sums;
    private readonly SearchedOutcome[] outcomes;
    private readonly int judged;
    private readonly SearchContrast contrast;
    private readonly int sides;
    private readonly double smallestArm;
    private readonly Lanes[] deviates;

    /// <summary>A search.</summary>
    /// <param name="sums">The sums that it reads.</param>
    /// <param name="outcomes">The outcomes that are summed.</param>
    /// <param name="judged">How many of them, the first, are tried.</param>
    /// <param name="contrast">What is compared.</param>
    /// <param name="bothSides">Whether complements are tried too.</param>
    /// <param name="smallestArm">Fewest patients of an arm in the set, and outside it where the two are compared.</param>
    public SetSearch(SetSums sums, SearchedOutcome[] outcomes, int judged, SearchContrast contrast, bool bothSides, int smallestArm)
    {
        this.sums = sums;
        this.outcomes = outcomes;
        this.judged = judged;
        this.contrast = contrast;
        this.smallestArm = smallestArm;
        sides = bothSides ? 2 : 1;
        deviates = new Lanes[2 * sums.Tested * judged];
    }

    /// <summary>Where any test could be made.</summary>
    public LaneMask Possible { get; private set; }

    /// <summary>The tests' deviates.</summary>
    public ReadOnlySpan<Lanes> Deviates => deviates;

    /// <summary>Makes every test from the sums at hand.</summary>
    public void Test()
    {
        var possible = LaneMask.None;
        for (int set = 0; set < sums.Tested; set++)
        {
            for (int outcome = 0; outcome < judged; outcome++)
            {
                possible |= Test(set, outcome);
            }
        }

        Possible = possible;
    }

    /// <summary>The largest deviate, times <paramref name="sign"/>, and the number of its test.</summary>
    public (Lanes Deviate, Lanes Test) Best(Lanes sign)
    {
        Lanes largest = double.NegativeInfinity;
        var test = Lanes.Zero;
        for (int set = 0; set < sums.Tested; set++)
        {
            for (int t = 2 * set * judged, end = t + (sides * judged); t < end; t++)
            {
                var deviate = sign * deviates[t];
                var better = deviate > largest;
                largest = better.Select(deviate, largest);
                test = better.Select((double)t, test);
            }
        }

        return (largest, test);
    }

    private LaneMask Test(int set, int outcome)
    {
        var kind = outcomes[outcome];
        var inside = sums.Cells(set, outcome);
        var outside = sums.Others(set, outcome);
        var insideEnough = inside.HasAtLeast(smallestArm);
        var outsideEnough = outside.HasAtLeast(smallestArm);
        Lanes sign = kind.FavourableSign;
        ref var above = ref deviates[(2 * set * judged) + outcome];
        ref var below = ref deviates[(((2 * set) + 1) * judged) + outcome];
        if (contrast == SearchContrast.Interaction)
        {
            var enough = insideEnough & outsideEnough;
            above = sign * (kind.IsShare
                ? SetContrast.OfShares(inside, outside, enough)
                : SetContrast.OfMeans(inside, outside, sums.WholeSquares(set, outcome), enough));
            below = -above;
            return enough;
        }

        above = sign * (kind.IsShare
            ? SetContrast.OfShares(inside, insideEnough)
            : SetContrast.OfMeans(inside, sums.Squares(set, outcome), insideEnough));
        if (sides == 1)
        {
            return insideEnough;
        }

        below = sign * (kind.IsShare
            ? SetContrast.OfShares(outside, outsideEnough)
            : SetContrast.OfMeans(outside, sums.WholeSquares(set, outcome) - sums.Squares(set, outcome), outsideEnough));
        return insideEnough | outsideEnough;
    }
}
