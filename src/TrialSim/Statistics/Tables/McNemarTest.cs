using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Tables;

/// <summary>Test that a square table of pairs is symmetric: McNemar's of two rows, Bowker's of more.</summary>
/// <param name="ChiSquare">Sum over pairs of cells of (b - c)^2 / (b + c); r (r - 1) / 2 df; NaN where a pair is empty.</param>
/// <param name="ChiSquareWithContinuity">The same with |b - c| - 1 in a table of two rows with b other than c, as in R's mcnemar.test.</param>
/// <param name="ExactP">Two-sided binomial P of b among b + c in a table of two rows; 1 where both are 0, null in larger tables.</param>
/// <remarks>Sources: McNemar (1947), Psychometrika 12:153-157; Bowker (1948), JASA 43:572-574.</remarks>
public readonly record struct McNemarTest(ChiSquareStatistic ChiSquare, ChiSquareStatistic ChiSquareWithContinuity, double? ExactP)
{
    /// <summary>The test of a square table: rows before, columns after.</summary>
    public static McNemarTest Of(ContingencyTable table)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(table.Rows, table.Columns, nameof(table));
        bool isFourfold = table.Rows == 2;
        double correction = isFourfold && table[0, 1] != table[1, 0] ? 1 : 0;
        int df = table.Rows * (table.Rows - 1) / 2;
        return new(new(Sum(table, 0), df), new(Sum(table, correction), df), isFourfold ? Exact(table[0, 1], table[1, 0]) : null);
    }

    private static double Sum(ContingencyTable table, double correction)
    {
        double sum = 0;
        for (int i = 0; i < table.Rows; i++)
        {
            for (int j = i + 1; j < table.Columns; j++)
            {
                double distance = Math.Abs((double)table[i, j] - table[j, i]) - correction;
                sum += distance * distance / ((double)table[i, j] + table[j, i]);
            }
        }

        return sum;
    }

    // P(X at most k) of a binomial with risk 1/2 is the beta tail above 1/2; its two tails are alike.
    private static double Exact(int b, int c) => b == c ? 1 : 2 * BetaDistribution.UpperTail(0.5, Math.Min(b, c) + 1.0, Math.Max(b, c));
}
