namespace TrialSim.Statistics.Tables;

/// <summary>The Cochran-Armitage test of a linear trend in risks over ordered groups.</summary>
/// <param name="Z">Signed root of the chi-square: positive where the risk rises with the score; NaN where all scores or all outcomes are the same.</param>
/// <remarks>Variance by the common risk, N in place of N - 1, as in R's prop.trend.test. Sources: Cochran (1954), Biometrics 10:417-451; Armitage (1955), Biometrics 11:375-386.</remarks>
public readonly record struct TrendTest(double Z)
{
    /// <summary>The chi-square, 1 df.</summary>
    public ChiSquareStatistic ChiSquare => new(Z * Z, 1);

    /// <summary>The test of groups.</summary>
    /// <param name="events">Patients with the event in each group.</param>
    /// <param name="n">Patients in each group.</param>
    /// <param name="scores">Score of each group.</param>
    public static TrendTest Of(ReadOnlySpan<int> events, ReadOnlySpan<int> n, ReadOnlySpan<double> scores)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(n.Length, events.Length, nameof(n));
        ArgumentOutOfRangeException.ThrowIfNotEqual(scores.Length, events.Length, nameof(scores));
        double total = 0;
        double totalEvents = 0;
        double meanScore = 0;
        for (int i = 0; i < n.Length; i++)
        {
            total += n[i];
            totalEvents += events[i];
            meanScore += n[i] * scores[i];
        }

        meanScore /= total;
        double risk = totalEvents / total;
        double covariance = 0;
        double spread = 0;
        for (int i = 0; i < n.Length; i++)
        {
            double distance = scores[i] - meanScore;
            covariance += (events[i] - (n[i] * risk)) * distance;
            spread += n[i] * distance * distance;
        }

        return new(covariance / Math.Sqrt(risk * (1 - risk) * spread));
    }
}
