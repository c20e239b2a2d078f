using TrialSim.Quantities;
using TrialSim.Statistics;
using TrialSim.Statistics.Correlations;
using TrialSim.Statistics.Data;

namespace TrialSim.Analyses.Tables;

/// <summary>Correlations of columns, pair by pair: Pearson's r with its interval (Fisher's z), Spearman's rho, Kendall's tau.</summary>
/// <remarks>Each pair of columns uses the rows that have both. Null distributions are chosen as R's cor.test does.</remarks>
public sealed record CorrelationAnalysis : TableAnalysis
{
    private const int SpearmanExactUpTo = 1289;
    private const int KendallExactUpTo = 49;

    /// <summary>The columns, two or more.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Which departures the tests look for; "greater": the columns rise together.</summary>
    public Alternative Alternative { get; init; } = Alternative.TwoSided;

    /// <inheritdoc/>
    public override string Describe() => $"correlations of {string.Join(", ", Columns)}, {TestWords.Sides(Alternative)} tests";

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place)
    {
        if (Columns.Count < 2)
        {
            place.At("columns").Breach("a correlation needs two columns.", "List two columns or more.");
        }
    }

    /// <inheritdoc/>
    internal override IEnumerable<string> ColumnsRead(DataTable table) => Columns;

    /// <inheritdoc/>
    internal override void Analyse(DataTable table, ResultSheet results)
    {
        (string Measure, Func<double[], double[], ResultRow> Correlate)[] measures = [("Pearson's r", Pearson), ("Spearman's rho", Spearman), ("Kendall's tau-b", Kendall)];
        foreach (var (measure, correlate) in measures)
        {
            for (int i = 0; i < Columns.Count; i++)
            {
                for (int j = i + 1; j < Columns.Count; j++)
                {
                    var both = table.DropMissing([Columns[i], Columns[j]]);
                    string pair = $"{Columns[i]}, {Columns[j]}";
                    var row = correlate(both.Numbers(Columns[i]).Values.ToArray(), both.Numbers(Columns[j]).Values.ToArray());
                    results.Add(row with { Measure = measure, Term = pair });
                    if (measure == measures[0].Measure)
                    {
                        results.Use($"rows with {pair}", both.Rows);
                    }
                }
            }
        }
    }

    private ResultRow Pearson(double[] x, double[] y)
    {
        var found = PearsonCorrelation.Of(x, y, Alternative, ConfidenceLevel);
        return new()
        {
            Term = string.Empty,
            Estimate = found.R,
            DegreesOfFreedom = found.DegreesOfFreedom,
            StatisticName = "t",
            Statistic = found.T,
            PValue = found.P,
            Lower = found.Interval.Lower,
            Upper = found.Interval.Upper,
            Remark = TestWords.Remark(found.Outcome),
        };
    }

    private ResultRow Spearman(double[] x, double[] y)
    {
        var found = SpearmanCorrelation.Of(x, y, x.Length <= SpearmanExactUpTo ? RankDistribution.Exact : RankDistribution.Asymptotic, Alternative);
        return new() { Term = string.Empty, Estimate = found.Rho, StatisticName = "S", Statistic = found.S, PValue = found.P, Remark = TestWords.Remark(found.Outcome) };
    }

    private ResultRow Kendall(double[] x, double[] y)
    {
        var found = KendallCorrelation.Of(x, y, x.Length <= KendallExactUpTo ? RankDistribution.Exact : RankDistribution.Asymptotic, Alternative);
        bool isExact = found.Distribution == RankDistribution.Exact;
        return new()
        {
            Term = string.Empty,
            Estimate = found.Tau,
            StatisticName = isExact ? "T" : "z",
            Statistic = isExact ? found.Concordant : found.Z,
            PValue = found.P,
            Remark = TestWords.Remark(found.Outcome),
        };
    }
}
