namespace TrialSim.Statistics.Survival;

/// <content>Whether the search went towards an infinite coefficient.</content>
public sealed partial class CoxRegression
{
    /// <summary>Steps that raise the likelihood by less than half of this may be led by rounding; the last one before shows where the search went.</summary>
    private const double LastTrusted = 1e-10;

    /// <summary>Linear predictors at the estimates are equal up to this share of their range.</summary>
    private const double PredictorRounding = 1e-13;

    /// <summary>Linear predictors along a computed direction are equal up to this share of their range.</summary>
    private const double DirectionRounding = 1e-7;

    /// <summary>A direction with less than this share of the information that it had at 0 has lost it.</summary>
    private const double Collapse = 1e-9;

    // Near the supremum rounding can outweigh the little information left, and a search that ends there seems to have converged. Of the
    // estimates' own direction the test is exact; where some coefficients have finite estimates, the last trusted step tells the direction
    // of the others.
    private bool IsEndless()
    {
        if (Sample.Columns == 1)
        {
            return CoxSeparation.Holds(Sample, ScaledCoefficients, Ties, 0);
        }

        if (CoxSeparation.Holds(Sample, ScaledCoefficients, Ties, PredictorRounding))
        {
            return true;
        }

        if (!CoxSeparation.Holds(Sample, course.AsSpan(0, Sample.Columns), Ties, DirectionRounding))
        {
            return false;
        }

        Evaluate(ScaledCoefficients); // the search has left the information factored
        return Along(information) <= Collapse * Along(nullInformation);
    }

    // The information, of which the lower triangle is given, in the direction of the course.
    private double Along(double[] triangle)
    {
        double sum = 0;
        for (int j = 0; j < Sample.Columns; j++)
        {
            for (int k = 0; k <= j; k++)
            {
                sum += (j == k ? 1 : 2) * triangle[(j * Sample.Columns) + k] * course[j] * course[k];
            }
        }

        return sum;
    }
}
