using System.Numerics;
using TrialSim.Numerics;

namespace TrialSim.Statistics.Imputation;

/// <summary>Regression of one visit's response on those observed, for each pattern of observed visits, from the covariances of eight lanes.</summary>
internal sealed unsafe class VisitRegression(int visits)
{
    private ulong[] patterns = new ulong[8];
    private Lanes[] weights = new Lanes[8 * visits];
    private Lanes[] variances = new Lanes[8];
    private int target;

    /// <summary>Number of patterns met.</summary>
    public int Patterns { get; private set; }

    /// <summary>Forgets all patterns.</summary>
    /// <param name="visit">The visit to be regressed.</param>
    public void Restart(int visit) => (target, Patterns) = (visit, 0);

    /// <summary>Number of a pattern of observed visits (not the target's), which is added where it is new.</summary>
    public int PatternOf(ulong seen)
    {
        int known = Array.IndexOf(patterns, seen, 0, Patterns);
        if (known >= 0)
        {
            return known;
        }

        if (Patterns == patterns.Length)
        {
            Array.Resize(ref patterns, 2 * Patterns);
            Array.Resize(ref weights, 2 * Patterns * visits);
            Array.Resize(ref variances, 2 * Patterns);
        }

        patterns[Patterns] = seen;
        return Patterns++;
    }

    /// <summary>Recomputes for other covariance matrices.</summary>
    public void Update(LaneMatrix covariance)
    {
        Lanes* memory = stackalloc Lanes[LaneTriangle.Entries(visits) + (2 * visits)];
        for (int p = 0; p < Patterns; p++)
        {
            Regress(p, covariance, memory);
        }
    }

    /// <summary>Weight of the difference of an observed response from its mean.</summary>
    public Lanes Weight(int pattern, int visit) => weights[(pattern * visits) + visit];

    /// <summary>Variance given the observed responses.</summary>
    public Lanes Variance(int pattern) => variances[pattern];

    private void Regress(int pattern, LaneMatrix covariance, Lanes* memory)
    {
        int count = BitOperations.PopCount(patterns[pattern]);
        var factor = new LaneTriangle(memory, count);
        Lanes* inverses = memory + LaneTriangle.Entries(visits);
        Lanes* own = inverses + visits;
        int a = 0;
        for (int visit = 0; visit < visits; visit++)
        {
            if ((patterns[pattern] >> visit & 1) == 0)
            {
                continue;
            }

            for (int b = 0, other = 0; other <= visit; other++)
            {
                if ((patterns[pattern] >> other & 1) != 0)
                {
                    factor[a, b++] = covariance[visit, other];
                }
            }

            own[a++] = covariance[visit, target];
        }

        LaneCholesky.Factor(factor, inverses, 0);
        LaneCholesky.Solve(factor, inverses, own);
        variances[pattern] = covariance[target, target] - LaneCholesky.Dot(own, own, count);
        LaneCholesky.SolveTransposed(factor, inverses, own);
        for (int visit = 0, next = 0; visit < visits; visit++)
        {
            weights[(pattern * visits) + visit] = (patterns[pattern] >> visit & 1) != 0 ? own[next++] : Lanes.Zero;
        }
    }
}
