using TrialSim.Numerics;

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

    /// <summary>Steps after which the search is given up: some seconds.</summary>
    private const long MostSteps = 30_000_000;

    /// <summary>Partial tables whose log probabilities agree to this many units are counted together.</summary>
    private const double MergingScale = 1e10;

    private readonly RowFillings fillings;
    private readonly NodeBounds bounds;
    private readonly double threshold;

    private ExactIndependenceTest(ContingencyTable table)
    {
        fillings = new RowFillings(table, MostSteps);
        bounds = new NodeBounds(fillings);
        threshold = fillings.LogWeightOf(table) + Margin;
    }

    /// <summary>The two-sided P; 1 where the margins allow one table only, null where the search takes more than some seconds.</summary>
    public static double? P(ContingencyTable table)
    {
        var filled = RowFillings.WithoutEmptyMargins(table);
        return filled is null ? 1
            : !RowFillings.Fits(filled) ? null
            : new ExactIndependenceTest(filled).Search();
    }

    private double? Search()
    {
        double p = 0;
        var nodes = new Dictionary<UInt128, Dictionary<long, PartialTables>> { [fillings.Start] = new() { [0] = new(0, 1) } };
        for (int column = 0; column < fillings.Columns; column++)
        {
            var next = new Dictionary<UInt128, Dictionary<long, PartialTables>>();
            foreach (var (node, pasts) in nodes)
            {
                p += Extend(column, node, pasts.Values, next);
                if (fillings.Exhausted)
                {
                    return null;
                }
            }

            nodes = next;
        }

        return Math.Min(1, p);
    }

    // Decides the partial tables at a node where that can be; the others go on to the nodes behind it. Gives the probability counted.
    private double Extend(int column, UInt128 node, IEnumerable<PartialTables> pasts, Dictionary<UInt128, Dictionary<long, PartialTables>> next)
    {
        var (least, most) = bounds.Of(column, node);
        double counted = 0;
        var open = new List<PartialTables>();
        foreach (var past in pasts)
        {
            if (past.LogWeight + most <= threshold)
            {
                counted += past.Count * Portable.Exp(past.LogWeight + fillings.LogTotal(column, node));
            }
            else if (past.LogWeight + least <= threshold)
            {
                open.Add(past);
            }
        }

        if (open.Count > 0)
        {
            foreach (var filling in fillings.Of(column, node))
            {
                Carry(open, filling, next);
            }
        }

        return counted;
    }

    private void Carry(List<PartialTables> open, RowFilling filling, Dictionary<UInt128, Dictionary<long, PartialTables>> next)
    {
        if (!next.TryGetValue(filling.Node, out var there))
        {
            next[filling.Node] = there = [];
        }

        fillings.Spend(open.Count);
        foreach (var past in open)
        {
            double weight = past.LogWeight + filling.LogWeight;
            long key = (long)Math.Round(weight * MergingScale);
            there[key] = there.TryGetValue(key, out var merged)
                ? merged with { Count = merged.Count + (past.Count * filling.Count) }
                : new(weight, past.Count * filling.Count);
        }
    }

    /// <summary>Partial tables of the same probability.</summary>
    private readonly record struct PartialTables(double LogWeight, double Count);
}
