using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Multiplicity;

/// <summary>
/// The closed test of <see cref="OverallAndSubgroup"/>, eight trials at a time, each with the share of the information that its subgroup
/// turned out to have.
/// </summary>
/// <remarks>
/// The subgroup's critical value c is a smooth function of t = tan(angle / 2), where the correlation is the cosine of the angle, from the
/// subgroup being everybody (t = 0) to independence (t = 1). That the probability of rejecting either hypothesis stays the same while t
/// grows is a differential equation, by Plackett's identity for the bivariate normal integral: with u the subgroup's margin,
/// dc/dt = k / (1 + t^2) density(u) / cumulative(u), where k = 1 and u = c t for a common critical value, and k = 2 and
/// u = (a (1 + t^2) - c (1 - t^2)) / (2 t) where a is fixed for everybody. It is solved once, on steps of the root of t, which are fine where
/// c may bend sharply. Sources: Spiessens and Debois (2010), Contemp Clin Trials 31:647-656; Plackett (1954), Biometrika 41:351-360.
/// </remarks>
public sealed class LaneOverallAndSubgroup
{
    /// <summary>With these steps critical values are right to 1e-9, or 1e-7 where everybody has 0.998 of the level; the tests measure it.</summary>
    private const int Steps = 512;

    private readonly double full;
    private readonly double overall; // NaN where it is that of the subgroup
    private readonly double[] values = new double[Steps + 2]; // critical value at each root of t, and its slope there
    private readonly double[] slopes = new double[Steps + 2];

    /// <summary>Works out critical values.</summary>
    /// <param name="alpha">One-sided level of both together.</param>
    /// <param name="overallAlpha">One-sided level of the test in all patients, below alpha; none where both tests shall have the same critical value.</param>
    public LaneOverallAndSubgroup(double alpha, double? overallAlpha)
    {
        full = NormalDistribution.UpperQuantile(alpha);
        overall = overallAlpha is { } fixedLevel ? NormalDistribution.UpperQuantile(fixedLevel) : double.NaN;
        const double h = 1.0 / Steps;
        values[0] = full;
        for (int i = 0; i < values.Length; i++)
        {
            double s = i * h;
            double c = values[i];
            double k1 = slopes[i] = Slope(s, c);
            if (i + 1 < values.Length)
            {
                // the classical fourth-order step of Runge and Kutta
                double k2 = Slope(s + (h / 2), c + (h / 2 * k1));
                double k3 = Slope(s + (h / 2), c + (h / 2 * k2));
                double k4 = Slope(s + h, c + (h * k3));
                values[i + 1] = c + (h / 6 * (k1 + (2 * k2) + (2 * k3) + k4));
            }
        }
    }

    /// <summary>Critical values for the intersection of both hypotheses.</summary>
    /// <param name="informationShare">The subgroup's share of the information, from 0 to 1.</param>
    public (Lanes Overall, Lanes Subgroup) Critical(Lanes informationShare)
    {
        var correlation = Lanes.Sqrt(informationShare);
        var place = Lanes.Sqrt(Lanes.Sqrt((1 - correlation) / (1 + correlation))) * Steps;
        var below = Lanes.Floor(place);
        Span<double> atLow = stackalloc double[Lanes.Count];
        Span<double> slopeLow = stackalloc double[Lanes.Count];
        Span<double> atHigh = stackalloc double[Lanes.Count];
        Span<double> slopeHigh = stackalloc double[Lanes.Count];
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            int node = (int)below[lane];
            (atLow[lane], slopeLow[lane]) = (values[node], slopes[node]);
            (atHigh[lane], slopeHigh[lane]) = (values[node + 1], slopes[node + 1]);
        }

        // the cubic with these values and slopes at both ends of the step
        const double h = 1.0 / Steps;
        var x = place - below;
        Lanes low = Lanes.Load(atLow), m0 = Lanes.Load(slopeLow) * h, m1 = Lanes.Load(slopeHigh) * h;
        var rise = Lanes.Load(atHigh) - low;
        var subgroup = low + (x * (m0 + (x * ((3 * rise) - (2 * m0) - m1 + (x * (m0 + m1 - (2 * rise)))))));
        return (double.IsNaN(overall) ? subgroup : overall, subgroup);
    }

    /// <summary>Which hypotheses the closed test rejects.</summary>
    /// <param name="overallDeviate">One-sided deviate in all patients; minus infinity where it could not be tested.</param>
    /// <param name="subgroupDeviate">One-sided deviate in the subgroup; minus infinity where it could not be tested.</param>
    /// <param name="informationShare">The subgroup's share of the information, from 0 to 1.</param>
    public (LaneMask Overall, LaneMask Subgroup) Judge(Lanes overallDeviate, Lanes subgroupDeviate, Lanes informationShare)
    {
        var (overallValue, subgroupValue) = Critical(informationShare);
        var both = (overallDeviate >= overallValue) | (subgroupDeviate >= subgroupValue);
        return (both & (overallDeviate >= full), both & (subgroupDeviate >= full));
    }

    // dc/ds = dc/dt 2 s, s the root of t
    private double Slope(double s, double c)
    {
        double t = s * s;
        if (t == 0)
        {
            return 0;
        }

        bool common = double.IsNaN(overall);
        double u = common ? c * t : ((overall * (1 + (t * t))) - (c * (1 - (t * t)))) / (2 * t);
        double slope = NormalDistribution.Density(u) / NormalDistribution.Cumulative(u) / (1 + (t * t));
        return 2 * s * (common ? slope : 2 * slope);
    }
}
