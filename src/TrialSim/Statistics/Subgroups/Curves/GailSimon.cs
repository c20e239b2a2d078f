using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>Test of a qualitative interaction: whether the treatment helps some of k disjoint subgroups and harms others.</summary>
/// <remarks>
/// With independent normal effects d of known variance v, Q+ is the sum of d^2 / v over the subgroups with d above 0 and Q- that over those
/// with d below 0. No effect differs in sign from another: rejected where the smaller of the two is large; its worst null has one effect
/// of 0 and the others far away on one side, so that the tail is a binomial(k - 1, 1/2) mixture of chi-squares. No effect is above 0:
/// rejected where Q+ is large, a binomial(k, 1/2) mixture; no effect below 0 likewise by Q-. Effects may have any unit. Where variances are
/// estimated the levels are approximate. Source: Gail and Simon (1985), Biometrics 41:361-372.
/// </remarks>
public static class GailSimon
{
    /// <summary>Q+ and Q-, both 0 or above.</summary>
    /// <param name="AboveZero">Squared deviates of the effects above 0, added up.</param>
    /// <param name="BelowZero">Squared deviates of the effects below 0, added up.</param>
    public readonly record struct Statistics(Lanes AboveZero, Lanes BelowZero)
    {
        /// <summary>The statistic of the qualitative interaction: the smaller one.</summary>
        public Lanes Qualitative => Lanes.Min(AboveZero, BelowZero);

        /// <summary>Both statistics with one more subgroup.</summary>
        /// <param name="effect">Its estimated effect.</param>
        /// <param name="variance">The effect's sampling variance, above 0.</param>
        public Statistics With(Lanes effect, Lanes variance)
        {
            var squared = effect * effect / variance;
            return new(
                AboveZero + (effect > 0.0).Keep(squared),
                BelowZero + (effect < 0.0).Keep(squared));
        }
    }

    /// <summary>p-value of a qualitative interaction: 1 where all effects are on one side.</summary>
    /// <param name="statistic">The smaller of Q+ and Q-.</param>
    /// <param name="subgroups">Number of subgroups, 2 or more.</param>
    public static double QualitativeTail(double statistic, int subgroups)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(subgroups, 2);
        return Mixture(statistic, subgroups - 1);
    }

    /// <summary>p-value of one side: that some effect is above 0 (by Q+) or that some effect is below 0 (by Q-).</summary>
    /// <param name="statistic">Q+ or Q-.</param>
    /// <param name="subgroups">Number of subgroups, 1 or more.</param>
    public static double OneSidedTail(double statistic, int subgroups)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(subgroups, 1);
        return Mixture(statistic, subgroups);
    }

    /// <summary>The statistic at which <see cref="QualitativeTail"/> is alpha; 0 where no statistic above 0 reaches alpha.</summary>
    public static double QualitativeCritical(double alpha, int subgroups)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(subgroups, 2);
        return Critical(alpha, subgroups - 1);
    }

    /// <summary>The statistic at which <see cref="OneSidedTail"/> is alpha; 0 where no statistic above 0 reaches alpha.</summary>
    public static double OneSidedCritical(double alpha, int subgroups)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(subgroups, 1);
        return Critical(alpha, subgroups);
    }

    // Sum over h of C(count, h) / 2^count x P(chi-square with h df above the statistic)
    private static double Mixture(double statistic, int count)
    {
        if (!(statistic > 0))
        {
            return double.IsNaN(statistic) ? double.NaN : 1;
        }

        double total = 0;
        for (int h = 1; h <= count; h++)
        {
            total += BinomialDistribution.Mass(h, count, 0.5) * ChiSquare.UpperTail(statistic, h);
        }

        return total;
    }

    private static double Critical(double alpha, int count)
    {
        if (!(alpha is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "a level lies between 0 and 1");
        }

        // the mixture's heaviest tail is the chi-square with all subgroups on the side
        double upper = ChiSquare.UpperQuantile(alpha, count);
        return alpha >= 1 - BinomialDistribution.Mass(0, count, 0.5)
            ? 0
            : RootFinding.Brent(c => c == 0 ? 1 - BinomialDistribution.Mass(0, count, 0.5) - alpha : Mixture(c, count) - alpha, 0, upper, 1e-13);
    }
}
