namespace TrialSim.Statistics.Multiplicity;

/// <summary>A graph from which hypotheses are taken out one by one; refilled from the full graph, it allocates nothing.</summary>
internal sealed class ReducedGraph
{
    /// <summary>A hypothesis that gets back all it passes on, but for rounding, has nothing left to pass.</summary>
    private const double ClosedLoop = 1e-12;

    private readonly HypothesisGraph full;
    private readonly double[] weights;
    private readonly double[,] transitions;
    private readonly double[,] next;
    private readonly bool[] left;

    public ReducedGraph(HypothesisGraph full)
    {
        this.full = full;
        weights = new double[full.Count];
        transitions = new double[full.Count, full.Count];
        next = new double[full.Count, full.Count];
        left = new bool[full.Count];
        Restore();
    }

    /// <summary>Share of the level for each hypothesis; 0 for those taken out.</summary>
    public ReadOnlySpan<double> Weights => weights;

    public bool IsLeft(int hypothesis) => left[hypothesis];

    /// <summary>Back to the full graph.</summary>
    public void Restore()
    {
        full.Weights.CopyTo(weights);
        Array.Fill(left, true);
        for (int i = 0; i < full.Count; i++)
        {
            for (int j = 0; j < full.Count; j++)
            {
                transitions[i, j] = full.Transition(i, j);
            }
        }
    }

    /// <summary>Takes out hypothesis <paramref name="j"/>: its weight moves along its transitions, and paths through it are joined.</summary>
    /// <remarks>Algorithm 1 of Bretz et al. (2009); the order of removals does not matter.</remarks>
    public void Remove(int j)
    {
        left[j] = false;
        for (int l = 0; l < left.Length; l++)
        {
            if (left[l])
            {
                weights[l] += weights[j] * transitions[j, l];
                Bypass(j, l);
            }
        }

        weights[j] = 0;
        CopyOfLeft();
    }

    public HypothesisGraph ToGraph() => new(weights, transitions);

    // transitions from l once j is gone: direct ones, and those by way of j, over what does not come straight back
    private void Bypass(int j, int l)
    {
        double loop = transitions[l, j] * transitions[j, l];
        for (int k = 0; k < left.Length; k++)
        {
            bool passes = left[k] && k != l && loop < 1 - ClosedLoop;
            next[l, k] = passes ? (transitions[l, k] + (transitions[l, j] * transitions[j, k])) / (1 - loop) : 0;
        }
    }

    private void CopyOfLeft()
    {
        for (int l = 0; l < left.Length; l++)
        {
            for (int k = 0; k < left.Length; k++)
            {
                transitions[l, k] = left[l] && left[k] ? next[l, k] : 0;
            }
        }
    }
}
