using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Sets;

/// <summary>Sums of several outcomes over many sets of patients, by arm, in eight trials at once.</summary>
/// <remarks>Fill <see cref="Treated"/>, <see cref="Above"/>, <see cref="Weights"/> and <see cref="Values"/>; arrange them; sum. One per worker.</remarks>
internal sealed partial class SetSums : IDisposable
{
    private readonly SearchedOutcome[] outcomes;
    private readonly int weights;
    private readonly int setColumns;
    private readonly int[] wholes;
    private readonly LaneColumns raw; // arms, weights, values, sets
    private readonly LaneColumns arranged; // [all, treated] of each weight, [all, treated] of each outcome, squares of each outcome
    private readonly Lanes[] sums; // [set, the last being everybody][column]

    /// <summary>Room for the sums.</summary>
    /// <param name="patients">Patients of a trial.</param>
    /// <param name="sets">Number of sets.</param>
    /// <param name="weights">Number of columns that say who is counted.</param>
    /// <param name="outcomes">The outcomes.</param>
    /// <param name="squaresBySet">Whether sums of squares are needed of every set; else of everybody only.</param>
    /// <param name="wholes">
    /// By tested set the number of the set that it is part of, such as the patients with a value of its marker; sets beyond those are not
    /// tested themselves. Empty: all sets are tested, as parts of everybody.
    /// </param>
    public SetSums(int patients, int sets, int weights, SearchedOutcome[] outcomes, bool squaresBySet, params int[] wholes)
    {
        Sets = sets;
        this.wholes = wholes.Length > 0 ? wholes : [.. Enumerable.Repeat(sets, sets)];
        this.outcomes = outcomes;
        this.weights = weights;
        raw = new(1 + weights + outcomes.Length + sets, patients);
        arranged = new((2 * weights) + (3 * outcomes.Length), patients);
        setColumns = squaresBySet ? arranged.Columns : (2 * weights) + (2 * outcomes.Length);
        sums = new Lanes[(sets + 1) * arranged.Columns];
    }

    /// <summary>Number of sets; the number itself stands for everybody.</summary>
    public int Sets { get; }

    /// <summary>Number of sets that are tested, the first ones.</summary>
    public int Tested => wholes.Length;

    /// <summary>1 in the treatment arm.</summary>
    public Span<Lanes> Treated => raw[0];

    /// <summary>1 for those who are counted, by column.</summary>
    public Span<Lanes> Weights(int column) => raw[1 + column];

    /// <summary>An outcome by patient; a number even where it is not counted.</summary>
    public Span<Lanes> Values(int outcome) => raw[1 + weights + outcome];

    /// <summary>1 for the members of a set.</summary>
    public Span<Lanes> Above(int set) => raw[1 + weights + outcomes.Length + set];

    /// <summary>Sums over the listed patients, who may be listed more than once.</summary>
    public void Sum(ReadOnlySpan<int> patients)
    {
        for (int set = 0; set <= Sets; set++)
        {
            int columns = set == Sets ? arranged.Columns : setColumns;
            for (int column = 0; column < columns; column += 4)
            {
                SumFour(set, column, columns, patients);
            }
        }
    }

    /// <summary>The cells of a set's outcome.</summary>
    public ArmCells Cells(int set, int outcome)
    {
        var row = sums.AsSpan(set * arranged.Columns, arranged.Columns);
        int n = 2 * outcomes[outcome].Weights;
        int y = 2 * (weights + outcome);
        return new(row[n + 1], row[y + 1], row[n] - row[n + 1], row[y] - row[y + 1]);
    }

    /// <summary>The cells of the patients outside a tested set.</summary>
    public ArmCells Others(int set, int outcome) => Cells(wholes[set], outcome) - Cells(set, outcome);

    /// <summary>Sum of squares of the outcome of a tested set and of those outside it.</summary>
    public Lanes WholeSquares(int set, int outcome) => Squares(wholes[set], outcome);

    /// <summary>Sum of squares of a set's outcome.</summary>
    public Lanes Squares(int set, int outcome) => sums[(set * arranged.Columns) + (2 * (weights + outcomes.Length)) + outcome];

    /// <inheritdoc/>
    public void Dispose()
    {
        raw.Dispose();
        arranged.Dispose();
    }
}
