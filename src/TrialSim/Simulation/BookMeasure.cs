using TrialSim.Accrual;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>How long a trial takes until its last randomization or its end, in weeks, or what it costs, in its scenario's currency.</summary>
/// <param name="Entry">Which of them.</param>
public sealed record BookMeasure(BookEntry Entry) : TrialMeasure
{
    private readonly double unit = 1;

    /// <inheritdoc/>
    public override double Unit => unit;

    /// <summary>The costs of several scenarios, in a unit that suits all of them.</summary>
    public static BookMeasure CostIn(IEnumerable<Scenario> scenarios) => new(BookEntry.Cost, scenarios.Max(s => s.Protocol().Books()?.CostUnit ?? 1));

    private BookMeasure(BookEntry entry, double unit)
        : this(entry) => this.unit = unit;

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
