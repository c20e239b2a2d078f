namespace TrialSim.Claims;

/// <summary>
/// Difference between arms in mean change at the final visit among the members of a set of patients, and among the others, in one trial.
/// </summary>
/// <remarks>HAM-D points, treatment - control, negative is benefit; patients seen at the final visit. Variances pool all cells that have patients.</remarks>
internal struct SetEffect
{
    private double n1, n0, sum1, sum0, square1, square0; // members
    private double m1, m0, other1, other0, otherSquare1, otherSquare0; // the others

    /// <summary>Counts a patient.</summary>
    public void Add(bool member, bool treated, double change)
    {
        switch (member, treated)
        {
            case (true, true):
                (n1, sum1, square1) = (n1 + 1, sum1 + change, square1 + (change * change));
                break;
            case (true, false):
                (n0, sum0, square0) = (n0 + 1, sum0 + change, square0 + (change * change));
                break;
            case (false, true):
                (m1, other1, otherSquare1) = (m1 + 1, other1 + change, otherSquare1 + (change * change));
                break;
            default:
                (m0, other0, otherSquare0) = (m0 + 1, other0 + change, otherSquare0 + (change * change));
                break;
        }
    }

    /// <summary>Effect among members.</summary>
    public readonly double Inside => (sum1 / n1) - (sum0 / n0);

    /// <summary>Effect among the others.</summary>
    public readonly double Outside => (other1 / m1) - (other0 / m0);

    /// <summary>Whether both arms have members, with somebody to spare.</summary>
    public readonly bool IsEstimable => n1 > 0 && n0 > 0 && n1 + n0 > 2;

    /// <summary>Whether both arms have others.</summary>
    public readonly bool IsEstimableOutside => m1 > 0 && m0 > 0 && m1 + m0 > 2;

    /// <summary>Degrees of freedom of the effect among members.</summary>
    public readonly double DegreesOfFreedom => n1 + n0 - 2;

    /// <summary>Degrees of freedom of the effect among the others.</summary>
    public readonly double DegreesOfFreedomOutside => m1 + m0 - 2;

    /// <summary>Squared standard error among members, from their own spread.</summary>
    public readonly double Variance => Spread(n1, n0, sum1, sum0, square1, square0) / DegreesOfFreedom * ((1 / n1) + (1 / n0));

    /// <summary>Squared standard error among the others, from their own spread.</summary>
    public readonly double VarianceOutside => Spread(m1, m0, other1, other0, otherSquare1, otherSquare0) / DegreesOfFreedomOutside * ((1 / m1) + (1 / m0));

    /// <summary>Squared residual standard deviation over the four cells.</summary>
    public readonly double PooledSpread =>
        (Spread(n1, n0, sum1, sum0, square1, square0) + Spread(m1, m0, other1, other0, otherSquare1, otherSquare0)) / (n1 + n0 + m1 + m0 - 4);

    /// <summary>Squared standard error among members in units of <see cref="PooledSpread"/>.</summary>
    public readonly double Leverage => (1 / n1) + (1 / n0);

    /// <summary>The same among the others.</summary>
    public readonly double LeverageOutside => (1 / m1) + (1 / m0);

    private static double Spread(double n1, double n0, double sum1, double sum0, double square1, double square0) =>
        Math.Max(0, square1 - (sum1 * sum1 / n1) + (square0 - (sum0 * sum0 / n0)));
}
