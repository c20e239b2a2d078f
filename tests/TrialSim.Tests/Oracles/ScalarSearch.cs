using TrialSim.Claims;
using TrialSim.Claims.Searches;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics.Subgroups.Sets;
using TrialSim.Trials;

namespace TrialSim.Tests.Oracles;

/// <summary>A <see cref="BestOf"/> in one trial by lists and exact tails: no lanes, no shared sums.</summary>
internal sealed class ScalarSearch
{
    private readonly BestOf rule;
    private readonly double[] arm;
    private readonly List<(double[] Value, bool[] Counted, bool Share)> outcomes = [];
    private readonly List<bool[]> above = [];
    private readonly List<MarkerBound> bounds = [];
    private readonly (double[] Value, bool[] Counted, bool Share) change;

    /// <summary>Takes a trial out of its lane.</summary>
    public ScalarSearch(BestOf rule, TrialRun run, IReadOnlyList<double> weeks, int lane)
    {
        this.rule = rule;
        var trial = run.Trial;
        arm = Column(trial.Treated, lane);
        var baseline = Column(trial.Baseline, lane);
        double[][] scores = [.. Enumerable.Range(1, trial.Visits).Select(v => Column(trial.Score(v), lane))];
        bool[][] seen = [.. Enumerable.Range(1, trial.Visits).Select(v => Seen(trial, v, lane))];
        var endpoints = run.Endpoints.Rules;
        bool[] Ever(Func<int, int, bool> meets) =>
            [.. Enumerable.Range(0, arm.Length).Select(i => Enumerable.Range(0, trial.Visits).Any(v => seen[v][i] && meets(v, i)))];
        bool Responds(int v, int i) => scores[v][i] <= (1 - endpoints.ResponseFall.Value) * baseline[i];
        (double[], bool[], bool) Change(int v) => ([.. scores[v].Zip(baseline, (s, b) => s - b)], seen[v], false);
        (double[], bool[], bool) Yes(bool[] yes, bool[] counted) => ([.. yes.Select(y => y ? 1.0 : 0)], counted, true);
        bool[] everybody = [.. arm.Select(_ => true)];
        change = Change(trial.Visits - 1);
        foreach (var endpoint in rule.Endpoints)
        {
            switch (endpoint)
            {
                case SearchedEndpoint.Change:
                    outcomes.AddRange(rule.Visits.Count == 0 ? [change] : rule.Visits.Select(w => Change(weeks.ToList().IndexOf(w.Value))));
                    break;
                case SearchedEndpoint.ResponseFinalVisit:
                    outcomes.Add(Yes([.. everybody.Select((_, i) => Responds(trial.Visits - 1, i))], seen[^1]));
                    break;
                case SearchedEndpoint.ResponseAnyVisit:
                    outcomes.Add(Yes(Ever(Responds), everybody));
                    break;
                default:
                    outcomes.Add(Yes(Ever((v, i) => scores[v][i] <= endpoints.RemissionAtMost.Value), everybody));
                    break;
            }
        }

        foreach (var marker in rule.Markers)
        {
            var value = Column(trial.Measured(marker.Marker), lane);
            double[] sorted = [.. value.Order()];
            foreach (double cut in marker.Cuts.Select(c => marker.Marker.Inside(c.Value))
                .Concat(marker.Shares.Select(s => sorted.First(v => sorted.Count(x => x <= v) >= (s.Value * sorted.Length) - 1e-9))))
            {
                above.Add([.. value.Select(v => v > cut)]);
                bounds.Add(new(marker.Marker, cut, Above: true));
            }
        }
    }

    /// <summary>Every test in the order in which they are tried: set, side, outcome.</summary>
    public IEnumerable<(int Set, bool Below, int Outcome)> Tests =>
        from set in Enumerable.Range(0, above.Count)
        from below in Sides
        from outcome in Enumerable.Range(0, outcomes.Count)
        select (set, below, outcome);

