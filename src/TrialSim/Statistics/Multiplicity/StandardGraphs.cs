namespace TrialSim.Statistics.Multiplicity;

/// <summary>The graphs of the procedures that have names.</summary>
/// <remarks>Source: Bretz, Maurer, Brannath and Posch (2009), Stat Med 28:586-604.</remarks>
public static class StandardGraphs
{
    /// <summary>The same share of the level for each hypothesis.</summary>
    public static double[] EqualShares(int hypotheses)
    {
        var shares = new double[hypotheses];
        Array.Fill(shares, 1.0 / hypotheses);
        return shares;
    }

    /// <summary>Holm's procedure: a rejected hypothesis passes its share to all others, in proportion to theirs.</summary>
    /// <param name="weights">Shares of the level; above 0, together 1.</param>
    public static HypothesisGraph Holm(ReadOnlySpan<double> weights)
    {
        var transitions = new double[weights.Length, weights.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            double others = 0;
            for (int j = 0; j < weights.Length; j++)
            {
                others += j == i ? 0 : weights[j];
            }

            for (int j = 0; j < weights.Length; j++)
            {
                transitions[i, j] = j == i ? 0 : weights[j] / others;
            }
        }

        return new(weights, transitions);
    }

    /// <summary>The fallback procedure: a rejected hypothesis passes all it has to the next in order.</summary>
    /// <param name="weights">Shares of the level in the order of testing.</param>
    /// <remarks>Source: Wiens (2003), Pharm Stat 2:211-215; without the later return of the level from the last to the first.</remarks>
    public static HypothesisGraph Fallback(ReadOnlySpan<double> weights)
    {
        var transitions = new double[weights.Length, weights.Length];
        for (int i = 0; i + 1 < weights.Length; i++)
        {
            transitions[i, i + 1] = 1;
        }

        return new(weights, transitions);
    }

    /// <summary>Testing in order, each hypothesis at the full level, as long as all before it are rejected.</summary>
    public static HypothesisGraph FixedSequence(int hypotheses)
    {
        var weights = new double[hypotheses];
        weights[0] = 1;
        return Fallback(weights);
    }
}
