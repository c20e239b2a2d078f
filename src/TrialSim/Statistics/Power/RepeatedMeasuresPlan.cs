using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Power;

/// <summary>Size of a trial whose last visit is compared by a mixed model for repeated measures when patients drop out.</summary>
/// <remarks>
/// Asymptotic, for an unstructured covariance and dropout that leaves all earlier visits observed (monotone). Source: Lu, Luo and Chen
/// (2008), The International Journal of Biostatistics 4(1), article 9.
/// </remarks>
public sealed record RepeatedMeasuresPlan
{
    /// <summary>Correlations of the outcome between the visits, row by row.</summary>
    public required double[][] Correlation { get; init; }

    /// <summary>Share of the randomized patients of arm A still observed, by visit; never rising.</summary>
    public required double[] RetentionA { get; init; }

    /// <summary>The same in arm B.</summary>
    public required double[] RetentionB { get; init; }

    /// <summary>Standard deviation of the outcome at the last visit.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>Patients in arm A for each in arm B.</summary>
    public double AllocationRatio { get; init; } = 1;

    /// <summary>Two-sided level.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>By how much dropout inflates the variance of arm A's mean at the last visit, 1 without dropout.</summary>
    public double InflationA => Inflation(RetentionA);

    /// <summary>By how much dropout inflates the variance of arm B's mean at the last visit.</summary>
    public double InflationB => Inflation(RetentionB);

    /// <summary>Patients randomized to arm A, not rounded, for a power.</summary>
    /// <param name="difference">True difference at the last visit, in the outcome's unit; not 0.</param>
    /// <param name="power">Wanted power.</param>
    public double PatientsAFor(double difference, double power)
    {
        double root = (NormalDistribution.UpperQuantile(Alpha / 2) + NormalDistribution.UpperQuantile(1 - power)) * StandardDeviation / difference;
        return (InflationA + (AllocationRatio * InflationB)) * root * root;
    }

    /// <summary>Power with a number of patients; rejections in the wrong direction do not count.</summary>
    /// <param name="difference">True difference at the last visit.</param>
    /// <param name="patientsA">Patients randomized to arm A.</param>
    public double Power(double difference, double patientsA)
    {
        double error = StandardDeviation * Math.Sqrt((InflationA + (AllocationRatio * InflationB)) / patientsA);
        return PowerOfZ.OneSided(Math.Abs(difference) / error, Alpha / 2);
    }

    // Last diagonal element of the inverse of the information on the visits' means: patients whose last visit is j give the inverse
    // correlation of the first j visits.
    private double Inflation(double[] retention)
    {
        int visits = Correlation.Length;
        if (retention.Length != visits || Correlation.Any(row => row.Length != visits))
        {
            throw new StatisticsInputException(
                $"{retention.Length} retentions do not fit {visits} rows of correlations.", "Give one retention and one row and column for each visit.");
        }

        var information = new double[visits * visits];
        for (int last = 1; last <= visits; last++)
        {
            double share = retention[last - 1] - (last < visits ? retention[last] : 0);
            if (share < 0)
            {
                throw new StatisticsInputException("retention rises from one visit to the next.", "Patients who have left do not return: give shares that never rise.");
            }

            AddInverse(information, last, share);
        }

        Span<double> lastVisit = new double[visits];
        lastVisit[^1] = 1;
        if (!PositiveDefinite.TryFactor(information, visits))
        {
            throw new StatisticsInputException("nobody is observed at the last visit.", "Give retentions above 0.");
        }

        PositiveDefinite.Solve(information, visits, lastVisit);
        return lastVisit[^1];
    }

    private void AddInverse(double[] information, int visits, double weight)
    {
        var factor = new double[visits * visits];
        for (int i = 0; i < visits; i++)
        {
            Correlation[i].AsSpan(0, visits).CopyTo(factor.AsSpan(i * visits));
        }

        if (!PositiveDefinite.TryFactor(factor, visits))
        {
            throw new StatisticsInputException("the correlations between the visits are not those of any outcome.", "The matrix must be positive definite.");
        }

        var inverse = new double[visits * visits];
        PositiveDefinite.Invert(factor, visits, inverse);
        for (int i = 0; i < visits; i++)
        {
            for (int j = 0; j < visits; j++)
            {
                information[(i * Correlation.Length) + j] += weight * inverse[(i * visits) + j];
            }
        }
    }
}