    private bool[] Sides => rule.Side == SearchedSide.Either ? [false, true] : [false];

    /// <summary>Everybody, once.</summary>
    public int[] Everybody => [.. Enumerable.Range(0, arm.Length)];

    /// <summary>The patients that a test is about.</summary>
    public ClaimedSet SetOf((int Set, bool Below, int Outcome) test) => ClaimedSet.Everybody.With(bounds[test.Set] with { Above = !test.Below });

    /// <summary>The best test in one direction.</summary>
    public (double Z, (int Set, bool Below, int Outcome) Test) Best(int[] patients, double sign) =>
        Tests.Select(t => (Z: sign * Deviate(patients, t), t)).MaxBy(x => x.Z);

    /// <summary>Effect on the change in a set.</summary>
    public double Effect(int[] patients, (int Set, bool Below, int Outcome) test) =>
        Difference(Cell(patients, change, test, 1), Cell(patients, change, test, 0));

    /// <summary>Effect on a test's own outcome in its set, large where it is good.</summary>
    public double Good((int Set, bool Below, int Outcome) test)
    {
        var outcome = outcomes[test.Outcome];
        return (outcome.Share ? 1 : -1) * Difference(Cell(Everybody, outcome, test, 1), Cell(Everybody, outcome, test, 0));
    }

    /// <summary>Deviate of a test, large where the treatment does well; 0 where it cannot be made.</summary>
    public double Deviate(int[] patients, (int Set, bool Below, int Outcome) test)
    {
        var outcome = outcomes[test.Outcome];
        var (a, b) = (Cell(patients, outcome, test, 1), Cell(patients, outcome, test, 0));
        var opposite = test with { Below = !test.Below };
        var (c, d) = (Cell(patients, outcome, opposite, 1), Cell(patients, outcome, opposite, 0));
        bool interaction = rule.Contrast == SearchContrast.Interaction;
        double[][] cells = interaction ? [a, b, c, d] : [a, b];
        if (cells.Any(cell => cell.Length < rule.SmallestArm))
        {
            return 0;
        }

        double estimate = Difference(a, b) - (interaction ? Difference(c, d) : 0);
        double good = outcome.Share ? 1 : -1;
        if (outcome.Share)
        {
            double pooled = a.Concat(b).Average();
            double variance = interaction
                ? cells.Sum(x => x.Average() * (1 - x.Average()) / x.Length)
                : pooled * (1 - pooled) * ((1.0 / a.Length) + (1.0 / b.Length));
            return variance < 1e-12 ? 0 : good * estimate / Math.Sqrt(variance);
        }

        double df = cells.Sum(x => x.Length) - cells.Length;
        double residual = cells.Sum(x => x.Sum(v => (v - x.Average()) * (v - x.Average())));
        double t = good * estimate / Math.Sqrt(residual / df * cells.Sum(x => 1.0 / x.Length));
        return residual < 1e-9 ? 0 : Math.Sign(t) * NormalDistribution.UpperQuantile(StudentT.UpperTail(Math.Abs(t), df));
    }

    private static double Difference(double[] treated, double[] control) =>
        treated.Length == 0 || control.Length == 0 ? double.NaN : treated.Average() - control.Average();

    private static double[] Column(ReadOnlySpan<Lanes> column, int lane)
    {
        var values = new double[column.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = column[i][lane];
        }

        return values;
    }

    private static bool[] Seen(TrialBlock trial, int visit, int lane)
    {
        var seen = new Lanes[trial.Patients];
        trial.MarkSeen(visit, seen);
        return [.. seen.Select(s => s[lane] == 1)];
    }

    private double[] Cell(int[] patients, (double[] Value, bool[] Counted, bool Share) outcome, (int Set, bool Below, int Outcome) test, double of) =>
        [.. patients.Where(i => outcome.Counted[i] && arm[i] == of && above[test.Set][i] != test.Below).Select(i => outcome.Value[i])];
}
