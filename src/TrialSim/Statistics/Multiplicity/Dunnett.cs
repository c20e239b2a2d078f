using TrialSim.Numerics;

namespace TrialSim.Statistics.Multiplicity;

/// <summary>Dunnett's single-step comparison of several arms with one control: the joint distribution of their t statistics.</summary>
/// <remarks>
/// Exact for normal responses with one variance, any correlations. Sources: Dunnett (1955), J Am Stat Assoc 50:1096-1121; Hothorn, Bretz
/// and Westfall (2008), Biom J 50:346-363, for models with covariates.
/// </remarks>
public sealed class Dunnett
{
    private readonly JointTail joint;
    private readonly int arms;
    private readonly Alternative alternative;

    /// <summary>The comparisons.</summary>
    /// <param name="correlation">Correlations of the arms' estimated differences from control.</param>
    /// <param name="df">Degrees of freedom of the common variance; infinite where it is known.</param>
    /// <param name="alternative">Which differences the tests look for.</param>
    public Dunnett(double[,] correlation, double df, Alternative alternative)
    {
        ArgumentOutOfRangeException.ThrowIfZero(correlation.Length);
        if (!(df > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(df), df, "Degrees of freedom are above 0.");
        }

        (joint, arms, this.alternative) = (new(correlation, df), correlation.GetLength(0), alternative);
    }

    /// <summary>Correlation of two differences from one control: root(n1 / (n0 + n1)) root(n2 / (n0 + n2)).</summary>
    /// <param name="control">Patients in the control arm.</param>
    /// <param name="first">Patients in one arm.</param>
    /// <param name="second">Patients in the other.</param>
    public static double Correlation(double control, double first, double second) =>
        Math.Sqrt(first / (control + first)) * Math.Sqrt(second / (control + second));

    /// <summary>Probability under the global null hypothesis that the most extreme statistic is at least as extreme as this one.</summary>
    public double AdjustedP(double t) => alternative switch
    {
        Alternative.TwoSided => AnyOutside(-Math.Abs(t), Math.Abs(t)),
        Alternative.Greater => AnyOutside(double.NegativeInfinity, t),
        _ => AnyOutside(double.NegativeInfinity, -t), // the distribution is symmetric
    };

    /// <summary>The value that the most extreme statistic exceeds in the alternative's direction with probability alpha.</summary>
    public double CriticalValue(double alpha)
    {
        if (!(alpha is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "A level lies between 0 and 1.");
        }

        double low = alternative == Alternative.TwoSided ? 0 : -1;
        while (Excess(low) < 0)
        {
            low *= 2;
        }

        double high = 2;
        while (Excess(high) > 0)
        {
            high *= 2;
        }

        return RootFinding.Brent(Excess, low, high, 0);

        // on the scale of logarithms, on which a tail is nearly straight
        double Excess(double c) => Portable.Log(alternative == Alternative.TwoSided ? AnyOutside(-c, c) : AnyOutside(double.NegativeInfinity, c)) - Portable.Log(alpha);
    }

    private double AnyOutside(double low, double high)
    {
        var lows = new double[arms];
        var highs = new double[arms];
        Array.Fill(lows, low);
        Array.Fill(highs, high);
        return joint.AnyOutside(lows, highs);
    }
}
