using TrialSim.Numerics;

namespace TrialSim.Statistics.Tables;

/// <summary>
/// Events of group 1 given all margins, of one 2 x 2 table or summed over strata with a common odds ratio: the distribution behind
/// Fisher's exact test and its stratified form.
/// </summary>
/// <remarks>Sources: Fisher (1935), JRSS 98:39-82; Gart (1970), Biometrika 57:471-475; Mehta, Patel and Gray (1985), JASA 80:969-973.</remarks>
public sealed class NoncentralHypergeometric
{
    /// <summary>Outcomes count as no more probable than the observed one up to this relative margin, as in R's fisher.test.</summary>
    private const double Margin = 1e-7;

    // probabilities at an odds ratio of 1, up to a common factor, by events from the lowest
    private readonly double[] weights;
    private readonly Lazy<double[]> logWeights;

    private NoncentralHypergeometric(int lowest, double[] weights, Func<double[]> logWeights)
    {
        Lowest = lowest;
        this.weights = weights;
        this.logWeights = new(logWeights);
    }

    /// <summary>Fewest events that the margins allow in group 1.</summary>
    public int Lowest { get; }

    /// <summary>Most events that the margins allow in group 1.</summary>
    public int Highest => Lowest + weights.Length - 1;

    /// <summary>The distribution of one table's events of group 1.</summary>
    public static NoncentralHypergeometric Of(FourfoldTable table)
    {
        var margins = new TableMargins(table);
        return new(margins.Lowest, margins.Weights(), margins.LogWeights);
    }

    /// <summary>The distribution of the sum over strata of the events of group 1.</summary>
    public static NoncentralHypergeometric Of(ReadOnlySpan<FourfoldTable> strata)
    {
        if (strata.Length == 1)
        {
            return Of(strata[0]);
        }

        int lowest = 0;
        double[] sum = [1];
        foreach (var stratum in strata)
        {
            var margins = new TableMargins(stratum);
            lowest += margins.Lowest;
            double[] own = margins.Weights();
            double total = own.Sum();
            sum = Convolve(sum, Array.ConvertAll(own, w => w / total));
        }

        return new(lowest, sum, () => Array.ConvertAll(sum, Portable.Log));
    }

    /// <summary>P(at most <paramref name="events"/>) at an odds ratio of 1.</summary>
    public double AtMost(int events)
    {
        double total = 0;
        double tail = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            total += weights[i];
            tail += Lowest + i <= events ? weights[i] : 0;
        }

        return Math.Min(1, tail / total);
    }

    /// <summary>P(at least <paramref name="events"/>) at an odds ratio of 1.</summary>
    public double AtLeast(int events)
    {
        double total = 0;
        double tail = 0;
        for (int i = weights.Length - 1; i >= 0; i--)
        {
            total += weights[i];
            tail += Lowest + i >= events ? weights[i] : 0;
        }

        return Math.Min(1, tail / total);
    }

    /// <summary>Probability, at an odds ratio of 1, of all outcomes that are not more probable than <paramref name="events"/>.</summary>
    public double NoMoreProbable(int events)
    {
        double limit = weights[events - Lowest] * (1 + Margin);
        double total = 0;
        double tail = 0;
        foreach (double weight in weights)
        {
            total += weight;
            tail += weight <= limit ? weight : 0;
        }

        return Math.Min(1, tail / total);
    }

    /// <summary>As <see cref="NoMoreProbable"/>, but outcomes as probable as the observed one count half.</summary>
    public double NoMoreProbableMid(int events)
    {
        double observed = weights[events - Lowest];
        double total = 0;
        double tail = 0;
        foreach (double weight in weights)
        {
            total += weight;
            tail += weight < observed * (1 - Margin) ? weight : weight <= observed * (1 + Margin) ? 0.5 * weight : 0;
        }

        return tail / total;
    }

    /// <summary>At an odds ratio: E(X), P(X at most <paramref name="events"/>), P(X at least <paramref name="events"/>).</summary>
    /// <param name="logOddsRatio">Natural logarithm of the odds ratio, finite.</param>
    /// <param name="events">Where the tails end.</param>
    public (double Mean, double AtMost, double AtLeast) At(double logOddsRatio, int events)
    {
        double[] logs = logWeights.Value;
        double largest = double.NegativeInfinity;
        for (int i = 0; i < logs.Length; i++)
        {
            largest = Math.Max(largest, logs[i] + (logOddsRatio * i));
        }

        double total = 0;
        double moment = 0;
        double below = 0;
        double above = 0;
        for (int i = 0; i < logs.Length; i++)
        {
            double weight = Portable.Exp(logs[i] + (logOddsRatio * i) - largest);
            total += weight;
            moment += weight * i;
            below += Lowest + i <= events ? weight : 0;
            above += Lowest + i >= events ? weight : 0;
        }

        return (Lowest + (moment / total), below / total, above / total);
    }

    private static double[] Convolve(double[] a, double[] b)
    {
        var sum = new double[a.Length + b.Length - 1];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length; j++)
            {
                sum[i + j] += a[i] * b[j];
            }
        }

        return sum;
    }
}
