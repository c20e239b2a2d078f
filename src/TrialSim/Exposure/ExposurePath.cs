using TrialSim.Numerics;

namespace TrialSim.Exposure;

/// <summary>
/// Concentration and engagement of patients over the visits of eight trials, by superposition of infusions: exact between the moments at
/// which something changes. Filled with each patient's clearances, volumes and dose, then followed.
/// </summary>
internal sealed class ExposurePath : IDisposable
{
    private const int Inputs = 6; // clearance, central, exchange, peripheral, mg of one dose, antibodies
    private const int Working = 7; // two rates, two inputs, two parts of the concentration, the delayed concentration

    private readonly TimelineStep[] steps;
    private readonly AntibodyOnset? onset;
    private readonly double? delayRate;
    private readonly double halfSaturation;
    private readonly int visits;
    private readonly LaneColumns columns;

    /// <summary>Divides the time; the visits are in weeks since randomization.</summary>
    public ExposurePath(DosingSchedule schedule, EngagementModel engagement, double[] weeks, AntibodyOnset? onset, int patients)
    {
        this.onset = onset;
        visits = weeks.Length;
        delayRate = engagement.Timing.DelayRate;
        halfSaturation = engagement.HalfSaturation.Value;
        ExposureNode[] nodes = [.. weeks.SelectMany((week, visit) => engagement.Timing.Nodes(visit, 7 * week, schedule, onset?.Day))];
        steps = [.. new ExposureTimeline(schedule, nodes, onset?.Day).Steps];
        columns = new(Inputs + Working + (2 * visits), patients);
    }

    /// <summary>Clearance without antibodies, L/day.</summary>
    public Span<Lanes> Clearance => columns[0];

    /// <summary>Central volume, L.</summary>
    public Span<Lanes> Central => columns[1];

    /// <summary>Exchange clearance, L/day.</summary>
    public Span<Lanes> Exchange => columns[2];

    /// <summary>Peripheral volume, L.</summary>
    public Span<Lanes> Peripheral => columns[3];

    /// <summary>Amount of one infusion, mg.</summary>
    public Span<Lanes> Dose => columns[4];

    /// <summary>1 for patients who form antibodies, 0 for the others.</summary>
    public Span<Lanes> Antibodies => columns[5];

    /// <summary>Serum concentration at a visit, numbered from 0; micrograms/mL.</summary>
    public Span<Lanes> Concentration(int visit) => columns[Inputs + Working + visit];

    /// <summary>Engagement that acts at a visit, numbered from 0; a fraction.</summary>
    public Span<Lanes> Engagement(int visit) => columns[Inputs + Working + visits + visit];

    /// <summary>Fills a patient's place alike in all eight trials.</summary>
    public void Set(int patient, Disposition disposition, double mg)
    {
        Clearance[patient] = disposition.ClearanceLitresPerDay;
        Central[patient] = disposition.CentralLitres;
        Exchange[patient] = disposition.ExchangeLitresPerDay;
        Peripheral[patient] = disposition.PeripheralLitres;
        Dose[patient] = mg;
    }

    /// <summary>Follows every patient from day 0 on.</summary>
    public void Follow()
    {
        for (int visit = 0; visit < visits; visit++)
        {
            Engagement(visit).Clear();
        }

        for (int state = 4; state < Working; state++)
        {
            columns[Inputs + state].Clear();
        }

        SetRates();
        foreach (var step in steps)
        {
            if (step.Days > 0)
            {
                Advance(step.Days, step.DosesPerDay);
            }

            if (step.AntibodiesAppear)
            {
                AppearAntibodies();
            }

            if (step.Node is { } node)
            {
                Look(node);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => columns.Dispose();

    private Span<Lanes> Work(int column) => columns[Inputs + column];

    private void SetRates()
    {
        Span<Lanes> clearance = Clearance, central = Central, exchange = Exchange, peripheral = Peripheral, dose = Dose;
        Span<Lanes> fastRate = Work(0), slowRate = Work(1), fastInput = Work(2), slowInput = Work(3);
        for (int i = 0; i < clearance.Length; i++)
        {
            var modes = new ExponentialModes(clearance[i], central[i], exchange[i], peripheral[i]);
            fastRate[i] = modes.Fast;
            slowRate[i] = modes.Slow;
            fastInput[i] = modes.FastInput * dose[i];
            slowInput[i] = modes.SlowInput * dose[i];
        }
    }

    private void Advance(double days, double dosesPerDay)
    {
        Span<Lanes> fastRate = Work(0), slowRate = Work(1), fastInput = Work(2), slowInput = Work(3);
        Span<Lanes> fast = Work(4), slow = Work(5), delayed = Work(6);
        for (int i = 0; i < fast.Length; i++)
        {
            var (fastIn, slowIn) = (dosesPerDay * fastInput[i], dosesPerDay * slowInput[i]);
            var (fastWas, slowWas) = (fast[i], slow[i]);
            fast[i] = ExponentialModes.Advance(fastWas, fastRate[i], days, fastIn);
            slow[i] = ExponentialModes.Advance(slowWas, slowRate[i], days, slowIn);
            if (delayRate is { } rate)
            {
                var lent = new EffectCompartment(rate, fastRate[i], slowRate[i]);
                var own = ExponentialModes.Advance(lent.Own(delayed[i], fastWas, slowWas), rate, days, lent.Own(Lanes.Zero, fastIn, slowIn));
                delayed[i] = lent.Whole(own, fast[i], slow[i]);
            }
        }
    }

    private void AppearAntibodies()
    {
        Lanes more = onset!.Value.ClearanceFactor - 1;
        Span<Lanes> fastRate = Work(0), slowRate = Work(1), fastInput = Work(2), slowInput = Work(3), fast = Work(4), slow = Work(5);
        for (int i = 0; i < fast.Length; i++)
        {
            var (central, exchange, peripheral) = (Central[i], Exchange[i], Peripheral[i]);
            var before = new ExponentialModes(Clearance[i], central, exchange, peripheral);
            var after = new ExponentialModes(Clearance[i] * Lanes.Fma(more, Antibodies[i], Lanes.One), central, exchange, peripheral);
            before.Carry(after, ref fast[i], ref slow[i]);
            fastRate[i] = after.Fast;
            slowRate[i] = after.Slow;
            fastInput[i] = after.FastInput * Dose[i];
            slowInput[i] = after.SlowInput * Dose[i];
        }
    }

    private void Look(ExposureNode node)
    {
        Span<Lanes> fast = Work(4), slow = Work(5), delayed = Work(6);
        Span<Lanes> concentration = Concentration(node.Visit), engagement = Engagement(node.Visit);
        Lanes weight = node.Weight, half = halfSaturation;
        for (int i = 0; i < fast.Length; i++)
        {
            var serum = fast[i] + slow[i];
            var acting = delayRate is null ? serum : delayed[i];
            engagement[i] = Lanes.Fma(weight, acting / (acting + half), engagement[i]);
            if (node.IsVisit)
            {
                concentration[i] = serum;
            }
        }
    }
}
