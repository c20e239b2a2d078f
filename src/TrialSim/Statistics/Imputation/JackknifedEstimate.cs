using TrialSim.Statistics.Estimation;

namespace TrialSim.Statistics.Imputation;

/// <summary>
/// A treatment effect after imputation with its jackknife standard error, also where a delta is added to the active patients' responses
/// imputed after dropout.
/// </summary>
/// <remarks>
/// Estimate and leave-one-out estimates are straight lines in delta, so every delta follows from one set of refits. Standard error: root of
/// (n - 1) / n times the sum of squares of the n leave-one-out estimates; normal quantiles. It follows the strategy's assumption, so it
/// falls where responses are imputed from the reference arm, while Rubin's rules keep about the information under missing at random.
/// Source: Wolbers et al. (2022), Pharm Stat 21:1246-1257.
/// </remarks>
public sealed class JackknifedEstimate
{
    private double[] withoutOne = [];
    private double[] slopes = [];
    private int patients;

    /// <summary>The effect without any delta, in points.</summary>
    public double Estimate { get; private set; }

    /// <summary>Change of the effect for each point of delta.</summary>
    public double Slope { get; private set; }

    /// <summary>The effect without each of the patients, without any delta; NaN where it could not be estimated.</summary>
    public ReadOnlySpan<double> WithoutOne => withoutOne.AsSpan(0, patients);

    /// <summary>Change of the effect without a patient for each point of delta.</summary>
    public double SlopeWithout(int patient) => slopes[patient];

    /// <summary>The effect at a delta, with normal reference distribution; the standard error is NaN where a refit failed.</summary>
    public ContrastEstimate At(double delta)
    {
        double mean = 0;
        for (int i = 0; i < patients; i++)
        {
            mean += (withoutOne[i] + (delta * slopes[i])) / patients;
        }

        double squares = 0;
        for (int i = 0; i < patients; i++)
        {
            double difference = withoutOne[i] + (delta * slopes[i]) - mean;
            squares += difference * difference;
        }

        return new(Estimate + (delta * Slope), Math.Sqrt((patients - 1.0) / patients * squares), double.PositiveInfinity);
    }

    /// <summary>
    /// The delta nearest to 0, in the direction that works against the effect, at which the two-sided test loses its significance; 0 where
    /// it has none without delta, NaN where no delta takes it away.
    /// </summary>
    /// <param name="confidence">1 minus the two-sided level.</param>
    public double TippingPoint(double confidence)
    {
        double critical = new ContrastEstimate(0, 1, double.PositiveInfinity).Interval(confidence).Upper;
        var atZero = At(0);
        if (!(Math.Abs(atZero.Statistic) > critical))
        {
            return double.IsNaN(atZero.Statistic) ? double.NaN : 0;
        }

        // estimate^2 - critical^2 variance is a parabola in delta, positive at 0
        var (v0, v1, v2) = Variance();
        double square = critical * critical;
        double c = (Estimate * Estimate) - (square * v0);
        double b = (Estimate * Slope) - (square * v1);
        double a = (Slope * Slope) - (square * v2);
        double root = Math.Sqrt((b * b) - (a * c));
        double direction = -Math.Sign(Estimate) * Math.Sign(Slope);
        double[] roots = [c / (-b + root), c / (-b - root)]; // without cancellation, and right where a is 0
        return roots.Where(delta => delta * direction > 0).DefaultIfEmpty(double.NaN).MinBy(Math.Abs);
    }

    /// <summary>Makes room for the refits of a trial.</summary>
    internal void Restart(double estimate, double slope, int count)
    {
        (Estimate, Slope, patients) = (estimate, slope, count);
        if (withoutOne.Length < count)
        {
            withoutOne = new double[count];
            slopes = new double[count];
        }

        Array.Fill(withoutOne, double.NaN);
    }

    /// <summary>Notes the effect and its slope without a patient.</summary>
    internal void Leave(int patient, double estimate, double slope) => (withoutOne[patient], slopes[patient]) = (estimate, slope);

    // the variance as v0 + 2 v1 delta + v2 delta^2
    private (double Constant, double Linear, double Quadratic) Variance()
    {
        double mean = 0;
        double meanSlope = 0;
        for (int i = 0; i < patients; i++)
        {
            mean += withoutOne[i] / patients;
            meanSlope += slopes[i] / patients;
        }

        double factor = (patients - 1.0) / patients;
        double v0 = 0, v1 = 0, v2 = 0;
        for (int i = 0; i < patients; i++)
        {
            double difference = withoutOne[i] - mean;
            double slope = slopes[i] - meanSlope;
            v0 += factor * difference * difference;
            v1 += factor * difference * slope;
            v2 += factor * slope * slope;
        }

        return (v0, v1, v2);
    }
}
