namespace TrialSim.Numerics.Distributions;

/// <summary>The variables of a rectangle that have a finite end: the others do not change its probability.</summary>
/// <param name="Low">Lower ends.</param>
/// <param name="High">Upper ends.</param>
/// <param name="Correlation">Correlations, row by row.</param>
internal sealed record BoundedVariables(double[] Low, double[] High, double[] Correlation)
{
    /// <summary>Some variable's interval is empty.</summary>
    public bool IsEmpty => Low.Zip(High).Any(ends => !(ends.First < ends.Second));

    /// <summary>Checks a rectangle and keeps its bounded variables.</summary>
    public static BoundedVariables Of(ReadOnlySpan<double> low, ReadOnlySpan<double> high, ReadOnlySpan<double> correlation)
    {
        int n = low.Length;
        ArgumentOutOfRangeException.ThrowIfNotEqual(high.Length, n);
        ArgumentOutOfRangeException.ThrowIfNotEqual(correlation.Length, n * n);
        List<int> kept = [];
        for (int i = 0; i < n; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(Math.Round(correlation[(i * n) + i], 9), 1);
            if (!double.IsNegativeInfinity(low[i]) || !double.IsPositiveInfinity(high[i]))
            {
                kept.Add(i);
            }
        }

        var bounded = new BoundedVariables(new double[kept.Count], new double[kept.Count], new double[kept.Count * kept.Count]);
        for (int i = 0; i < kept.Count; i++)
        {
            bounded.Low[i] = low[kept[i]];
            bounded.High[i] = high[kept[i]];
            for (int j = 0; j < kept.Count; j++)
            {
                bounded.Correlation[(i * kept.Count) + j] = i == j ? 1 : correlation[(kept[i] * n) + kept[j]];
            }
        }

        return bounded;
    }
}
