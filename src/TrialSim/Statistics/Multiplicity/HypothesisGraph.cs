namespace TrialSim.Statistics.Multiplicity;

/// <summary>
/// A graphical multiple testing procedure: shares of the level for each hypothesis, and to which hypotheses a rejected one passes its share.
/// </summary>
/// <remarks>Sources: Bretz, Maurer, Brannath and Posch (2009), Stat Med 28:586-604; Bretz et al. (2011), Biom J 53:894-913.</remarks>
public sealed class HypothesisGraph
{
    /// <summary>Beyond this many hypotheses the intersections, 2^m - 1, become too many to list.</summary>
    public const int MostHypotheses = 20;

    /// <summary>Shares such as three times 1/3, written in decimals, may exceed 1 by rounding.</summary>
    private const double Rounding = 1e-9;

    private readonly double[] weights;
    private readonly double[,] transitions;

    /// <summary>Checks and keeps copies of the shares.</summary>
    /// <param name="weights">Share of the level for each hypothesis: from 0, together at most 1.</param>
    /// <param name="transitions">Row i: which share of its level hypothesis i passes to each other when rejected; from 0, together at most 1, none to itself.</param>
    /// <exception cref="StatisticsInputException">A share is out of range, or the matrix is not square.</exception>
    public HypothesisGraph(ReadOnlySpan<double> weights, double[,] transitions)
    {
        if (weights.Length is 0 or > MostHypotheses)
        {
            throw new StatisticsInputException($"a graph with {weights.Length} hypotheses.", $"A graph has from 1 to {MostHypotheses}.");
        }

        if (transitions.GetLength(0) != weights.Length || transitions.GetLength(1) != weights.Length)
        {
            throw new StatisticsInputException(
                $"the transitions are {transitions.GetLength(0)} rows of {transitions.GetLength(1)} shares.",
                $"Between {weights.Length} hypotheses they are {weights.Length} rows of {weights.Length}.");
        }

        this.weights = weights.ToArray();
        this.transitions = (double[,])transitions.Clone();
        CheckShares(this.weights, "the weights");
        for (int i = 0; i < Count; i++)
        {
            CheckShares(Row(i), $"the transitions from hypothesis {i + 1}");
            if (transitions[i, i] != 0)
            {
                throw new StatisticsInputException($"hypothesis {i + 1} passes a share to itself.", "Set that transition to 0.");
            }
        }
    }

    /// <summary>Number of hypotheses.</summary>
    public int Count => weights.Length;

    /// <summary>Share of the level for each hypothesis.</summary>
    public ReadOnlySpan<double> Weights => weights;

    /// <summary>Share of its level that hypothesis <paramref name="from"/> passes to hypothesis <paramref name="to"/> when rejected.</summary>
    public double Transition(int from, int to) => transitions[from, to];

    /// <summary>The graph of the hypotheses that are left, with all shares passed on; the others have weight and transitions 0.</summary>
    /// <param name="rejected">True for each hypothesis that is taken out.</param>
    public HypothesisGraph Without(ReadOnlySpan<bool> rejected)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rejected.Length, Count);
        var reduced = new ReducedGraph(this);
        for (int i = 0; i < Count; i++)
        {
            if (rejected[i])
            {
                reduced.Remove(i);
            }
        }

        return reduced.ToGraph();
    }

    private double[] Row(int i)
    {
        var row = new double[Count];
        for (int j = 0; j < Count; j++)
        {
            row[j] = transitions[i, j];
        }

        return row;
    }

    private static void CheckShares(double[] shares, string what)
    {
        double sum = 0;
        foreach (double share in shares)
        {
            if (!(share is >= 0 and <= 1 + Rounding))
            {
                throw new StatisticsInputException(FormattableString.Invariant($"{what} hold {share}."), "Each share lies from 0 to 1.");
            }

            sum += share;
        }

        if (sum > 1 + Rounding)
        {
            throw new StatisticsInputException(FormattableString.Invariant($"{what} add up to {sum}."), "Together they may not exceed 1.");
        }
    }
}
