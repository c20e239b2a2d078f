using TrialSim.Analyses;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>
/// Mean, mean logarithm and variance of each followed biomarker by arm and visit, and its mean change in logarithm from baseline: over the
/// patients of an arm in whom it was measured, summed over trials.
/// </summary>
internal sealed class CourseTally : IDisposable
{
    private const int CountsPerCell = 3;
    private const int MomentsPerCell = 4 * FineSlot.Moments;

    private readonly int[] places; // of the followed biomarkers in the panel
    private readonly double[] units;
    private readonly double[] varianceUnits;
    private readonly int visits;

    private CourseTally(Scenario scenario)
    {
        var panel = scenario.Population.Panel;
        var followed = scenario.Outcome.Markers;
        visits = scenario.Outcome.Visits.Count;
        places = [.. followed.Select(f => scenario.Population.Biomarkers.ToList().IndexOf(f.Marker))];
        // powers of two near the median, and near the variance of a log-normal distribution with this spread, so that sums are kept as exactly
        // whatever the unit and the spread
        units = [.. places.Select(place => PowerOfTwo(panel[place].Distribution.LogCentre))];
        varianceUnits = [.. places.Select((place, f) => units[f] * units[f] * VarianceShare(panel[place].Distribution.LogScale))];
        int cells = followed.Count * (visits + 1) * 2;
        Moments = new(CountsPerCell * cells, MomentsPerCell * cells);
    }

    /// <summary>Counts and sums.</summary>
    public MomentTally Moments { get; }

    /// <summary>An empty tally; null where the scenario follows no biomarker.</summary>
    public static CourseTally? Of(Scenario scenario) => scenario.Outcome.Markers.Count == 0 ? null : new(scenario);

    /// <summary>Mean concentrations, in units of <see cref="Unit"/>; of an arm (0 control, 1 treatment) at a visit (0 is baseline).</summary>
    public FineSlot Mean(int followed, int visit, int arm) => Slot(followed, visit, arm, 0, 0);

    /// <summary>Mean natural logarithms of the concentration.</summary>
    public FineSlot Log(int followed, int visit, int arm) => Slot(followed, visit, arm, 1, 0);

    /// <summary>Variances of the concentration, in units of <see cref="VarianceUnit"/>.</summary>
    public FineSlot Variance(int followed, int visit, int arm) => Slot(followed, visit, arm, 2, 1);

    /// <summary>Mean changes of the natural logarithm from baseline, of patients measured both times.</summary>
    public FineSlot Change(int followed, int visit, int arm) => Slot(followed, visit, arm, 3, 2);

    /// <summary>In which concentration means are counted.</summary>
    public double Unit(int followed) => units[followed];

    /// <summary>In which squared concentration variances are counted.</summary>
    public double VarianceUnit(int followed) => varianceUnits[followed];

    /// <summary>Records those of eight finished trials that belong to the run.</summary>
    public void Record(TrialEndpoints endpoints, LaneMask live)
    {
        for (int f = 0; f < places.Length; f++)
        {
            for (int visit = 0; visit <= visits; visit++)
            {
                Record(endpoints, f, visit, live);
            }
        }

        Moments.EndOfRound();
    }

    /// <inheritdoc/>
    public void Dispose() => Moments.Dispose();

    private static double PowerOfTwo(double log) => Math.ScaleB(1, (int)Math.Round(log / 0.69314718055994530942));

    // variance over squared median
    private static double VarianceShare(double logSpread)
    {
        double squared = Math.Min(logSpread * logSpread, 16); // beyond that a sample never shows its distribution's variance
        return PowerOfTwo(squared + Portable.Log(Portable.Expm1(squared)));
    }

    private FineSlot Slot(int followed, int visit, int arm, int moment, int count)
    {
        int cell = (((followed * (visits + 1)) + visit) * 2) + arm;
        return new((MomentsPerCell * cell) + (FineSlot.Moments * moment), (CountsPerCell * cell) + count);
    }

    private void Record(TrialEndpoints endpoints, int f, int visit, LaneMask live)
    {
        var trial = endpoints.Trial;
        var baseline = trial.Measured(places[f]);
        var logs = visit == 0 ? baseline : trial.Course(f, visit);
        var treated = trial.Treated;
        Lanes perUnit = 1 / units[f];
        ArmSums all = default, inTreatment = default;
        for (int i = 0; i < logs.Length; i++)
        {
            var log = logs[i];
            var known = Lanes.EqualTo(log, log);
            var value = known.Keep(LaneMath.Exp(known.Keep(log)) * perUnit);
            var change = log - baseline[i];
            var paired = Lanes.EqualTo(change, change);
            var own = new ArmSums
            {
                N = known.ToIndicator(),
                Sum = value,
                Squares = value * value,
                Logs = known.Keep(log),
                Pairs = paired.ToIndicator(),
                Changes = paired.Keep(change),
            };
            all.Add(own, Lanes.One);
            inTreatment.Add(own, treated[i]);
        }

        Record(f, visit, 1, in inTreatment, live);
        Record(f, visit, 0, all.Less(inTreatment), live);
    }

    private void Record(int f, int visit, int arm, in ArmSums sums, LaneMask live)
    {
        var mean = sums.Sum / sums.N;
        var variance = Lanes.Max((sums.Squares - (sums.Sum * mean)) / (sums.N - 1.0), Lanes.Zero) * (units[f] * units[f] / varianceUnits[f]);
        // beyond the tally's range a mean is some ten thousand times the median: left out and not counted
        var any = live & (sums.N >= 1.0) & (mean < MomentTally.Limit);
        var two = any & (sums.N >= 2.0) & (variance < MomentTally.Limit);
        var paired = live & (sums.Pairs >= 1.0);
        Add(Mean(f, visit, arm), mean, any);
        Moments.Add(Log(f, visit, arm), sums.Logs / sums.N, any);
        Add(Variance(f, visit, arm), variance, two);
        Add(Change(f, visit, arm), sums.Changes / sums.Pairs, paired);
    }

    private void Add(FineSlot slot, Lanes value, LaneMask valid)
    {
        Moments.Count(slot.Count, valid);
        Moments.Add(slot, value, valid);
    }

    private struct ArmSums
    {
        public Lanes N, Sum, Squares, Logs, Pairs, Changes;

        public void Add(in ArmSums patient, Lanes weight)
        {
            N = Lanes.Fma(patient.N, weight, N);
            Sum = Lanes.Fma(patient.Sum, weight, Sum);
            Squares = Lanes.Fma(patient.Squares, weight, Squares);
            Logs = Lanes.Fma(patient.Logs, weight, Logs);
            Pairs = Lanes.Fma(patient.Pairs, weight, Pairs);
            Changes = Lanes.Fma(patient.Changes, weight, Changes);
        }

        public readonly ArmSums Less(in ArmSums other) => new()
        {
            N = N - other.N,
            Sum = Sum - other.Sum,
            Squares = Squares - other.Squares,
            Logs = Logs - other.Logs,
            Pairs = Pairs - other.Pairs,
            Changes = Changes - other.Changes,
        };
    }
}
