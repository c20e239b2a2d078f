using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Accrual;

/// <summary>How long eight trials took and what they cost.</summary>
internal sealed class TrialBooks
{
    private const double LargestInUnits = 8192; // a quarter of what a tally holds: a difference of two such trials fits too

    private readonly Arrivals? arrivals;
    private readonly TrialOutlay? outlay;
    private readonly double screening;
    private readonly double followUp;

    /// <summary>Prepares a worker's books.</summary>
    /// <param name="accrual">How fast candidates come; null keeps no time.</param>
    /// <param name="costs">What things cost; null keeps no costs.</param>
    /// <param name="assays">Of whom which biomarker is measured.</param>
    /// <param name="patients">Randomized patients.</param>
    /// <param name="visits">Visits after baseline.</param>
    /// <param name="followUp">Weeks from randomization to the last of them.</param>
    public TrialBooks(AccrualModel? accrual, UnitCosts? costs, IReadOnlyList<AssayUse> assays, int patients, int visits, double followUp)
    {
        this.followUp = followUp;
        double candidates = (double)patients * TrialRandom.MaximumAttempts; // a place that needs more is never filled
        double most = followUp;
        if (accrual is not null)
        {
            arrivals = new(accrual);
            screening = accrual.Screening.Value;
            most += screening + new ArrivalIntensity(accrual).WeekOf(candidates);
            WeekUnit = Unit(most);
        }

        if (costs is not null)
        {
            outlay = new(costs, assays, accrual?.SitesTogether ?? 0, patients);
            CostUnit = Unit(outlay.Of(candidates, patients, (double)visits * patients, most)[0]);
        }
    }

    /// <summary>Whether there is a time to keep.</summary>
    public bool KeepTime => arrivals is not null;

    /// <summary>Whether there are costs to keep.</summary>
    public bool KeepCosts => outlay is not null;

    /// <summary>A power of two of weeks: in units of it the longest trial that can be fits into sums, with room for chance.</summary>
    public double WeekUnit { get; } = 1;

    /// <summary>A power of two of the currency, of the same kind.</summary>
    public double CostUnit { get; } = 1;

    /// <summary>Weeks from the start of recruitment to the last randomization.</summary>
    public Lanes Enrolment { get; private set; }

    /// <summary>Weeks from the start of recruitment to the last patient's last visit, whether or not she is still there.</summary>
    public Lanes Duration { get; private set; }

    /// <summary>What each trial cost, in the currency.</summary>
    public Lanes Cost { get; private set; }

    /// <summary>Closes the books of eight finished trials.</summary>
    public void Close(TrialRandom random, TrialBlock trial)
    {
        var candidates = Sum(trial.Screened);
        if (arrivals is not null)
        {
            Enrolment = arrivals.WeekOfLast(random, candidates) + screening;
            Duration = Enrolment + followUp;
        }

        if (outlay is not null)
        {
            Cost = outlay.Of(candidates, Sum(trial.Treated), Sum(trial.VisitsSeen), Duration);
        }
    }

    // Typical trials screen a few candidates for a place and are then about one unit or less, which sums keep to 2^-32 and squares to 2^-20.
    private static double Unit(double most)
    {
        double unit = 1.0 / 1024;
        while (unit * LargestInUnits < most)
        {
            unit *= 2;
        }

        return unit;
    }

    private static Lanes Sum(ReadOnlySpan<Lanes> column)
    {
        var sum = Lanes.Zero;
        foreach (var value in column)
        {
            sum += value;
        }

        return sum;
    }
}
