using TrialSim.Numerics;

namespace TrialSim.Statistics.Tables;

/// <summary>The tables that share a 2 x 2 table's margins, by events of group 1, with their hypergeometric probabilities.</summary>
internal readonly struct TableMargins
{
    private readonly int n1;
    private readonly int n2;
    private readonly int events;

    /// <summary>The margins of a table.</summary>
    public TableMargins(FourfoldTable table)
        : this(table.N1, table.N2, table.Events)
    {
    }

    /// <summary>Margins given by the sizes of the groups and the events of both together.</summary>
    public TableMargins(int n1, int n2, int events) => (this.n1, this.n2, this.events) = (n1, n2, events);

    /// <summary>Fewest events that group 1 can have.</summary>
    public int Lowest => Math.Max(0, events - n2);

    /// <summary>Most events that group 1 can have.</summary>
    public int Highest => Math.Min(events, n1);

    private int Mode => Math.Clamp((int)((events + 1.0) * (n1 + 1.0) / (n1 + n2 + 2.0)), Lowest, Highest);

    /// <summary>Probabilities up to a common factor, from the lowest; the most probable table has 1.</summary>
    public double[] Weights()
    {
        var weights = new double[Highest - Lowest + 1];
        Weights(weights);
        return weights;
    }

    /// <summary>Fills in the probabilities up to a common factor.</summary>
    /// <remarks>Built outwards from the most probable table, so that nothing overflows; far tails may become 0.</remarks>
    /// <param name="weights">One for each table, from the lowest.</param>
    public void Weights(Span<double> weights)
    {
        int low = Lowest;
        weights[Mode - low] = 1;
        for (int x = Mode; x < Highest; x++)
        {
            weights[x + 1 - low] = weights[x - low] * ((double)(n1 - x) * (events - x)) / ((x + 1.0) * (n2 - events + x + 1.0));
        }

        for (int x = Mode; x > low; x--)
        {
            weights[x - 1 - low] = weights[x - low] * (x * (n2 - events + (double)x)) / ((n1 - x + 1.0) * (events - x + 1.0));
        }
    }

    /// <summary>Logarithms of the probabilities up to a common term, from the lowest; they hold in tails where the probabilities underflow.</summary>
    public double[] LogWeights()
    {
        var logs = new double[Highest - Lowest + 1];
        int low = Lowest;
        double lost = 0;
        for (int x = Mode; x < Highest; x++)
        {
            double step = (double)(n1 - x) * (events - x) / ((x + 1.0) * (n2 - events + x + 1.0));
            logs[x + 1 - low] = Add(logs[x - low], Portable.Log(step), ref lost);
        }

        lost = 0;
        for (int x = Mode; x > low; x--)
        {
            double step = x * (n2 - events + (double)x) / ((n1 - x + 1.0) * (events - x + 1.0));
            logs[x - 1 - low] = Add(logs[x - low], Portable.Log(step), ref lost);
        }

        return logs;
    }

    // A compensated sum (Kahan): there may be a hundred thousand terms.
    private static double Add(double sum, double term, ref double lost)
    {
        double corrected = term - lost;
        double next = sum + corrected;
        lost = next - sum - corrected;
        return next;
    }
}
