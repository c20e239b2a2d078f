namespace TrialSim.Statistics.Survival;

/// <summary>A partial likelihood of the Cox model with its derivatives.</summary>
internal abstract class PartialLikelihood
{
    /// <summary>The log likelihood at coefficients of the scaled covariates.</summary>
    /// <param name="sample">The patients.</param>
    /// <param name="coefficients">One for each covariate.</param>
    /// <param name="score">Receives the gradient.</param>
    /// <param name="information">Receives minus the second derivatives, row by row, the lower triangle.</param>
    public abstract double Evaluate(CoxSample sample, ReadOnlySpan<double> coefficients, Span<double> score, Span<double> information);

    /// <summary>Linear predictor of a patient.</summary>
    protected static double Predictor(ReadOnlySpan<double> covariates, ReadOnlySpan<double> coefficients)
    {
        double sum = 0;
        for (int j = 0; j < covariates.Length; j++)
        {
            sum += covariates[j] * coefficients[j];
        }

        return sum;
    }
}
