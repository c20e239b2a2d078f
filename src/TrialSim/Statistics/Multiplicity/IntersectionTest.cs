namespace TrialSim.Statistics.Multiplicity;

/// <summary>How the hypotheses of one group are tested together when they belong to an intersection.</summary>
public abstract record IntersectionTest
{
    /// <summary>
    /// Smallest level of the whole procedure at which the group rejects the intersection; infinite where its members have no weight.
    /// </summary>
    /// <param name="p">p values of the members that belong to the intersection; NaN where one could not be tested.</param>
    /// <param name="weights">Their shares of the level in this intersection.</param>
    /// <param name="places">Their places in the group, ascending.</param>
    public abstract double Adjust(ReadOnlySpan<double> p, ReadOnlySpan<double> weights, ReadOnlySpan<int> places);

    /// <summary>The same test at one level, as bounds of normal deviates; one of them suffices.</summary>
    /// <param name="members">Hypotheses of the intersection, ascending, which are their places in the group too.</param>
    /// <param name="weights">Their shares of the level in this intersection.</param>
    /// <param name="alpha">One-sided level of the whole procedure.</param>
    internal abstract IEnumerable<CriticalBound> Bounds(int[] members, double[] weights, double alpha);

    /// <summary>Sum of the members' shares.</summary>
    protected static double Total(ReadOnlySpan<double> weights)
    {
        double total = 0;
        foreach (double weight in weights)
        {
            total += weight;
        }

        return total;
    }
}
