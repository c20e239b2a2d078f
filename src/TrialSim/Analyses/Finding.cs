using TrialSim.Numerics;
using TrialSim.Statistics;

namespace TrialSim.Analyses;

/// <summary>What one analysis found in each of eight trials. Differences are treatment minus control.</summary>
public sealed class Finding
{
    private readonly LaneMask[] counted;
    private TestLevel? deviateOf;
    private StudentCritical.Bracket critical;

    /// <summary>What an analysis will find.</summary>
    public Finding(Analysis analysis) => counted = new LaneMask[analysis.Counted.Count];

    /// <summary>Where each of the analysis's <see cref="Analysis.Counted"/> outcomes has happened.</summary>
    internal Span<LaneMask> Counted => counted;

    /// <summary>Where the analysis could be done; elsewhere the other members mean nothing.</summary>
    public LaneMask Estimable { get; private set; }

    /// <summary>Estimate of the analysis's estimand.</summary>
    public Lanes Estimate { get; private set; }

    /// <summary>Square of its standard error.</summary>
    public Lanes Variance { get; private set; }

    /// <summary>Degrees of freedom of the reference distribution; infinite for a normal one.</summary>
    public Lanes DegreesOfFreedom { get; private set; }

    /// <summary>Where the test rejects at the analysis's level.</summary>
    public LaneMask Significant { get; private set; }

    /// <summary>
    /// The p-value as a normal deviate: P(|Z| above it) for a two-sided test (never negative), P(Z above it) for a one-sided one.
    /// </summary>
    public Lanes Deviate { get; private set; }

    /// <summary>The t statistic of an estimate that is judged by Student's t.</summary>
    public Lanes Statistic { get; private set; }

    /// <summary>Whether the estimate is judged by Student's t; else its interval is normal and the test another.</summary>
    internal bool IsStudent => deviateOf is not null;

    /// <summary>Critical values for the degrees of freedom.</summary>
    internal ref readonly StudentCritical.Bracket Critical => ref critical;

    /// <summary>Records an estimate that is judged by Student's t.</summary>
    internal void FromStudent(in LeastSquares.Coefficient coefficient, TestLevel level)
    {
        Estimable = coefficient.Estimable;
        Estimate = Estimable.Keep(coefficient.Estimate);
        Variance = Estimable.Select(coefficient.Variance, Lanes.One);
        DegreesOfFreedom = Estimable.Select(coefficient.DegreesOfFreedom, Lanes.One);
        critical = level.Critical(DegreesOfFreedom);
        var t = Estimate / Lanes.Sqrt(Variance);
        Significant = Estimable & level.Rejects(t, in critical);
        Statistic = t;
        deviateOf = level;
    }

    /// <summary>Records an estimate that is judged by the normal distribution.</summary>
    internal void FromNormal(LaneMask estimable, Lanes estimate, Lanes variance, TestLevel level)
    {
        var z = estimable.Keep(estimate) / Lanes.Sqrt(estimable.Select(variance, Lanes.One));
        var normal = level.Critical(double.PositiveInfinity);
        FromTest(estimable, estimate, variance, level.Rejects(z, in normal), level.Orient(z), level);
    }

    /// <summary>Records an estimate whose test has been made elsewhere; its interval is normal.</summary>
    internal void FromTest(LaneMask estimable, Lanes estimate, Lanes variance, LaneMask significant, Lanes deviate, TestLevel level)
    {
        Estimable = estimable;
        Estimate = estimable.Keep(estimate);
        Variance = estimable.Select(variance, Lanes.One);
        DegreesOfFreedom = double.PositiveInfinity;
        critical = level.Critical(DegreesOfFreedom);
        Significant = estimable & significant;
        Deviate = estimable.Keep(deviate);
        deviateOf = null;
    }

    /// <summary>Works out <see cref="Deviate"/> where it is not there yet: for all analyses in one go, so that they overlap.</summary>
    internal void WorkOutDeviate()
    {
        if (deviateOf is { } level)
        {
            Deviate = level.Orient(StudentDeviate.Of(Statistic, DegreesOfFreedom));
        }
    }
}
