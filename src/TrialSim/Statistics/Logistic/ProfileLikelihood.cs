using TrialSim.Numerics.Distributions;
using TrialSim.Statistics.Estimation;

namespace TrialSim.Statistics.Logistic;

/// <summary>The log likelihood as a function of one coefficient, the others at their best for it.</summary>
/// <remarks>
/// Limits solve 2 (highest - profile) = chi-square quantile by Newton's method on the signed root, which is nearly a straight line, within a
/// bracket. Venzon and Moolgavkar (1988), Applied Statistics 37:87-94; with Firth's penalty Heinze and Schemper (2002).
/// </remarks>
/// <typeparam name="TFamily">The response distribution.</typeparam>
public sealed class ProfileLikelihood<TFamily>
    where TFamily : struct, ICanonicalFamily
{
    private const double RootTolerance = 1e-11;
    private const int MostEvaluations = 200;

    private readonly CanonicalRegression<TFamily> regression;
    private readonly double[] response;
    private readonly LikelihoodKind kind;
    private readonly ContrastEstimate wald;
    private readonly double highest;

    /// <summary>Prepares the profile of a design's last coefficient.</summary>
    internal ProfileLikelihood(CanonicalRegression<TFamily> regression, double[] response, LikelihoodKind kind, ContrastEstimate wald)
    {
        (this.regression, this.response, this.kind, this.wald) = (regression, response, kind, wald);
        regression.Maximize(response, kind);
        highest = regression.LogLikelihood;
    }

    /// <summary>Twice the fall of the log likelihood from its highest point to a value of the coefficient; NaN where it cannot be found.</summary>
    public double ChiSquareAt(double value)
    {
        if (regression.MaximizeWithLastAt(value) == RegressionOutcome.Converged)
        {
            return Math.Max(0, 2 * (highest - regression.LogLikelihood));
        }

        regression.Maximize(response, kind); // a fresh start for the next search
        return double.NaN;
    }

    /// <summary>p-value of the likelihood ratio test that the coefficient has a value.</summary>
    public double PAt(double value) => ChiSquare.UpperTail(ChiSquareAt(value), 1);

    /// <summary>The values that a likelihood ratio test does not reject.</summary>
    /// <param name="confidence">Coverage, such as 0.95.</param>
    public (double Lower, double Upper) Interval(double confidence)
    {
        double root = NormalDistribution.UpperQuantile((1 - confidence) / 2);
        return (Limit(root, -1), Limit(root, 1));
    }

    private double Limit(double target, int side)
    {
        double near = 0; // distance from the estimate where the root is still below its target
        double far = double.PositiveInfinity;
        double distance = target * wald.StandardError;
        for (int i = 0; i < MostEvaluations; i++)
        {
            double root = Math.Sqrt(ChiSquareAt(wald.Estimate + (side * distance)));
            double slope = -side * regression.ProfileSlope() / root;
            if (Math.Abs(root - target) < RootTolerance)
            {
                return wald.Estimate + (side * (distance + ((target - root) / slope)));
            }

            (near, far) = root < target ? (distance, far) : (near, distance);
            double next = distance + ((target - root) / slope);
            distance = next > near && next < far && next < 4 * distance ? next
                : double.IsPositiveInfinity(far) ? 2 * distance
                : 0.5 * (near + far);
            if (!(far - near > 1e-15 * Math.Abs(wald.Estimate)))
            {
                return wald.Estimate + (side * distance);
            }
        }

        return side * double.PositiveInfinity;
    }
}
