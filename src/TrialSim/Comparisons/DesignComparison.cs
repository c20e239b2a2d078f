using TrialSim.Characteristics;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Comparisons;

/// <summary>Simulates designs on the same virtual patients with the same chance events, each under its truth and under the null made from it.</summary>
public static class DesignComparison
{
    // from one look at the errors to the next: most of the way to what they need, and not past it by much
    private const long FirstLook = 1024;
    private const double OfTheWay = 0.8;
    private const double LeastStep = 0.03;

    // a need told from so many trials, and so much above those allowed, ends the comparison at once
    private const long EnoughToGiveUp = 4096;
    private const double BeyondDoubt = 1.5;
    private const double NormalCritical95 = 1.959963984540054;

    /// <summary>Compares.</summary>
    /// <param name="plan">The designs.</param>
    /// <param name="settings">Seed, trials of each design under each truth, threads. With a target error the trials are the most there may be.</param>
    /// <param name="progress">Told of finished trials; may be null.</param>
    /// <param name="cancellation">Stops at the next block.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="Cohorts.ScreeningException">The eligibility rules of a design let nobody in.</exception>
    public static Comparison Run(ComparisonPlan plan, RunSettings settings, RunProgress? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(settings);
        ComparedDesign[] designs = [.. plan.Designs.Select(design => design with { Scenario = WithoutOtherRules(design) })];
        Scenario[] nulls = [.. designs.Select(d => d.Scenario with { Outcome = d.Scenario.Outcome.WithoutDrug() })];
        FutureCare?[] care = [.. designs.Select(d => FutureCare.After(d.Scenario, d.Goal, settings.Workers, cancellation))];
        var measures = ComparedMeasures.Of(designs, nulls, care);
        Scenario[] cells = [.. designs.Select(d => d.Scenario), .. nulls];
        var pairs = Pairs(designs.Length);
        using var run = new PairedRun(cells, [.. cells.Select(Unknown)], [.. measures.Select(m => m.Measure)], pairs, settings.Seed) { First = settings.First, ScoresClaims = false };
        Comparison Found() => new(plan, [.. measures.Select((measure, m) => Figure(run, pairs, measure, m, designs.Length))], settings.Seed, run.Replicates, run.Digest);
        run.Advance(plan.TargetError is null ? settings.Replicates : Math.Min(FirstLook, settings.Replicates), settings.Workers, progress, cancellation);
        var found = Found();
        while (plan.TargetError is { } target && run.Replicates < settings.Replicates && Worst(found) is var worst && worst > target)
        {
            double required = run.Replicates * worst * worst / (target * target);
            if (run.Replicates >= EnoughToGiveUp && required > BeyondDoubt * settings.Replicates)
            {
                break;
            }

            double step = Math.Max(LeastStep * run.Replicates, Math.Min(run.Replicates, OfTheWay * (required - run.Replicates)));
            run.Advance(Math.Min(settings.Replicates, run.Replicates + Blocks(step)), settings.Workers, progress, cancellation);
            found = Found();
        }

        return found;
    }

    /// <summary>Largest Monte Carlo error of a rate, or of its difference from the reference; of a rate near 0 or 1 as its interval says, if that is larger.</summary>
    public static double Worst(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        int reference = comparison.Plan.Reference;
        return comparison.Figures.Where(figure => figure.Name is "power" or "false-positive-rate")
            .SelectMany(figure => figure.Values.Select((value, d) => Math.Max(
                Math.Max(value.Mcse, (value.Upper - value.Lower) / (2 * NormalCritical95)), d == reference ? 0 : figure.Differences[d][reference].Mcse))).Max();
    }

    // Claim rules that are not the goal cost time and say nothing here.
    private static Scenario WithoutOtherRules(ComparedDesign design) => design.Scenario with
    {
        Rules = [.. design.Scenario.Rules.Where(rule => design.Goal is AnnouncementEvidence goal && goal.Name == rule.Name)],
    };

    private static long Blocks(double replicates) => Math.Max(1, (long)(replicates / Simulator.BlockSize)) * Simulator.BlockSize;

    private static TrueValues Unknown(Scenario scenario) =>
        new([.. scenario.Analyses.Select(_ => TrueValue.Undefined)], TrueValue.Undefined, TrueValue.Undefined);

    private static CellPair[] Pairs(int designs) =>
    [
        .. from offset in new[] { 0, designs }
           from first in Enumerable.Range(0, designs)
           from second in Enumerable.Range(0, first)
           select new CellPair(offset + first, offset + second),
    ];

    private static ComparedFigure Figure(PairedRun run, CellPair[] pairs, ComparedMeasure measure, int number, int designs)
    {
        int offset = measure.UnderNull ? designs : 0;
        Estimate Value(int design)
        {
            var moments = run.Mean(number, offset + design);
            return measure.IsRate ? Estimate.Share((long)Math.Round(moments.Mean * moments.Trials), moments.Trials) : Estimate.Mean(moments);
        }

        Estimate Difference(int design, int other)
        {
            if (design == other)
            {
                return Estimate.Of(0, 0);
            }

            bool isTurned = design < other;
            int pair = Array.IndexOf(pairs, new(offset + Math.Max(design, other), offset + Math.Min(design, other)));
            var moments = run.Difference(number, pair);
            return Estimate.Mean(isTurned ? moments with { Mean = 0 - moments.Mean } : moments);
        }

        int[] all = [.. Enumerable.Range(0, designs)];
        return new(
            measure.Name, measure.Words, measure.Better, [.. all.Select(Value)],
            [.. all.Select(design => (IReadOnlyList<Estimate>)[.. all.Select(other => Difference(design, other))])]);
    }
}
