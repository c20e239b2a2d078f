namespace TrialSim.Numerics;

/// <summary>Maximum of a function with one peak between two points.</summary>
/// <remarks>Source: Kiefer (1953), Proceedings of the American Mathematical Society 4:502-506.</remarks>
public static class GoldenSection
{
    private const double Ratio = 0.61803398874989484820;

    /// <summary>The place of the maximum, to within the square root of the spacing of doubles: nearer the function is flat.</summary>
    public static double Maximum(Func<double, double> function, double lower, double upper)
    {
        double left = upper - (Ratio * (upper - lower));
        double right = lower + (Ratio * (upper - lower));
        double atLeft = function(left);
        double atRight = function(right);
        while (upper - lower > 1e-9)
        {
            if (atLeft > atRight)
            {
                upper = right;
                (right, atRight) = (left, atLeft);
                left = upper - (Ratio * (upper - lower));
                atLeft = function(left);
            }
            else
            {
                lower = left;
                (left, atLeft) = (right, atRight);
                right = lower + (Ratio * (upper - lower));
                atRight = function(right);
            }
        }

        return atLeft > atRight ? left : right;
    }
}
