namespace TrialSim.Statistics.Multiplicity;

/// <summary>All intersections of a graph's hypotheses, with the weights that the graph gives their members.</summary>
/// <remarks>From the intersection of all down to the last hypothesis alone, counted in binary with the first hypothesis as highest digit.</remarks>
public sealed class Closure
{
    private readonly double[,] weights;

    /// <summary>Computes the weights of the 2^m - 1 intersections once.</summary>
    public Closure(HypothesisGraph graph)
    {
        Hypotheses = graph.Count;
        Intersections = (1 << graph.Count) - 1;
        weights = new double[Intersections, graph.Count];
        var reduced = new ReducedGraph(graph);
        for (int row = 0; row < Intersections; row++)
        {
            reduced.Restore();
            for (int i = 0; i < Hypotheses; i++)
            {
                if (!Holds(row, i))
                {
                    reduced.Remove(i);
                }
            }

            for (int i = 0; i < Hypotheses; i++)
            {
                weights[row, i] = reduced.Weights[i];
            }
        }
    }

    /// <summary>Number of hypotheses, m.</summary>
    public int Hypotheses { get; }

    /// <summary>Number of intersections, 2^m - 1.</summary>
    public int Intersections { get; }

    /// <summary>Whether a hypothesis belongs to an intersection.</summary>
    public bool Holds(int intersection, int hypothesis) => (((Intersections - intersection) >> (Hypotheses - 1 - hypothesis)) & 1) == 1;

    /// <summary>Share of the level of a hypothesis within an intersection; 0 where it does not belong.</summary>
    public double Weight(int intersection, int hypothesis) => weights[intersection, hypothesis];
}
