using TrialSim.Numerics;

namespace TrialSim.Statistics.Logistic;

/// <content>The proof that no maximum exists: a direction that goes against no patient's response.</content>
public sealed partial class CanonicalRegression<TFamily>
{
    /// <summary>A step that moves the predictors by less than this is no sign of separation.</summary>
    private const double NoticeableChange = 0.1;

    /// <summary>Opposition below this share of the largest change is rounding.</summary>
    private const double NoOpposition = 1e-10;

    private readonly SeparationSearch search = new();
    private double[] signs = [];
    private double stepSize; // the most that the direction looked at moves a predictor

    // Whether the step goes against nobody. The predictors are overwritten.
    private bool StepSeparates(int free)
    {
        step.AsSpan(free, Columns - free).Clear();
        return GoesAgainstNobody();
    }

    // Whether any direction does; it takes the step's place.
    private bool IsSeparated()
    {
        var y = InnerProducts.Rows(response.AsSpan(0, Padded));
        var sign = InnerProducts.Rows(signs.AsSpan(0, Padded));
        for (int i = 0; i < sign.Length; i++)
        {
            sign[i] = TFamily.Sign(y[i]);
        }

        return search.TryFind(basis, signs.AsSpan(0, Rows), step.AsSpan(0, Columns)) && GoesAgainstNobody();
    }

    private bool GoesAgainstNobody()
    {
        WriteCombination(step, predictor);
        var change = InnerProducts.Rows(predictor.AsSpan(0, Padded));
        var y = InnerProducts.Rows(response.AsSpan(0, Padded));
        var largest = Lanes.Zero;
        var opposition = Lanes.Zero;
        for (int i = 0; i < change.Length; i++)
        {
            largest = Lanes.Max(Lanes.Abs(change[i]), largest);
            var sign = TFamily.Sign(y[i]);
            var against = Lanes.EqualTo(sign, Lanes.Zero).Select(Lanes.Abs(change[i]), -sign * change[i]);
            opposition = Lanes.Max(against, opposition);
        }

        stepSize = Largest(largest);
        return stepSize > NoticeableChange && Largest(opposition) <= NoOpposition * stepSize;
    }

    private static double Largest(Lanes lanes)
    {
        double largest = 0;
        for (int k = 0; k < Lanes.Count; k++)
        {
            largest = Math.Max(largest, lanes[k]);
        }

        return largest;
    }
}
