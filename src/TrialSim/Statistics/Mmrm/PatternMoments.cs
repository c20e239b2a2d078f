using System.Runtime.CompilerServices;
using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <summary>
/// All that a mixed model for repeated measures needs of the data of eight trials: for each pattern of observed visits (and group) the number of
/// patients and the sums of products of their covariates and responses. The cost of a fit does not depend on the number of patients.
/// </summary>
/// <remarks>
/// The patterns are those that occur in any lane; a lane in which one does not occur has zeros there, which change nothing. They stand in an
/// order of their own, so that a lane's sums have the same bits whatever its neighbours hold.
/// </remarks>
internal sealed unsafe partial class PatternMoments : IDisposable
{
    private readonly int responses; // where the responses begin in a pattern's sums
    private readonly int squares;
    private readonly int size;
    private readonly PatternTable known;
    private VisitPattern[] occurring = new VisitPattern[8];
    private LaneColumns memory;

    /// <summary>Sums for a design; nobody is counted yet.</summary>
    /// <param name="visits">Number of visits J.</param>
    /// <param name="covariates">Number of covariates of a patient.</param>
    /// <param name="groups">Number of groups with a covariance of their own.</param>
    public PatternMoments(int visits, int covariates, int groups = 1)
    {
        (Visits, Covariates, Groups) = (visits, covariates, groups);
        responses = 1 + (covariates * covariates);
        squares = responses + (covariates * visits);
        size = squares + (visits * visits);
        memory = new LaneColumns(occurring.Length, size);
        known = new(visits, groups);
    }

    /// <summary>Number of visits J.</summary>
    public int Visits { get; }

    /// <summary>Number of covariates.</summary>
    public int Covariates { get; }

    /// <summary>Number of groups with a covariance of their own.</summary>
    public int Groups { get; }

    /// <summary>Number of patterns that occur.</summary>
    public int Count { get; private set; }

    /// <summary>A pattern; in order after <see cref="Complete"/>.</summary>
    public VisitPattern this[int pattern] => occurring[pattern];

    /// <summary>Number of patients with the pattern.</summary>
    public Lanes Patients(int pattern) => *Sums(pattern);

    /// <summary>Sums of products of covariates: square, row by row.</summary>
    public Lanes* Products(int pattern) => Sums(pattern) + 1;

    /// <summary>Sums of products of covariates (rows) and responses (a column a visit; zero where not observed).</summary>
    public LaneMatrix Responses(int pattern) => new(Sums(pattern) + responses, Visits);

    /// <summary>Sums of products of responses, a row and column a visit; on and below the diagonal.</summary>
    public LaneMatrix Squares(int pattern) => new(Sums(pattern) + squares, Visits);

    /// <summary>Forgets all patients.</summary>
    public void Clear()
    {
        new Span<Lanes>(memory.Start, Count * size).Clear();
        for (; Count > 0; Count--)
        {
            occurring[Count - 1].Place = -1;
        }
    }

    /// <summary>Counts a patient of one trial.</summary>
    /// <param name="lane">The trial.</param>
    /// <param name="group">Number of the patient's group, from 0.</param>
    /// <param name="seen">Bit v: visit v has a response. Without any the patient does not count.</param>
    /// <param name="covariates">One number a covariate.</param>
    /// <param name="response">One number a visit; those not seen are ignored.</param>
    /// <param name="times">How often: -1 takes one away again whom the trial has.</param>
    public void Add(int lane, int group, ulong seen, ReadOnlySpan<double> covariates, ReadOnlySpan<double> response, double times = 1)
    {
        if (seen == 0)
        {
            return;
        }

        var pattern = known[group, seen];
        if (pattern.Place < 0)
        {
            Append(pattern);
        }

        double* sums = (double*)(memory.Start + ((nint)pattern.Place * size)) + lane;
        *sums += times;
        for (int u = 0; u < Covariates; u++)
        {
            double z = times * covariates[u];
            double* row = sums + ((1 + (u * Covariates)) * Lanes.Count);
            for (int v = 0; v <= u; v++)
            {
                row[v * Lanes.Count] += z * covariates[v];
            }

            row = sums + ((responses + (u * Visits)) * Lanes.Count);
            foreach (int a in pattern.Visits)
            {
                row[a * Lanes.Count] += z * response[a];
            }
        }

        foreach (int a in pattern.Visits)
        {
            double y = times * response[a];
            double* row = sums + ((squares + (a * Visits)) * Lanes.Count);
            for (int k = 0, b = pattern.Visits[0]; ; b = pattern.Visits[++k])
            {
                row[b * Lanes.Count] += y * response[b];
                if (b == a)
                {
                    break;
                }
            }
        }
    }

    /// <summary>Puts the patterns in order and fills the upper halves of the products; call it when all patients are counted.</summary>
    public void Complete()
    {
        for (int p = 0; p < Count; p++)
        {
            var pattern = occurring[p];
            int at = p;
            for (; at > 0 && occurring[at - 1].ComesAfter(pattern); at--)
            {
                occurring[at] = occurring[at - 1];
            }

            occurring[at] = pattern;
            Lanes* products = memory.Start + ((nint)pattern.Place * size) + 1;
            for (int u = 0; u < Covariates; u++)
            {
                for (int v = 0; v < u; v++)
                {
                    products[(v * Covariates) + u] = products[(u * Covariates) + v];
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => memory.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes* Sums(int pattern) => memory.Start + ((nint)occurring[pattern].Place * size);

    private void Append(VisitPattern pattern)
    {
        if (Count == occurring.Length)
        {
            Array.Resize(ref occurring, 2 * Count);
            var larger = new LaneColumns(2 * Count, size);
            memory.All.CopyTo(larger.All);
            memory.Dispose();
            memory = larger;
        }

        pattern.Place = Count;
        occurring[Count++] = pattern;
    }
}
