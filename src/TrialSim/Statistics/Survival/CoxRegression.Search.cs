using TrialSim.Numerics;

namespace TrialSim.Statistics.Survival;

/// <content>The search for the maximum of the partial likelihood.</content>
public sealed partial class CoxRegression
{
    private const int MostSteps = 100;
    private const int MostHalvings = 40;

    /// <summary>The search ends after the step at which the likelihood would rise by half of this.</summary>
    private const double LastDecrement = 1e-14;

    /// <summary>A step of this size, in standard deviations of the covariate, that no longer raises the likelihood leads to infinity.</summary>
    private const double EndlessStep = 1e-3;

    // Log partial likelihood, score and information at coefficients of the scaled covariates.
    private double Evaluate(ReadOnlySpan<double> at)
    {
        PartialLikelihood likelihood = Ties switch
        {
            CoxTies.Exact => exact,
            CoxTies.Breslow => breslow,
            _ => efron,
        };
        return likelihood.Evaluate(Sample, at, score, information);
    }

    private CoxOutcome Search()
    {
        LogLikelihood = NullLogLikelihood = Evaluate(ScaledCoefficients);
        AliasedColumn = CoxAlias.Find(information, inverse, Sample.Columns, Sample.Events);
        if (AliasedColumn >= 0)
        {
            Array.Clear(inverse);
            return CoxOutcome.Aliased;
        }

        information.CopyTo(nullInformation, 0);
        var ended = Climb();
        return IsEndless() ? CoxOutcome.MonotoneLikelihood : ended;
    }

    // Newton's method from 0.
    private CoxOutcome Climb()
    {
        for (int i = 0; i < MostSteps; i++)
        {
            score.AsSpan(0, Sample.Columns).CopyTo(step);
            if (!PositiveDefinite.TryFactor(information, Sample.Columns))
            {
                return CoxOutcome.MonotoneLikelihood; // it was not singular at 0: the information has run out on the way
            }

            PositiveDefinite.Solve(information, Sample.Columns, step);
            PositiveDefinite.Invert(information, Sample.Columns, inverse);
            double decrement = Decrement();
            ScoreTest = i == 0 ? new(decrement, Sample.Columns) : ScoreTest;
            if (decrement > LastTrusted)
            {
                step.CopyTo(course, 0);
            }

            if (Sample.Columns > 1 && decrement <= LastDecrement && LargestStep() > EndlessStep)
            {
                return CoxOutcome.MonotoneLikelihood;
            }

            if (!Advance())
            {
                return CoxOutcome.NotConverged;
            }

            if (decrement <= LastDecrement)
            {
                return PositiveDefinite.TryFactor(information, Sample.Columns) ? Finish() : CoxOutcome.MonotoneLikelihood;
            }
        }

        return CoxOutcome.NotConverged;
    }

    private CoxOutcome Finish()
    {
        PositiveDefinite.Invert(information, Sample.Columns, inverse);
        return CoxOutcome.Converged;
    }

    // Takes the step, or as much of it as does not lower the likelihood by more than rounding.
    private bool Advance()
    {
        double floor = LogLikelihood - (1e-12 * Math.Abs(LogLikelihood)) - 1e-12;
        double share = 1;
        for (int halving = 0; halving < MostHalvings; halving++)
        {
            for (int j = 0; j < Sample.Columns; j++)
            {
                trial[j] = scaled[j] + (share * step[j]);
            }

            double reached = Evaluate(trial.AsSpan(0, Sample.Columns));
            if (reached >= floor)
            {
                trial.AsSpan(0, Sample.Columns).CopyTo(scaled);
                LogLikelihood = reached;
                return true;
            }

            share /= 2;
        }

        return false;
    }

    private double Decrement()
    {
        double sum = 0;
        for (int j = 0; j < Sample.Columns; j++)
        {
            sum += score[j] * step[j];
        }

        return sum;
    }

    private double LargestStep()
    {
        double largest = 0;
        for (int j = 0; j < Sample.Columns; j++)
        {
            largest = Math.Max(largest, Math.Abs(step[j]));
        }

        return largest;
    }
}
