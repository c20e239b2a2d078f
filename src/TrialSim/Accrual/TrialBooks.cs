using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Accrual;

/// <summary>How long eight trials took and what they cost.</summary>
internal sealed class TrialBooks
{
    private readonly Arrivals? arrivals;
    private readonly TrialOutlay? outlay;
    private readonly double screening;
    private readonly double followUp;

    /// <summary>Prepares a worker's books.</summary>
    /// <param name="accrual">How fast candidates come; null keeps no time.</param>
    /// <param name="costs">What things cost; null keeps no costs.</param>
    /// <param name="assays">Of whom the marker is measured.</param>
    /// <param name="patients">Randomized patients.</param>
    /// <param name="visits">Visits after baseline.</param>
    /// <param name="followUp">Weeks from randomization to the last of them.</param>
    public TrialBooks(AccrualModel? accrual, UnitCosts? costs, AssayUse assays, int patients, int visits, double followUp)
    {
        this.followUp = followUp;
        double expected = followUp;
        if (accrual is not null)
        {
            arrivals = new(accrual);
            screening = accrual.Screening.Value;
            expected += screening + new ArrivalIntensity(accrual).WeekOf(patients);
        }

        if (costs is not null)
        {
            outlay = new(costs, assays, accrual?.SitesTogether ?? 0, patients);
            CostUnit = outlay.Unit(visits, expected);
        }
    }

    /// <summary>Whether there is a time to keep.</summary>
    public bool KeepTime => arrivals is not null;

    /// <summary>Whether there are costs to keep.</summary>
    public bool KeepCosts => outlay is not null;

    /// <summary>A power of two of the currency, in which sums of costs keep their digits.</summary>
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
