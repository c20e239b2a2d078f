using TrialSim.Numerics;

namespace TrialSim.Statistics.Power;

/// <summary>Finds the number of patients, the difference or another positive quantity with which a test has a wanted power.</summary>
internal static class PowerSearch
{
    private const double Widest = 1e12;

    /// <summary>The positive number at which a monotone power equals the wanted one.</summary>
    /// <param name="power">Power as a function of the quantity; rising or falling.</param>
    /// <param name="wanted">Wanted power, between 0 and 1.</param>
    /// <param name="start">A number above 0 from which the search widens, up to a factor of 1e12 both ways.</param>
    /// <param name="quantity">What is sought, for messages.</param>
    /// <exception cref="StatisticsInputException">No number has that power.</exception>
    public static double Solve(Func<double, double> power, double wanted, double start, string quantity)
    {
        if (!(wanted is > 0 and < 1))
        {
            throw new StatisticsInputException($"a power of {wanted} cannot be planned for.", "It lies between 0 and 1.");
        }

        double Excess(double logarithm) => power(start * Portable.Exp(logarithm)) - wanted;
        double atStart = Excess(0);
        double widest = Portable.Log(Widest);
        var (up, atUp) = (0.0, atStart);
        var (down, atDown) = (0.0, atStart);
        for (double step = 0.5; step < 2 * widest; step *= 2)
        {
            var (lastUp, lastAtUp) = (up, atUp);
            (up, atUp) = (Math.Min(step, widest), Excess(Math.Min(step, widest)));
            if (atUp * lastAtUp <= 0)
            {
                return start * Portable.Exp(RootFinding.Brent(Excess, lastUp, lastAtUp, up, atUp, 0));
            }

            var (lastDown, lastAtDown) = (down, atDown);
            (down, atDown) = (-Math.Min(step, widest), Excess(-Math.Min(step, widest)));
            if (atDown * lastAtDown <= 0)
            {
                return start * Portable.Exp(RootFinding.Brent(Excess, lastDown, lastAtDown, down, atDown, 0));
            }
        }

        throw new StatisticsInputException($"no {quantity} gives a power of {wanted}.", "Check the difference, the level and the direction of the test.");
    }
}
