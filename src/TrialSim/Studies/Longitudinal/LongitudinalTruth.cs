using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Studies.CaseControl;

namespace TrialSim.Studies.Longitudinal;

/// <summary>True areas under the curve in all who start treatment, and which null hypotheses are true of them.</summary>
/// <remarks>Equations (4) to (7) in docs/longitudinal-study.md.</remarks>
internal sealed class LongitudinalTruth
{
    private const double FarOut = 8.5; // the largest deviate there is

    private readonly LongitudinalModel model;

    /// <summary>Works them out.</summary>
    public LongitudinalTruth(LongitudinalModel model)
    {
        this.model = model;
        Areas = [.. model.Series.Select(s => model.Sign(s.Marker) > 0 ? Area(s) : 1 - Area(s))];
        PanelAreas = [.. Enumerable.Range(0, model.Weeks.Length).Select(PanelArea)];
    }

    /// <summary>True area of each series, for its marker's direction; NaN where it has no closed form.</summary>
    public double[] Areas { get; }

    /// <summary>By week, the largest area that any weighting of the markers has; NaN likewise.</summary>
    public double[] PanelAreas { get; }

    /// <summary>Whether a test's null hypothesis is true of the level of a marker at a week.</summary>
    public bool IsNull(LongitudinalTest test, int marker, int week) =>
        Difference(marker, week) == 0
        && (test != LongitudinalTest.AdjustedLogistic
            || model.Study.Markers[marker].SeverityCorrelation.Value == 0
            || model.Study.Severity.Resistant == model.Study.Severity.Remitted);

    private double Difference(int marker, int week) => model.Study.Markers[marker].Difference.At(model.Weeks[week], model.Study.Remission.End);

    private double Area(FollowedSeries series)
    {
        var marker = model.Study.Markers[series.Marker];
        double reliability = marker.Reliability.Value;
        double difference = Difference(series.Marker, series.Week);
        if (series.Predictor == MarkerPredictor.Level)
        {
            return marker.DetectionLimit is { } limit
                ? Censored(difference, marker.Distribution.ScoreOf(limit.Log) - model.MeanScore(series.Marker, series.Week, isResistant: false))
                : Binormal(difference);
        }

        if (!marker.IsNormal)
        {
            return double.NaN;
        }

        if (series.Predictor == MarkerPredictor.Change)
        {
            return Binormal((difference - Difference(series.Marker, 0)) / Math.Sqrt(2 * (1 - reliability)));
        }

        double sum = 0;
        for (int week = 0; week <= series.Week; week++)
        {
            sum += Difference(series.Marker, week);
        }

        double measurements = series.Week + 1;
        return Binormal(sum / measurements / Math.Sqrt(reliability + ((1 - reliability) / measurements)));
    }

    // Two unit normals a difference apart.
    private static double Binormal(double difference) => NormalDistribution.Cumulative(difference / Math.Sqrt(2));

    // The same where everything below a limit, counted from the lower mean, is reported alike: a tie counts one half.
    private static double Censored(double difference, double limit)
    {
        double below0 = NormalDistribution.Cumulative(limit);
        double below1 = NormalDistribution.Cumulative(limit - difference);
        double from = Math.Clamp(limit, -FarOut, FarOut);
        double above = AdaptiveQuadrature.Integrate(new Exceeding(difference), [from, (from + FarOut) / 2, FarOut], 1e-12);
        return above + (below0 * (1 - below1)) + (below0 * below1 / 2);
    }

    // Phi(sqrt(d' R^-1 d) / sqrt 2): the linear discriminant of the markers' one measurement each.
    private double PanelArea(int week)
    {
        int n = model.Markers;
        if (!model.Study.Markers.All(m => m.IsNormal))
        {
            return double.NaN;
        }

        var correlations = new double[n * n];
        var solved = new double[n];
        for (int i = 0; i < n; i++)
        {
            solved[i] = Difference(i, week);
            for (int j = 0; j <= i; j++)
            {
                correlations[(i * n) + j] = i == j ? 1 : model.Study.CorrelationOf(i, j);
            }
        }

        PositiveDefinite.TryFactor(correlations, n);
        PositiveDefinite.SolveLower(correlations, n, solved);
        double squares = 0;
        foreach (double s in solved)
        {
            squares += s * s;
        }

        return Binormal(Math.Sqrt(squares));
    }

    private readonly struct Exceeding(double difference) : IIntegrand
    {
        public double At(double score) => NormalDistribution.UpperTail(score - difference) * NormalDistribution.Density(score);
    }
}
