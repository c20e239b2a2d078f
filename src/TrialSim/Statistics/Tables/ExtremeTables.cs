namespace TrialSim.Statistics.Tables;

/// <summary>The tables of two groups of given sizes that are at least as extreme as an observed one.</summary>
/// <param name="observed">The observed table.</param>
/// <param name="ordering">What extreme means.</param>
internal sealed class ExtremeTables(FourfoldTable observed, UnconditionalOrdering ordering)
{
    /// <summary>Statistics that tie in exact arithmetic (mirrored tables) differ by rounding: this relative margin makes them tie.</summary>
    private const double Slack = 1e-10;

    /// <summary>Tables count as no more probable than another up to this relative margin, as in Fisher's test.</summary>
    private const double FisherMargin = 1e-7;

    /// <summary>For each number of events in both groups, the hypergeometric share of extreme tables among all tables with it.</summary>
    public double[] Shares()
    {
        var shares = new double[observed.Total + 1];
        var weights = new double[Math.Min(observed.N1, observed.N2) + 1];
        var extreme = new bool[weights.Length];
        double limit = Math.Abs(Statistic(observed)) * (1 - Slack);
        double fisher = FisherExactTest.Of(observed).TwoSided * (1 + Slack);
        for (int events = 0; events <= observed.Total; events++)
        {
            var margins = new TableMargins(observed.N1, observed.N2, events);
            var own = weights.AsSpan(0, margins.Highest - margins.Lowest + 1);
            margins.Weights(own);
            if (ordering == UnconditionalOrdering.Boschloo)
            {
                MarkByFisher(own, extreme, fisher);
            }
            else
            {
                MarkByStatistic(margins.Lowest, events, extreme.AsSpan(0, own.Length), limit);
            }

            shares[events] = Share(own, extreme);
        }

        return shares;
    }

    private static double Share(ReadOnlySpan<double> weights, ReadOnlySpan<bool> extreme)
    {
        double total = 0;
        double sum = 0;
        bool all = true;
        for (int i = 0; i < weights.Length; i++)
        {
            total += weights[i];
            sum += extreme[i] ? weights[i] : 0;
            all &= extreme[i];
        }

        return all ? 1 : sum / total;
    }

    // Probabilities rise from both ends to the mode: taking the smaller end each time visits them in rising order.
    private static void MarkByFisher(ReadOnlySpan<double> weights, Span<bool> extreme, double limit)
    {
        double total = 0;
        foreach (double weight in weights)
        {
            total += weight;
        }

        extreme.Clear();
        int left = 0;
        int right = weights.Length - 1;
        double sum = 0;
        while (left <= right)
        {
            double least = Math.Min(weights[left], weights[right]) * (1 + FisherMargin);
            (int oldLeft, int oldRight) = (left, right);
            while (left <= right && weights[left] <= least)
            {
                sum += weights[left++];
            }

            while (left <= right && weights[right] <= least)
            {
                sum += weights[right--];
            }

            if (sum > limit * total)
            {
                break;
            }

            extreme[oldLeft..left].Fill(true);
            extreme[(right + 1)..(oldRight + 1)].Fill(true);
        }
    }

    private void MarkByStatistic(int lowest, int events, Span<bool> extreme, double limit)
    {
        for (int i = 0; i < extreme.Length; i++)
        {
            int x = lowest + i;
            extreme[i] = Math.Abs(Statistic(new(x, observed.N1, events - x, observed.N2))) >= limit;
        }
    }

    // Two groups without variance and without difference do not speak against equal risks.
    private double Statistic(FourfoldTable table)
    {
        double z = ordering == UnconditionalOrdering.BarnardUnpooled ? RiskTests.ZUnpooled(table) : RiskTests.ZPooled(table);
        return double.IsNaN(z) ? 0 : z;
    }
}
