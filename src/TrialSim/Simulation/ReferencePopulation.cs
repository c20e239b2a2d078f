using TrialSim.Claims;
using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Randomness;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Simulation;

/// <summary>
/// A large sample of the scenario's patients, each with her markers and her effect under both arms: what claims about any set of
/// patients are scored against.
/// </summary>
internal sealed class ReferencePopulation
{
    /// <summary>Patients, at least: sets with one condition are judged by all of them.</summary>
    public const int Patients = 1 << 19;

    /// <summary>Patients by whom sets with several conditions are judged.</summary>
    public const int PatientsForSeveralBounds = 1 << 15;

    /// <summary>A mean effect of this size or less is what rounding leaves of none.</summary>
    public const double Rounding = 1e-9;

    private const ulong Seed = 0x5452_5554_4853_0001; // as the counterfactual run
    private const ulong FirstReplicate = 1UL << 40; // and other patients than it has

    private readonly double[][] markers;
    private readonly double[] effects;
    private readonly double[] recorded;
    private readonly PatientMarker[] names;
    private readonly EffectsByMarker?[] orders;

    private ReferencePopulation(PatientMarker tested, PatientMarker[] names, double[][] markers, double[] effects, double[] recorded)
    {
        (Lead, this.names) = (tested, names);
        orders = new EffectsByMarker?[names.Length];
        this.markers = markers;
        this.effects = effects;
        this.recorded = recorded;
        var lead = Order(Lead);
        BestCut = lead.BestCut();
        Everybody = lead.Truth(double.NegativeInfinity, above: true) with { EffectOutside = 0, RecordedOutside = 0 };
        (Smallest, Largest) = (effects.Min(), effects.Max());
        Spread = SpreadOf(recorded, Everybody.Recorded);
        EffectSpread = EffectVaries ? SpreadOf(effects, Everybody.Effect) : 0;
        Everybody = Everybody.From(effects.Length, EffectSpread);
    }

    /// <summary>The biomarker that the scenario's tests are about.</summary>
    public PatientMarker Lead { get; }

    /// <summary>What is true of everybody.</summary>
    public SetTruth Everybody { get; }

    /// <summary>The patient with the largest benefit: her effect.</summary>
    public double Smallest { get; }

    /// <summary>The patient with the largest harm, or least benefit: her effect.</summary>
    public double Largest { get; }

    /// <summary>Standard deviation over patients of the effect on recorded scores; HAM-D points.</summary>
    public double Spread { get; }

    /// <summary>Standard deviation over patients of the effect before the scale records it; HAM-D points, 0 where all have the same.</summary>
    public double EffectSpread { get; }

    /// <summary>Candidates screened for each patient.</summary>
    public double CandidatesPerPatient { get; private init; }

    /// <summary>Number of patients.</summary>
    public int Count => effects.Length;

    /// <summary>Whether some patients have another effect than others.</summary>
    public bool EffectVaries => Largest - Smallest > Rounding;

    /// <summary>The cut of the tested biomarker that best separates those who benefit.</summary>
    public (double ShareBelow, bool Above, double Wrong) BestCut { get; }

    /// <summary>Draws the patients; the same for any number of workers.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="ScreeningException">The eligibility rules let nobody in.</exception>
    public static ReferencePopulation Draw(Scenario scenario, int workers, CancellationToken cancellation)
    {
        int perRound = (int)scenario.Design.Patients.Value * Lanes.Count;
        int rounds = (Patients + perRound - 1) / perRound;
        PatientMarker[] names = [.. scenario.Population.Panel.Select(m => m.Name), .. PatientMarker.Clinical];
        var markers = new double[names.Length][];
        for (int m = 0; m < markers.Length; m++)
        {
            markers[m] = new double[rounds * perRound];
        }

        var effects = new double[rounds * perRound];
        var recorded = new double[rounds * perRound];
        var screened = new long[rounds];
        Workers.Run(workers, rounds, next =>
        {
            using var draw = new ReferenceDraw(scenario);
            while (next() is { } round)
            {
                screened[round] = draw.Fill(TrialRandom.For(Seed, FirstReplicate + ((ulong)round * Lanes.Count)), (int)round * perRound, names, markers, effects, recorded);
            }
        }, cancellation);
        return new(scenario.TestedMarker, names, markers, effects, recorded) { CandidatesPerPatient = (double)screened.Sum() / effects.Length };
    }

    /// <summary>The patients in the order of a marker; sorted when first asked for.</summary>
    public EffectsByMarker Order(PatientMarker marker)
    {
        lock (orders)
        {
            int place = Array.IndexOf(names, marker);
            return orders[place] ??= new(markers[place], effects, recorded);
        }
    }

    /// <summary>What is true of a set, and of the others with a value of every marker that it asks for.</summary>
    public SetTruth Truth(in ClaimedSet set) => set.Count switch
    {
        0 => Everybody,
        1 => OfOneBound(set[0]),
        _ => OfSeveralBounds(set),
    };

    private SetTruth OfOneBound(in MarkerBound bound)
    {
        var order = Order(bound.Marker);
        return order.Truth(bound.Cut, bound.Above).From(order.Count, EffectSpread);
    }

    private static double SpreadOf(double[] values, double mean)
    {
        double squares = 0;
        foreach (double value in values)
        {
            double difference = value - mean;
            squares += difference * difference;
        }

        return Math.Sqrt(squares / (values.Length - 1));
    }

    private SetTruth OfSeveralBounds(in ClaimedSet set)
    {
        int members = 0, benefit = 0, decided = 0;
        Span<int> columns = stackalloc int[ClaimedSet.MostBounds];
        for (int b = 0; b < set.Count; b++)
        {
            columns[b] = Array.IndexOf(names, set[b].Marker);
        }

        double effect = 0, recordedIn = 0, effectAll = 0, recordedAll = 0;
        for (int i = 0; i < PatientsForSeveralBounds; i++)
        {
            bool member = true, known = true;
            for (int b = 0; b < set.Count && known; b++)
            {
                double value = markers[columns[b]][i];
                known = !double.IsNaN(value);
                member &= set[b].Holds(value);
            }

            if (!known)
            {
                continue;
            }

            decided++;
            effectAll += effects[i];
            recordedAll += recorded[i];
            if (member)
            {
                members++;
                benefit += effects[i] < 0 ? 1 : 0;
                effect += effects[i];
                recordedIn += recorded[i];
            }
        }

        double n = decided;
        SetTruth truth = new(members / n, effect / members, (effectAll - effect) / (n - members), recordedIn / members, (recordedAll - recordedIn) / (n - members), benefit / n);
        return truth.From(decided, EffectSpread);
    }
}
