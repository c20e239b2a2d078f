using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Tables;

/// <summary>Fisher's exact test of a table of any size: the probability, given both margins, of all tables that are not more probable than the observed one.</summary>
/// <remarks>
/// A network search: the columns are filled one by one; what is left for the rows is a node, reached by partial tables of several
/// probabilities. A partial table is counted as a whole as soon as even its most probable completion is improbable enough, and dropped as
/// soon as its least probable one is too probable. Source: Mehta and Patel (1983), JASA 78:427-434.
/// </remarks>
public sealed class ExactIndependenceTest
{
    /// <summary>Tables count as no more probable than the observed one up to this relative margin, as in the 2 x 2 test.</summary>
    private const double Margin = 1e-7;

    /// <summary>Steps after which the search is given up: some ten seconds.</summary>
    private const long MostSteps = 500_000_000;

    /// <summary>With more partial tables than this at a node it pays to sort the completions once.</summary>
    private const int FewPartialTables = 16;

    private readonly int[] columns;
    private readonly double[] logFactorials;
    private readonly RowFillings fillings;
    private readonly NodeBounds bounds;
    private readonly UInt128 start;
    private readonly double threshold;
    private readonly double logWhole;
    private readonly PartialTables open = new();
    private double p;
    private long steps;

    private ExactIndependenceTest(FilledTable table)
    {
        columns = table.Columns;
        logFactorials = [.. Enumerable.Range(0, table.Total + 1).Select(k => GammaFunction.Log(k + 1.0))];
        fillings = new(table.Rows.Length, table.Rows[0], logFactorials);
        bounds = new(logFactorials);
        start = fillings.Encode(table.Rows);
        threshold = table.Cells.Sum(x => -logFactorials[x]) + Margin;
        logWhole = LogSum(table.Rows, 0);
    }

    /// <summary>The two-sided P; 1 where the margins allow one table only, null where the search takes more than some ten seconds.</summary>
    public static double? P(ContingencyTable table)
    {
        var filled = FilledTable.Of(table);
        return filled is null ? 1
            : RowFillings.Fit(filled.Rows.Length, filled.Rows[0]) ? new ExactIndependenceTest(filled).Search()
            : null;
    }

    private double? Search()
    {
        var first = new PartialTables();
        first.Add(0, 1);
        var nodes = new Dictionary<UInt128, PartialTables> { [start] = first };
        for (int column = 0; column < columns.Length - 1; column++)
        {
            var next = new Dictionary<UInt128, PartialTables>();
            foreach (var (node, pasts) in nodes)
            {
                int[] remainders = fillings.Decode(node);
                Sift(remainders, column, pasts);
                if (open.Length > 0 && column == columns.Length - 2)
                {
                    Complete(fillings.LastTwo(remainders, columns[column]));
                }
                else if (open.Length > 0)
                {
                    Carry(fillings.Merged(remainders, columns[column]), next);
                }

                if (fillings.Steps + steps > MostSteps)
                {
                    return null;
                }
            }

            nodes = next;
        }

        return Math.Min(1, p);
    }

    // Counts or drops the partial tables at a node for which all completions are alike; leaves the others open.
    private void Sift(int[] remainders, int column, PartialTables pasts)
    {
        var ahead = columns.AsSpan(column);
        double most = bounds.Most(remainders, ahead, remainders.Sum());
        double least = bounds.Least(remainders, ahead);
        double logSum = LogSum(remainders, column);
        open.Clear();
        pasts.Compact();
        for (int i = 0; i < pasts.Length; i++)
        {
            double weight = pasts.Weights[i];
            if (weight + most <= threshold)
            {
                p += pasts.Counts[i] * Portable.Exp(weight + logSum - logWhole);
            }
            else if (weight + least <= threshold)
            {
                open.Add(weight, pasts.Counts[i]);
            }
        }
    }

    private void Carry(IReadOnlyCollection<RowFilling> ways, Dictionary<UInt128, PartialTables> next)
    {
        steps += 10L * open.Length * ways.Count;
        foreach (var way in ways)
        {
            if (!next.TryGetValue(way.Node, out var there))
            {
                next[way.Node] = there = new();
            }

            for (int i = 0; i < open.Length; i++)
            {
                there.Add(open.Weights[i] + way.LogWeight, open.Counts[i] * way.Count);
            }
        }
    }

    // Counts the completions that are improbable enough.
    private void Complete(List<double> completions)
    {
        if (open.Length <= FewPartialTables)
        {
            steps += (long)open.Length * completions.Count;
            for (int i = 0; i < open.Length; i++)
            {
                double weight = open.Weights[i];
                foreach (double completion in completions)
                {
                    p += weight + completion <= threshold ? open.Counts[i] * Portable.Exp(weight + completion - logWhole) : 0;
                }
            }

            return;
        }

        steps += 10L * completions.Count;
        completions.Sort();
        double largest = completions[^1];
        var sums = new double[completions.Count + 1];
        for (int i = 0; i < completions.Count; i++)
        {
            sums[i + 1] = sums[i] + Portable.Exp(completions[i] - largest);
        }

        for (int i = 0; i < open.Length; i++)
        {
            double weight = open.Weights[i];
            p += open.Counts[i] * sums[CountUpTo(completions, threshold - weight)] * Portable.Exp(weight + largest - logWhole);
        }
    }

    private static int CountUpTo(List<double> sorted, double limit)
    {
        int low = 0;
        int high = sorted.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle] <= limit ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // Of tables with margins r and c the exponentials of the weights sum to n! / (prod r! prod c!).
    private double LogSum(int[] remainders, int column)
    {
        double sum = logFactorials[remainders.Sum()];
        foreach (int remainder in remainders)
        {
            sum -= logFactorials[remainder];
        }

        for (int j = column; j < columns.Length; j++)
        {
            sum -= logFactorials[columns[j]];
        }

        return sum;
    }
}
