using TrialSim.Numerics.Distributions;
using TrialSim.Statistics.Logistic;

namespace TrialSim.Studies.Longitudinal;

/// <summary>Logistic regression of resistance on severity at the start and one predictor, and Wald's test of the predictor.</summary>
internal sealed class AdjustedLogistic
{
    private const int Columns = 3;

    private readonly CanonicalRegression<BernoulliFamily> regression = new();
    private readonly double[] ones;
    private readonly double[] severity;
    private readonly double[] predictor;
    private readonly double[] isResistant;
    private int count;
    private int cases;

    /// <summary>Buffers.</summary>
    public AdjustedLogistic(int people)
    {
        ones = new double[people];
        Array.Fill(ones, 1);
        (severity, predictor, isResistant) = (new double[people], new double[people], new double[people]);
        regression.Reserve(people, Columns);
    }

    /// <summary>Forgets the patients.</summary>
    public void Restart() => (count, cases) = (0, 0);

    /// <summary>Adds a patient.</summary>
    public void Add(bool resistant, double rating, double value)
    {
        isResistant[count] = resistant ? 1 : 0;
        severity[count] = rating;
        predictor[count] = value;
        count++;
        cases += resistant ? 1 : 0;
    }

    /// <summary>Wald's two-sided p-value; NaN where a group has fewer than two patients, a column says nothing new, or the groups are separated.</summary>
    public double P()
    {
        if (cases < 2 || count - cases < 2)
        {
            return double.NaN;
        }

        regression.Restart(count, Columns);
        if (!regression.TryAdd(ones.AsSpan(0, count)) || !regression.TryAdd(severity.AsSpan(0, count)) || !regression.TryAdd(predictor.AsSpan(0, count))
            || regression.Maximize(isResistant.AsSpan(0, count), LikelihoodKind.Plain) != RegressionOutcome.Converged)
        {
            return double.NaN;
        }

        Span<double> coefficients = stackalloc double[Columns];
        Span<double> covariance = stackalloc double[Columns * Columns];
        regression.CopyCoefficients(coefficients);
        regression.CopyCovariance(covariance);
        double deviate = coefficients[^1] / Math.Sqrt(covariance[^1]);
        return 2 * NormalDistribution.UpperTail(Math.Abs(deviate));
    }
}
