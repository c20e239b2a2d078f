using TrialSim.Accrual;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>How long a trial takes until its last randomization or its end, in weeks, or what it costs, in its scenario's currency.</summary>
public sealed record BookMeasure : TrialMeasure
{
    private readonly double unit;

    /// <summary>The measure of several scenarios, summed in a unit that suits all of them.</summary>
    /// <param name="entry">Which of them.</param>
    /// <param name="scenarios">The scenarios.</param>
    public BookMeasure(BookEntry entry, IEnumerable<Scenario> scenarios)
    {
        Entry = entry;
        unit = scenarios.Max(scenario => scenario.Protocol().Books() is not { } books ? 1.0 / 1024 : entry == BookEntry.Cost ? books.CostUnit : books.WeekUnit);
    }

    /// <summary>Which of them.</summary>
    public BookEntry Entry { get; }

    /// <inheritdoc/>
    public override double Unit => unit;

    /// <inheritdoc/>
    public override string Describe() => Entry switch
    {
        BookEntry.Enrolment => "weeks to the last randomization",
        BookEntry.Duration => "weeks to the last patient's last visit",
        _ => "cost",
    };

    /// <inheritdoc/>
    internal override Gauge? In(Scenario scenario) => (Entry == BookEntry.Cost ? scenario.Costs is null : scenario.Accrual is null) ? null : new Reading(Entry);

    private sealed class Reading(BookEntry entry) : Gauge
    {
        public override LaneMask Read(TrialRun run, out Lanes value)
        {
            run.CloseBooks();
            TrialBooks books = run.Books!;
            value = entry switch
            {
                BookEntry.Enrolment => books.Enrolment,
                BookEntry.Duration => books.Duration,
                _ => books.Cost,
            };
            return LaneMask.All;
        }
    }
}
