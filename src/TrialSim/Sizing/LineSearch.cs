using TrialSim.Numerics.Distributions;

namespace TrialSim.Sizing;

/// <summary>
/// Stochastic approximation on a fitted curve: simulates at the value that has the wanted power by the line at hand and at one to either side
/// of it, fits the line again, and so on until the power there is known well enough.
/// </summary>
/// <remarks>
/// Each step's design points follow the maximum likelihood fit to all trials before it, as in Wu (1985), Journal of the American Statistical
/// Association 80:974-984, who replaces the step of Robbins and Monro (1951) by it; Ying and Wu (1997), Statistica Sinica 7:75-91, prove
/// that it converges. Points whose deviate lies far from the wanted one are left out, as the line holds only nearby.
/// </remarks>
internal sealed class LineSearch(PowerSampler sampler, Knob knob)
{
    private const double Widest = 0.6;
    private const double Narrowest = 0.15;
    private const double Flank = 0.25 / Widest; // of the window
    private const int FewestSteps = 3;
    private const int MostSteps = 16;

    private double window = Widest;

    /// <summary>The line and the points that it was fitted to; null where none could be fitted.</summary>
    /// <param name="wanted">Wanted power.</param>
    /// <param name="aim">Where to start.</param>
    /// <param name="effort">Trials that the line needs.</param>
    public (ProbitLine Line, IReadOnlyList<PowerPoint> Fitted)? Find(double wanted, Aim aim, SizeEffort effort)
    {
        double z = NormalDistribution.Quantile(wanted);
        double sought = effort.Error(wanted);
        (ProbitLine Line, IReadOnlyList<PowerPoint> Fitted)? found = null;
        (ProbitLine Line, IReadOnlyList<PowerPoint> Fitted)? wide = null;
        double error = double.PositiveInfinity;
        int fewest = FewestSteps;
        for (int step = 0; step < MostSteps && (step < fewest || error > sought); step++)
        {
            double known = double.IsFinite(error) ? wanted * (1 - wanted) / (error * error) : 0;
            double share = Math.Clamp((effort.Trials - known) / effort.Trials * 1.02, 0.1, step == 0 ? 0.15 : 0.45);
            Step(aim, share * effort.Trials);
            found = Fit(aim, z);
            if (found is not { } fit || !IsUsable(fit.Line, aim))
            {
                error = double.PositiveInfinity;
                continue;
            }

            wide = fit;
            if (fit.Line.IsSuspicious && window > Narrowest)
            {
                // what is bent further away may be straight nearer by; where a bent line has its root is no place to go
                window = Math.Max(Narrowest, window * 0.6);
                (error, fewest) = (double.PositiveInfinity, step + FewestSteps);
                continue;
            }

            aim = new(fit.Line.Root(z), fit.Line.Slope);
            error = fit.Line.PowerAt(aim.Root).Mcse / Math.Sqrt(fit.Line.Heterogeneity);
        }

        return found is { } last && IsUsable(last.Line, aim) ? found : wide;
    }

    // a slope that its error may turn round says less than that of the approach
    private static bool IsUsable(ProbitLine line, Aim aim) => line.Slope * aim.Slope > 0 && Math.Abs(line.Slope) > 3 * Math.Sqrt(line.SlopeVariance);

    private void Step(Aim aim, double trials)
    {
        double reach = Flank * window / Math.Abs(aim.Slope);
        double middle = Allowed(aim.Root, up: true);
        double step = knob.Step(sampler.Scenario);
        double low = Math.Min(Allowed(aim.Root - reach, up: false), middle - step);
        double high = Math.Max(Allowed(aim.Root + reach, up: true), middle + step);
        if (low >= sampler.Least)
        {
            sampler.Sample(low, (long)(trials / 4), PointPurpose.Refinement);
        }

        sampler.Sample(middle, (long)(trials / 2), PointPurpose.Refinement);
        if (high <= sampler.Most)
        {
            sampler.Sample(high, (long)(trials / 4), PointPurpose.Refinement);
        }
    }

    private double Allowed(double coordinate, bool up)
    {
        double least = knob.Coordinate(sampler.Least);
        return knob.Allowed(sampler.Scenario, knob.ValueAt(Math.Max(coordinate, least)), up);
    }

    private (ProbitLine Line, IReadOnlyList<PowerPoint> Fitted)? Fit(Aim aim, double z)
    {
        PowerPoint[] near = [.. sampler.Points.Where(p => p.Purpose != PointPurpose.Check && (aim.DistanceOf(p.Coordinate) <= window || IsNeighbour(p, aim)))];
        return ProbitFit.Of(near) is { } line && double.IsFinite(line.Root(z)) ? (line, near) : null;
    }

    // where allowed values lie far apart, those next to the root count however far they are
    private bool IsNeighbour(PowerPoint point, Aim aim) =>
        Math.Abs(point.Value - knob.ValueAt(Math.Max(0, aim.Root))) <= 1.5 * knob.Step(sampler.Scenario);
}
