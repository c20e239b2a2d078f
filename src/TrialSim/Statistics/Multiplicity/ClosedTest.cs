namespace TrialSim.Statistics.Multiplicity;

/// <summary>The closed test of a graph: a hypothesis is rejected where every intersection that holds it is.</summary>
/// <remarks>
/// An intersection is rejected where one of the groups rejects it. Sources: Marcus, Peritz and Gabriel (1976), Biometrika 63:655-660;
/// Bretz et al. (2011), Biom J 53:894-913.
/// </remarks>
public sealed class ClosedTest
{
    private readonly Closure closure;
    private readonly IReadOnlyList<TestGroup> groups;
    private readonly double[] memberP;
    private readonly double[] memberWeights;
    private readonly int[] memberPlaces;

    /// <summary>Prepares the weights of all intersections.</summary>
    /// <param name="closure">The graph's intersections.</param>
    /// <param name="groups">Groups that hold every hypothesis exactly once.</param>
    /// <exception cref="StatisticsInputException">A hypothesis is in no group, or in two.</exception>
    public ClosedTest(Closure closure, IReadOnlyList<TestGroup> groups)
    {
        this.closure = closure;
        this.groups = groups;
        memberP = new double[closure.Hypotheses];
        memberWeights = new double[closure.Hypotheses];
        memberPlaces = new int[closure.Hypotheses];
        int[] members = [.. groups.SelectMany(group => group.Hypotheses).Order()];
        if (!members.SequenceEqual(Enumerable.Range(0, closure.Hypotheses)))
        {
            throw new StatisticsInputException(
                $"the test groups hold the hypotheses {string.Join(", ", members.Select(i => i + 1))}.",
                $"Together they hold each of the {closure.Hypotheses} exactly once.");
        }
    }

    /// <summary>Adjusted p values: the smallest level of the procedure at which each hypothesis is rejected, at most 1.</summary>
    /// <param name="p">One p value for each hypothesis, from 0 to 1; NaN where it could not be tested, which is never rejected.</param>
    /// <param name="adjusted">As long as <paramref name="p"/>.</param>
    public void Adjust(ReadOnlySpan<double> p, Span<double> adjusted)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(p.Length, closure.Hypotheses);
        ArgumentOutOfRangeException.ThrowIfNotEqual(adjusted.Length, closure.Hypotheses);
        adjusted.Clear();
        for (int row = 0; row < closure.Intersections; row++)
        {
            double intersection = 1;
            foreach (var group in groups)
            {
                intersection = Math.Min(intersection, AdjustGroup(row, group, p));
            }

            for (int i = 0; i < p.Length; i++)
            {
                adjusted[i] = closure.Holds(row, i) ? Math.Max(adjusted[i], intersection) : adjusted[i];
            }
        }
    }

    private double AdjustGroup(int row, TestGroup group, ReadOnlySpan<double> p)
    {
        int members = 0;
        for (int place = 0; place < group.Hypotheses.Count; place++)
        {
            int hypothesis = group.Hypotheses[place];
            if (closure.Holds(row, hypothesis))
            {
                memberP[members] = p[hypothesis];
                memberWeights[members] = closure.Weight(row, hypothesis);
                memberPlaces[members++] = place;
            }
        }

        return members == 0
            ? double.PositiveInfinity
            : group.Test.Adjust(memberP.AsSpan(0, members), memberWeights.AsSpan(0, members), memberPlaces.AsSpan(0, members));
    }
}
