namespace TrialSim.Statistics.Subgroups.Trees;

/// <summary>Size, sum and sum of squares of an outcome in the two arms of a set of patients of one trial.</summary>
/// <remarks>Sums of whole HAM-D points are exact, so that they may be added to, and taken from, one another.</remarks>
internal readonly record struct ArmSums(double N1, double Sum1, double Squares1, double N0, double Sum0, double Squares0)
{
    /// <summary>Patients in both arms.</summary>
    public double N => N1 + N0;

    /// <summary>Mean of the treatment arm minus mean of the control arm, in the outcome's unit; NaN where an arm is empty.</summary>
    public double Effect => (Sum1 / N1) - (Sum0 / N0);

    /// <summary>Sum of squared deviations from the mean of the own arm.</summary>
    public double Residual => Deviations(N1, Sum1, Squares1) + Deviations(N0, Sum0, Squares0);

    /// <summary>Degrees of freedom of the residual variance.</summary>
    public double DegreesOfFreedom => N - 2;

    /// <summary>Square of the standard error of <see cref="Effect"/>, one residual variance for both arms (Student).</summary>
    public double Variance => Residual / DegreesOfFreedom * ((1 / N1) + (1 / N0));

    /// <summary>Whether each arm has at least two patients and the outcome varies within an arm.</summary>
    public bool IsEstimable => N1 >= 2 && N0 >= 2 && Residual > 0;

    /// <summary>Student's t of the two arms; only where <see cref="IsEstimable"/>.</summary>
    public double T => Effect / Math.Sqrt(Variance);

    /// <summary>The sums with one more patient.</summary>
    public ArmSums With(double outcome, bool treated) => treated
        ? this with { N1 = N1 + 1, Sum1 = Sum1 + outcome, Squares1 = Squares1 + (outcome * outcome) }
        : this with { N0 = N0 + 1, Sum0 = Sum0 + outcome, Squares0 = Squares0 + (outcome * outcome) };

    /// <summary>The sums of the patients who are in <paramref name="all"/> but not in <paramref name="part"/>.</summary>
    public static ArmSums operator -(ArmSums all, ArmSums part) => new(
        all.N1 - part.N1, all.Sum1 - part.Sum1, all.Squares1 - part.Squares1,
        all.N0 - part.N0, all.Sum0 - part.Sum0, all.Squares0 - part.Squares0);

    // below this share of the sum of squares the difference is rounding, and the spread is none
    private static double Deviations(double n, double sum, double squares) =>
        n > 0 && squares - (sum * sum / n) is var deviations && deviations > 1e-13 * squares ? deviations : 0;
}
