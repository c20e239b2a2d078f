using TrialSim.Numerics;

namespace TrialSim.Statistics;

/// <summary>Size, sum and sum of squares of a response in two groups, in eight trials at once.</summary>
internal readonly record struct TwoSample(Lanes N1, Lanes Sum1, Lanes Squares1, Lanes N0, Lanes Sum0, Lanes Squares0)
{
    /// <summary>Mean of group 1 minus mean of group 0.</summary>
    public Lanes Difference => (Sum1 / N1) - (Sum0 / N0);

    /// <summary>The same with one more response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="first">1 where it belongs to group 1, 0 where to group 0.</param>
    /// <param name="weight">1 where it counts, 0 where not.</param>
    public TwoSample With(Lanes response, Lanes first, Lanes weight)
    {
        var one = weight * first;
        var other = weight - one;
        var square = response * response;
        return new(
            N1 + one, Lanes.Fma(one, response, Sum1), Lanes.Fma(one, square, Squares1),
            N0 + other, Lanes.Fma(other, response, Sum0), Lanes.Fma(other, square, Squares0));
    }

    /// <summary>Student's comparison of the two means.</summary>
    public LeastSquares.Coefficient Pooled() => Means().Pooled();

    /// <summary>Welch's comparison of the two means.</summary>
    public LeastSquares.Coefficient Welch() => Means().Welch();

    private TwoMeans Means() => new(N1, Sum1 / N1, Deviations(N1, Sum1, Squares1), N0, Sum0 / N0, Deviations(N0, Sum0, Squares0));

    private static Lanes Deviations(Lanes n, Lanes sum, Lanes squares)
    {
        // below this share of the sum of squares the difference is rounding, and the spread is none
        var deviations = squares - (sum * sum / n);
        return (deviations > 1e-13 * squares).Keep(deviations);
    }
}
