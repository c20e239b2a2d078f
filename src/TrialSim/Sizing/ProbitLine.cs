using TrialSim.Characteristics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Sizing;

/// <summary>The normal deviate of the power as a straight line: deviate(x) = <see cref="Level"/> + <see cref="Slope"/> (x - <see cref="Centre"/>), fitted by maximum likelihood.</summary>
/// <param name="Centre">Mean coordinate of the trials.</param>
/// <param name="Level">Deviate there.</param>
/// <param name="Slope">Its rise with the coordinate.</param>
/// <param name="LevelVariance">Variance of the level.</param>
/// <param name="Covariance">Covariance of level and slope.</param>
/// <param name="SlopeVariance">Variance of the slope.</param>
/// <param name="Deviance">Twice the log likelihood that the line lacks beside one power for each value.</param>
/// <param name="DegreesOfFreedom">Values less two.</param>
/// <remarks>
/// Source: Finney (1971), Probit Analysis, 3rd ed., chapters 3 and 4, the heterogeneity factor included: where the deviance tells that the
/// line does not fit (p below 0.01), variances are multiplied by deviance / df. Limits are normal ones even then: Finney's are Student's, which
/// with one or two degrees of freedom say nothing.
/// </remarks>
public sealed record ProbitLine(
    double Centre, double Level, double Slope, double LevelVariance, double Covariance, double SlopeVariance, double Deviance, int DegreesOfFreedom)
{
    /// <summary>Confidence of <see cref="Limits"/>.</summary>
    public const double Confidence = 0.99;

    private const double Suspicious = 0.01;
    private const double Z = 1.959963984540054; // of the 95% interval that every figure has

    /// <summary>Probability of a deviance at least as large where the line is true; 1 where two values leave nothing to test.</summary>
    public double LackOfFit => DegreesOfFreedom < 1 ? 1 : ChiSquare.UpperTail(Deviance, DegreesOfFreedom);

    /// <summary>Whether the points lie further from the line than chance explains.</summary>
    public bool IsSuspicious => LackOfFit < Suspicious;

    /// <summary>The factor of the variances.</summary>
    public double Heterogeneity => IsSuspicious ? Math.Max(1, Deviance / DegreesOfFreedom) : 1;

    /// <summary>Deviate of the power at a coordinate.</summary>
    public double DeviateAt(double x) => Level + (Slope * (x - Centre));

    /// <summary>Power at a coordinate; error by the delta method, interval that of the deviate.</summary>
    public Estimate PowerAt(double x)
    {
        double deviate = DeviateAt(x);
        double t = x - Centre;
        double error = Math.Sqrt(Heterogeneity * Math.Max(0, LevelVariance + (2 * t * Covariance) + (t * t * SlopeVariance)));
        return new(
            NormalDistribution.Cumulative(deviate), NormalDistribution.Density(deviate) * error,
            NormalDistribution.Cumulative(deviate - (Z * error)), NormalDistribution.Cumulative(deviate + (Z * error)));
    }

    /// <summary>The coordinate at which the line has a deviate.</summary>
    public double Root(double deviate) => Centre + ((deviate - Level) / Slope);

    /// <summary>99% limits of the coordinate at which the line has a deviate; infinite where the slope is not told from 0.</summary>
    /// <remarks>Fieller (1954), Journal of the Royal Statistical Society B 16:175-185: all t with (level + slope t - deviate)^2 at most critical^2 times its variance.</remarks>
    public (double Lower, double Upper) Limits(double deviate)
    {
        double critical = NormalDistribution.UpperQuantile((1 - Confidence) / 2);
        double square = critical * critical * Heterogeneity;
        double excess = Level - deviate;
        double a = (Slope * Slope) - (square * SlopeVariance);
        double b = (Slope * excess) - (square * Covariance);
        double c = (excess * excess) - (square * LevelVariance);
        double discriminant = (b * b) - (a * c);
        if (!(a > 0) || !(discriminant >= 0))
        {
            return (double.NegativeInfinity, double.PositiveInfinity);
        }

        double root = Math.Sqrt(discriminant);
        return (Centre + ((-b - root) / a), Centre + ((-b + root) / a));
    }
}
