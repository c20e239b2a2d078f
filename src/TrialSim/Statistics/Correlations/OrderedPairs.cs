namespace TrialSim.Statistics.Correlations;

/// <summary>How pairs of observations are ordered by two quantities.</summary>
/// <param name="Excess">Pairs in which both quantities rise together, less those in which they do not; pairs tied in either count for none.</param>
/// <param name="TiesX">Ties of the first quantity.</param>
/// <param name="TiesY">Ties of the second quantity.</param>
internal readonly record struct OrderedPairs(double Excess, TieSums TiesX, TieSums TiesY)
{
    /// <summary>Counts the pairs in n log n steps: discordant pairs are the exchanges that sorting by y takes after sorting by x.</summary>
    /// <remarks>Source: Knight (1966), JASA 61:436-439.</remarks>
    public static OrderedPairs Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var sortedX = x.ToArray();
        var byX = y.ToArray();
        Array.Sort(sortedX, byX);
        double tiedInBoth = 0;
        for (int start = 0, end; start < byX.Length; start = end)
        {
            end = Midranks.EndOfTie(sortedX, start, sortedX[start]);
            var tied = byX.AsSpan(start, end - start);
            tied.Sort(); // within ties of x nothing is discordant
            tiedInBoth += TieSums.Of(tied).Pairs;
        }

        double discordant = ExchangesOf(byX, new double[byX.Length]);
        var tiesX = TieSums.Of(sortedX);
        var tiesY = TieSums.Of(byX);
        double n = x.Length;
        double untied = (n * (n - 1) / 2) - tiesX.Pairs - tiesY.Pairs + tiedInBoth;
        return new(untied - (2 * discordant), tiesX, tiesY);
    }

    // Sorts by merging, and counts the pairs that were strictly in the wrong order.
    private static double ExchangesOf(Span<double> values, Span<double> buffer)
    {
        if (values.Length < 2)
        {
            return 0;
        }

        int middle = values.Length / 2;
        double exchanges = ExchangesOf(values[..middle], buffer[..middle]) + ExchangesOf(values[middle..], buffer[middle..]);
        values.CopyTo(buffer);
        int left = 0;
        int right = middle;
        for (int k = 0; k < values.Length; k++)
        {
            bool fromLeft = right == values.Length || (left < middle && buffer[left] <= buffer[right]);
            exchanges += fromLeft ? 0 : middle - left;
            values[k] = fromLeft ? buffer[left++] : buffer[right++];
        }

        return exchanges;
    }
}
