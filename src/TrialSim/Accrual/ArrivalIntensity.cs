namespace TrialSim.Accrual;

/// <summary>Candidates that all sites together expect by a time, and the time by which they expect so many.</summary>
/// <remarks>The intensity is piecewise linear, so its integral is piecewise quadratic and is inverted exactly ((2) and (3) in docs/accrual.md).</remarks>
internal sealed class ArrivalIntensity
{
    private readonly double[] from; // weeks at which the intensity jumps or turns, rising
    private readonly double[] level; // candidates a week right after it
    private readonly double[] slope; // change of the level a week
    private readonly double[] expected; // candidates until it

    /// <summary>The intensity of a model without problems.</summary>
    public ArrivalIntensity(AccrualModel model)
    {
        (double Opens, double Ramp, double Rate)[] sites = [.. model.Sites.SelectMany(group => Enumerable.Range(0, (int)group.Count.Value).Select(number => (
            group.Opens.Value + (number * group.WeeksApart.Value), (group.Ramp ?? model.Ramp).Value, group.CandidatesPerWeek.Value)))];
        from =
        [
            .. sites.SelectMany(site => (double[])[site.Opens, site.Opens + site.Ramp])
                .Concat(model.Pauses.SelectMany(pause => (double[])[pause.From.Value, pause.To.Value]))
                .Append(0).Distinct().Order(),
        ];
        level = new double[from.Length];
        slope = new double[from.Length];
        expected = new double[from.Length];
        for (int i = 0; i < from.Length; i++)
        {
            if (!model.Pauses.Any(pause => pause.From.Value <= from[i] && from[i] < pause.To.Value))
            {
                foreach (var (opens, ramp, rate) in sites)
                {
                    bool rises = from[i] >= opens && from[i] < opens + ramp;
                    level[i] += rises ? rate * (from[i] - opens) / ramp : from[i] >= opens ? rate : 0;
                    slope[i] += rises ? rate / ramp : 0;
                }
            }

            if (i + 1 < from.Length)
            {
                expected[i + 1] = expected[i] + Within(i, from[i + 1] - from[i]);
            }
        }
    }

    /// <summary>Candidates expected until a week.</summary>
    public double ExpectedBy(double week)
    {
        int i = Last(from, week);
        return expected[i] + Within(i, week - from[i]);
    }

    /// <summary>The week by which so many candidates are expected.</summary>
    public double WeekOf(double candidates)
    {
        int i = Last(expected, candidates);
        double more = candidates - expected[i];
        return more <= 0 ? from[i] : from[i] + (2 * more / (level[i] + Math.Sqrt((level[i] * level[i]) + (2 * slope[i] * more))));
    }

    private double Within(int i, double weeks) => (level[i] + (slope[i] * weeks / 2)) * weeks;

    // The last entry that is not larger; the first is 0.
    private static int Last(double[] rising, double value)
    {
        int low = 0;
        int high = rising.Length;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            (low, high) = rising[middle] <= value ? (middle, high) : (low, middle);
        }

        return low;
    }
}
