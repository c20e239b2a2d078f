using TrialSim.Numerics;

namespace TrialSim.Statistics.MixedModels;

/// <summary>Minimises the profiled deviance by Newton's method with exact second derivatives.</summary>
/// <remarks>
/// Along an eigenvector of negative curvature the step goes down the gradient as if the curvature were positive, and away from a saddle
/// where there is no gradient. Newton's decrement, which no change of units alters, says when it has arrived.
/// </remarks>
internal sealed class DevianceSearch(ProfiledDeviance deviance)
{
    private const int MostSteps = 200;
    private const int MostHalvings = 40;

    /// <summary>Below this decrement Newton's steps are so good that they are taken untested: the deviance's rounding could not judge them.</summary>
    private const double Close = 1e-8;

    /// <summary>Steps taken untested; each squares the error.</summary>
    private const int MostPolishing = 3;

    /// <summary>Curvature below this share of the largest is none: the deviance does not change in that direction.</summary>
    private const double Flat = 1e-11;

    /// <summary>Diagonal elements below this (in residual standard deviations) are 0 where the deviance does not object.</summary>
    private const double Zero = 1e-5;

    private double[] parameters = deviance.Parameters.Start();

    /// <summary>The parameters reached.</summary>
    public ReadOnlySpan<double> Parameters => parameters;

    /// <summary>The model solved there; null where no start could be made.</summary>
    public MixedEquations? Solved { get; private set; }

    /// <summary>The derivatives there.</summary>
    public DevianceDerivatives? Derivatives { get; private set; }

    /// <summary>Searches; false where no minimum was found.</summary>
    public bool Run()
    {
        double value = Move(parameters);
        int polishing = 0;
        for (int step = 0; step < MostSteps && double.IsFinite(value); step++)
        {
            Derivatives = deviance.Differentiate(Solved!, parameters);
            double[] newton = Step(Derivatives, out double decrement, out bool isSaddle);
            if (decrement < Close && !isSaddle)
            {
                if (polishing++ == MostPolishing)
                {
                    Settle(value);
                    return true;
                }

                value = Move([.. parameters.Zip(newton, (x, d) => x + d)]);
            }
            else
            {
                polishing = 0;
                value = Descend(newton, value, decrement);
            }
        }

        return false;
    }

    private double Move(double[] to)
    {
        Solved = deviance.SolveAt(to);
        parameters = to;
        return deviance.Value(Solved);
    }

    private static double[] Step(DevianceDerivatives derivatives, out double decrement, out bool isSaddle)
    {
        var eigen = new SymmetricEigen(derivatives.Second);
        double largest = eigen.Values.Max(Math.Abs);
        var step = new double[derivatives.Gradient.Length];
        decrement = 0;
        isSaddle = false;
        for (int k = 0; k < step.Length; k++)
        {
            var vector = eigen.Vector(k);
            double slope = DenseMatrix.Dot(vector, derivatives.Gradient);
            double curvature = Math.Abs(eigen.Values[k]);
            if (curvature <= Flat * largest)
            {
                continue;
            }

            double length = slope / curvature;
            decrement += slope * length;
            if (eigen.Values[k] < -1e-7 * largest && Math.Abs(length) < 1e-3)
            {
                isSaddle = true;
                length = slope < 0 ? -0.1 : 0.1;
            }

            for (int j = 0; j < step.Length; j++)
            {
                step[j] -= length * vector[j];
            }
        }

        return step;
    }

    // halves the step until the deviance falls, and never moves further than the parameters are long
    private double Descend(double[] step, double value, double decrement)
    {
        double[] from = parameters;
        double length = Math.Sqrt(DenseMatrix.Dot(step, step));
        double share = Math.Min(1, 2 * (1 + Math.Sqrt(DenseMatrix.Dot(from, from))) / length);
        for (int halving = 0; halving < MostHalvings; halving++, share /= 2)
        {
            double next = Move([.. from.Zip(step, (x, d) => x + (share * d))]);
            if (next < value - (1e-4 * share * decrement))
            {
                return next;
            }
        }

        return Move(from);
    }

    // a variance that the search brought next to 0 is 0; signs of the factors' columns are made positive on their diagonals
    private void Settle(double value)
    {
        double[] reached = parameters;
        var settled = deviance.Parameters.WithPositiveDiagonals(reached);
        for (int k = 0; k < settled.Length; k++)
        {
            if (deviance.Parameters.IsDiagonal(k) && settled[k] < Zero)
            {
                settled[k] = 0;
            }
        }

        if (Move(settled) > value + 1e-9)
        {
            Move(deviance.Parameters.WithPositiveDiagonals(reached));
        }

        Derivatives = deviance.Differentiate(Solved!, parameters);
    }
}
