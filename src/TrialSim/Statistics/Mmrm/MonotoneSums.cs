using System.Numerics;
using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <summary>
/// Cross-products of covariates and responses among the patients still in at each visit, for trials in which who misses a visit does
/// not come back: what the closed form of the MMRM is made of. Eight trials at a time.
/// </summary>
/// <remarks>
/// Most patients stay to the end: those are summed in lanes, one kernel for all trials. The few who leave, at different visits in
/// different lanes, are added one by one; the sums of visit j are those of visit j + 1 and of the patients last seen at j.
/// </remarks>
internal sealed class MonotoneSums : IDisposable
{
    private readonly LaneColumns columns;
    private readonly LaneColumn[] padded;
    private readonly LaneColumns completers;
    private readonly LaneColumns products;
    private readonly int[] start;

    /// <summary>Room for the columns of eight trials.</summary>
    /// <param name="covariates">Columns of the model at one visit: a constant, covariates, and last the one whose coefficient is of interest.</param>
    /// <param name="visits">Responses of a patient.</param>
    /// <param name="patients">Patients of a trial.</param>
    public MonotoneSums(int covariates, int visits, int patients)
    {
        (Covariates, Visits, Patients) = (covariates, visits, patients);
        int size = covariates + visits;
        columns = new(size, patients);
        padded = new LaneColumn[CrossProducts.Padded(size)];
        for (int c = 0; c < padded.Length; c++)
        {
            padded[c] = new(columns[Math.Min(c, size - 1)]);
        }

        completers = new(1, padded.Length * padded.Length);
        start = new int[visits + 1];
        for (int visit = 1; visit <= visits; visit++)
        {
            start[visit] = start[visit - 1] + (visit == 1 ? 0 : Triangle.Length(covariates + visit - 1));
        }

        products = new(1, start[visits] + Triangle.Length(size));
    }

    /// <summary>Columns of the model at one visit.</summary>
    public int Covariates { get; }

    /// <summary>Responses of a patient.</summary>
    public int Visits { get; }

    /// <summary>Patients of a trial.</summary>
    public int Patients { get; }

    /// <summary>
    /// A column to be filled before each <see cref="Sum"/>, which spoils it: covariates from 0, then the response at each visit. A response
    /// that was not seen may be any finite number. Values near their origin keep the most digits.
    /// </summary>
    public Span<Lanes> Column(int column) => columns[column];

    /// <summary>Lower triangle, row by row, of the cross-products among those in at a visit (from 1): covariates, then responses 1 to the visit's.</summary>
    public Span<Lanes> Products(int visit) => products[0].Slice(start[visit], Triangle.Length(Covariates + visit));

    /// <summary>Sums the products of the columns.</summary>
    /// <param name="visitsSeen">How many visits each patient was seen at, from the first on; 0 leaves the patient out.</param>
    public void Sum(ReadOnlySpan<Lanes> visitsSeen)
    {
        products[0].Clear();
        SetLeaversApart(visitsSeen);
        CrossProducts.Sum(padded, Patients, completers[0]);
        var all = completers[0];
        var last = Products(Visits);
        for (int row = 0, at = 0; row < Covariates + Visits; row++)
        {
            all.Slice(row * padded.Length, row + 1).CopyTo(last[at..]);
            at += row + 1;
        }

        for (int visit = Visits - 1; visit >= 1; visit--)
        {
            var own = Products(visit);
            var next = Products(visit + 1);
            for (int i = 0; i < own.Length; i++)
            {
                own[i] += next[i];
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        columns.Dispose();
        completers.Dispose();
        products.Dispose();
    }

    // Adds those who leave to the sums of their last visit, and takes them out of the columns.
    private unsafe void SetLeaversApart(ReadOnlySpan<Lanes> visitsSeen)
    {
        Lanes visits = (double)Visits;
        double* seen = new LaneColumn(visitsSeen).Start;
        var first = (Lanes*)new LaneColumn(columns.All).Start;
        for (int i = 0; i < Patients; i++, seen += Lanes.Count)
        {
            var stays = visitsSeen[i] >= visits;
            uint leaving = ~stays.Bits & LaneMask.All.Bits;
            if (leaving == 0)
            {
                continue;
            }

            for (; leaving != 0; leaving &= leaving - 1)
            {
                int lane = BitOperations.TrailingZeroCount(leaving);
                AddLeaver((int)seen[lane], (double*)(first + i) + lane, lane);
            }

            var end = first + columns.All.Length;
            for (var value = first + i; value < end; value += Patients)
            {
                *value = stays.Keep(*value);
            }
        }
    }

    private unsafe void AddLeaver(int visit, double* patient, int lane)
    {
        if (visit == 0)
        {
            return;
        }

        int size = Covariates + visit;
        double* values = stackalloc double[size];
        double* sum = new LaneColumn(Products(visit)).Start + lane;
        for (int row = 0; row < size; row++, patient += Patients * Lanes.Count)
        {
            double value = *patient;
            values[row] = value;
            for (int column = 0; column <= row; column++, sum += Lanes.Count)
            {
                *sum = Math.FusedMultiplyAdd(value, values[column], *sum);
            }
        }
    }
}
