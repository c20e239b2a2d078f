using TrialSim.Numerics;

namespace TrialSim.Analyses;

/// <summary>What is found in eight trials that are analysed one after the other: estimates, variances and signed normal deviates.</summary>
internal sealed class TrialByTrial
{
    private readonly double[] estimates = new double[Lanes.Count];
    private readonly double[] variances = new double[Lanes.Count];
    private readonly double[] deviates = new double[Lanes.Count];
    private uint estimable;

    /// <summary>Starts on eight further trials: none is estimable yet.</summary>
    public void Clear() => estimable = 0;

    /// <summary>Notes what one trial has; it is estimable where all of it is finite.</summary>
    /// <param name="lane">The trial.</param>
    /// <param name="estimate">The estimate.</param>
    /// <param name="variance">Its variance.</param>
    /// <param name="deviate">The test: a normal deviate with the sign of the effect.</param>
    public void Set(int lane, double estimate, double variance, double deviate)
    {
        if (double.IsFinite(estimate) && double.IsFinite(variance) && double.IsFinite(deviate))
        {
            (estimates[lane], variances[lane], deviates[lane]) = (estimate, variance, deviate);
            estimable |= 1u << lane;
        }
    }

    /// <summary>Records all eight.</summary>
    public void Record(Finding finding, TestLevel level)
    {
        var where = LaneMask.FromBits(estimable);
        var z = where.Keep(Lanes.Load(deviates));
        finding.FromTest(
            where, Lanes.Load(estimates), Lanes.Load(variances), level.Rejects(z, level.Critical(double.PositiveInfinity)), level.Orient(z), level);
    }
}
