namespace TrialSim.Statistics.Roc;

/// <summary>The operating characteristic of a marker: sensitivity and specificity at every cut-off.</summary>
/// <remarks>
/// Cut-offs lie midway between neighbouring observed values, with one beyond either end; the first point calls everybody a case, the last
/// nobody. Conventions are those of R's pROC.
/// </remarks>
public sealed class RocCurve
{
    private RocCurve(RocPoint[] points) => Points = points;

    /// <summary>The points, from sensitivity 1 to sensitivity 0: one more than there are different marker values.</summary>
    public IReadOnlyList<RocPoint> Points { get; }

    /// <summary>The curve of a marker.</summary>
    /// <param name="cases">Marker of the cases, at least one.</param>
    /// <param name="controls">Marker of the controls, at least one.</param>
    /// <param name="direction">On which side of a cut-off a case is called.</param>
    /// <exception cref="StatisticsInputException">There is no case or no control.</exception>
    public static RocCurve Of(ReadOnlySpan<double> cases, ReadOnlySpan<double> controls, MarkerDirection direction)
    {
        RequireBoth(cases.Length, controls.Length);
        double sign = direction == MarkerDirection.HigherInCases ? 1 : -1; // turned so that a case is called above the cut-off
        var upCases = Turned(cases, sign);
        var upControls = Turned(controls, sign);
        var points = new List<RocPoint>();
        double last = double.NegativeInfinity;
        int i = 0;
        int j = 0;
        while (i < upCases.Length || j < upControls.Length)
        {
            double value = Math.Min(i < upCases.Length ? upCases[i] : double.PositiveInfinity, j < upControls.Length ? upControls[j] : double.PositiveInfinity);
            points.Add(new(sign * Between(last, value), upCases.Length - i, j, upCases.Length, upControls.Length));
            i = Midranks.EndOfTie(upCases, i, value);
            j = Midranks.EndOfTie(upControls, j, value);
            last = value;
        }

        points.Add(new(sign * double.PositiveInfinity, 0, upControls.Length, upCases.Length, upControls.Length));
        return new([.. points]);
    }

    /// <summary>Every cut-off with the largest Youden index, in the order of the curve; compared in whole numbers, so that ties are ties.</summary>
    public IReadOnlyList<RocPoint> BestByYouden()
    {
        long best = Points.Max(Merit);
        return [.. Points.Where(p => Merit(p) == best)];
    }

    /// <summary>Area under the part of the curve between two specificities; not rescaled, so at most their distance.</summary>
    /// <param name="fromSpecificity">The one end, from 0 to 1.</param>
    /// <param name="toSpecificity">The other end, from 0 to 1.</param>
    /// <remarks>Straight lines join the points. Source: McClish (1989), Medical Decision Making 9:190-195.</remarks>
    public double PartialArea(double fromSpecificity, double toSpecificity)
    {
        double low = Math.Min(fromSpecificity, toSpecificity);
        double high = Math.Max(fromSpecificity, toSpecificity);
        double area = 0;
        for (int k = 1; k < Points.Count; k++)
        {
            var (start, end) = (Points[k - 1], Points[k]);
            double left = Math.Max(low, start.Specificity);
            double right = Math.Min(high, end.Specificity);
            if (right > left)
            {
                area += (right - left) * SensitivityAt((left + right) / 2, start, end);
            }
        }

        return area;
    }

    /// <summary>Refuses a sample without cases or without controls.</summary>
    internal static void RequireBoth(int cases, int controls)
    {
        if (cases == 0 || controls == 0)
        {
            throw new StatisticsInputException(
                $"there are {cases} cases and {controls} controls.", "A marker can only be judged where there are both.");
        }
    }

    private static long Merit(RocPoint point) => ((long)point.TruePositives * point.Controls) + ((long)point.TrueNegatives * point.Cases);

    private static double SensitivityAt(double specificity, RocPoint start, RocPoint end)
    {
        double part = (specificity - start.Specificity) / (end.Specificity - start.Specificity);
        return start.Sensitivity + (part * (end.Sensitivity - start.Sensitivity));
    }

    // The middle of two neighbours; the upper one where rounding would put it on the lower, since a case is called from the cut-off on.
    private static double Between(double lower, double upper)
    {
        double sum = lower + upper;
        double middle = double.IsInfinity(sum) ? (lower / 2) + (upper / 2) : sum / 2;
        return middle > lower || double.IsInfinity(lower) ? middle : upper;
    }

    private static double[] Turned(ReadOnlySpan<double> marker, double sign)
    {
        var turned = FiniteSample.Sorted(marker, nameof(marker));
        if (sign < 0)
        {
            Array.Reverse(turned);
            for (int i = 0; i < turned.Length; i++)
            {
                turned[i] = -turned[i];
            }
        }

        return turned;
    }
}
