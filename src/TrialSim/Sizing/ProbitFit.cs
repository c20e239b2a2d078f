using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Sizing;

/// <summary>Fits the probit line to numbers of trials by maximum likelihood (Fisher scoring).</summary>
internal static class ProbitFit
{
    private const int MostSteps = 50;
    private const double Enough = 1e-10;

    /// <summary>The line; null where fewer than two values differ, or the trials do not determine it.</summary>
    public static ProbitLine? Of(IReadOnlyList<PowerPoint> points)
    {
        double trials = points.Sum(p => (double)p.Trials);
        double centre = points.Sum(p => p.Trials * p.Coordinate) / trials;
        if (points.Select(p => p.Coordinate).Distinct().Count() < 2)
        {
            return null;
        }

        var (level, slope) = Start(points, centre);
        for (int step = 0; step < MostSteps; step++)
        {
            var sums = Sums(points, centre, level, slope);
            double determinant = (sums.W * sums.Wtt) - (sums.Wt * sums.Wt);
            if (!(determinant > 0))
            {
                return null;
            }

            double up = ((sums.Wtt * sums.U) - (sums.Wt * sums.Ut)) / determinant;
            double steeper = ((sums.W * sums.Ut) - (sums.Wt * sums.U)) / determinant;
            (level, slope) = (level + up, slope + steeper);
            if (Math.Abs(up) < Enough && Math.Abs(steeper) * Width(points) < Enough)
            {
                int values = points.Select(p => p.Coordinate).Distinct().Count();
                return new(centre, level, slope, sums.Wtt / determinant, -sums.Wt / determinant, sums.W / determinant, Deviance(points, centre, level, slope), values - 2);
            }
        }

        return null;
    }

    private static double Width(IReadOnlyList<PowerPoint> points) => points.Max(p => p.Coordinate) - points.Min(p => p.Coordinate);

    // a weighted straight line through the deviates
    private static (double Level, double Slope) Start(IReadOnlyList<PowerPoint> points, double centre)
    {
        double trials = points.Sum(p => (double)p.Trials);
        double level = points.Sum(p => p.Trials * p.Deviate) / trials;
        double spread = points.Sum(p => p.Trials * Squared(p.Coordinate - centre));
        return (level, points.Sum(p => p.Trials * (p.Coordinate - centre) * (p.Deviate - level)) / spread);
    }

    // information and score of level and slope
    private static (double W, double Wt, double Wtt, double U, double Ut) Sums(IReadOnlyList<PowerPoint> points, double centre, double level, double slope)
    {
        var sums = (W: 0.0, Wt: 0.0, Wtt: 0.0, U: 0.0, Ut: 0.0);
        foreach (var point in points)
        {
            double t = point.Coordinate - centre;
            double deviate = Math.Clamp(level + (slope * t), -8, 8);
            double power = NormalDistribution.Cumulative(deviate);
            double miss = NormalDistribution.UpperTail(deviate);
            double density = NormalDistribution.Density(deviate);
            double weight = point.Trials * density * density / (power * miss);
            double score = ((point.Shown * miss) - ((point.Trials - point.Shown) * power)) * density / (power * miss);
            sums = (sums.W + weight, sums.Wt + (weight * t), sums.Wtt + (weight * t * t), sums.U + score, sums.Ut + (score * t));
        }

        return sums;
    }

    // trials at the same value count as one sample
    private static double Deviance(IReadOnlyList<PowerPoint> points, double centre, double level, double slope)
    {
        double deviance = 0;
        foreach (var same in points.GroupBy(p => p.Coordinate))
        {
            double trials = same.Sum(p => (double)p.Trials);
            double shown = same.Sum(p => (double)p.Shown);
            double deviate = level + (slope * (same.Key - centre));
            deviance += Term(shown, trials * NormalDistribution.Cumulative(deviate)) + Term(trials - shown, trials * NormalDistribution.UpperTail(deviate));
        }

        return Math.Max(0, 2 * deviance);
    }

    private static double Term(double seen, double expected) => seen == 0 ? 0 : seen * Portable.Log(seen / expected);

    private static double Squared(double value) => value * value;
}
