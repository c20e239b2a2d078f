using TrialSim.Numerics.Distributions;
using TrialSim.Statistics.Tables;

namespace TrialSim.Statistics.Power;

/// <summary>Exact power of two-sided tests of two response rates: the probability of all tables that are rejected.</summary>
/// <remarks>Which tables are rejected is found once for the group sizes and the level; the power at any pair of rates is then one sum.</remarks>
public sealed class ExactProportionsPower
{
    private readonly int n1;
    private readonly int n2;
    private readonly bool[] rejected; // by responders of group 1, then of group 2

    private ExactProportionsPower(int n1, int n2, Func<int, int, bool> rejects)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(n2, 1);
        this.n1 = n1;
        this.n2 = n2;
        rejected = new bool[(n1 + 1) * (n2 + 1)];
        for (int x1 = 0; x1 <= n1; x1++)
        {
            for (int x2 = 0; x2 <= n2; x2++)
            {
                rejected[(x1 * (n2 + 1)) + x2] = rejects(x1, x2);
            }
        }
    }

    /// <summary>Fisher's exact test, two-sided by summing the tables that are no more probable.</summary>
    /// <param name="n1">Patients in group 1.</param>
    /// <param name="n2">Patients in group 2.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static ExactProportionsPower OfFisher(int n1, int n2, double alpha)
    {
        // all tables with the same number of responders share a distribution
        var given = new NoncentralHypergeometric?[n1 + n2 + 1];
        return new(n1, n2, (x1, x2) =>
            (given[x1 + x2] ??= NoncentralHypergeometric.Of(new FourfoldTable(x1, n1, x2, n2))).NoMoreProbable(x1) <= alpha);
    }

    /// <summary>Pearson's chi-square test without continuity correction: the z test with pooled variance.</summary>
    /// <param name="n1">Patients in group 1.</param>
    /// <param name="n2">Patients in group 2.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static ExactProportionsPower OfPearson(int n1, int n2, double alpha)
    {
        double critical = NormalDistribution.UpperQuantile(alpha / 2);
        return new(n1, n2, (x1, x2) =>
        {
            double pooled = (x1 + x2) / (double)(n1 + n2);
            double variance = pooled * (1 - pooled) * ((1.0 / n1) + (1.0 / n2));
            return variance > 0 && Math.Abs(((double)x1 / n1) - ((double)x2 / n2)) >= critical * Math.Sqrt(variance);
        });
    }

    /// <summary>Probability of rejection at two true response rates; the type I error where they are equal.</summary>
    /// <param name="rate1">True response rate in group 1.</param>
    /// <param name="rate2">True response rate in group 2.</param>
    public double At(double rate1, double rate2)
    {
        double[] mass2 = [.. Enumerable.Range(0, n2 + 1).Select(x => BinomialDistribution.Mass(x, n2, rate2))];
        double power = 0;
        for (int x1 = 0; x1 <= n1; x1++)
        {
            double given = 0;
            for (int x2 = 0; x2 <= n2; x2++)
            {
                given += rejected[(x1 * (n2 + 1)) + x2] ? mass2[x2] : 0;
            }

            power += given * BinomialDistribution.Mass(x1, n1, rate1);
        }

        return power;
    }
}
