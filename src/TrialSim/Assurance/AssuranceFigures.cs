using TrialSim.Characteristics;
using TrialSim.Findings;
using TrialSim.Simulation;

namespace TrialSim.Assurance;

/// <summary>What trials show whose truth is drawn from a prior, each figure with its Monte Carlo error.</summary>
public sealed record AssuranceFigures
{
    /// <summary>Assurance: probability of success, averaged over the prior; a trial that cannot be analysed is none.</summary>
    public required Estimate Assurance { get; init; }

    /// <summary>The part of it in favour of the treatment; undefined for what has no direction.</summary>
    public required Estimate Favourable { get; init; }

    /// <summary>
    /// Standard error that the average over listed draws has as an estimate of that over the distribution they were drawn from; NaN unless draws are listed.
    /// </summary>
    public required double ErrorOfTheList { get; init; }

    /// <summary>Expected predictive value: among successes, share that are true, with the direction claimed.</summary>
    public required Estimate PredictiveValue { get; init; }

    /// <summary>Probability of success where there is nothing to find; undefined where the prior holds that impossible.</summary>
    public required Estimate GivenNull { get; init; }

    /// <summary>Probability of success where there is something to find.</summary>
    public required Estimate GivenEffect { get; init; }

    /// <summary>Mean true effect over successes, over the prior's mean effect: above 1, success selects large truths; undefined where that mean is 0.</summary>
    public required Estimate EffectAmongSuccesses { get; init; }

    /// <summary>Mean estimate over successes, in the direction claimed, over the mean estimate that other trials under the same truths give: exaggeration; of an analysis.</summary>
    public required Estimate Exaggeration { get; init; }

    /// <summary>Probability by the prior that there is something to find.</summary>
    public required double ProbabilityOfEffect { get; init; }

    /// <summary>Probability by the prior that a success in favour of the treatment would be true: no trial, however large, has more assurance in favour than this, but for false successes; NaN where direction is unknown.</summary>
    public required double ProbabilityOfBenefit { get; init; }

    /// <summary>The figures of drawn truths in pairs.</summary>
    internal static AssuranceFigures Of(StatedPrior prior, AssuranceGoal goal, in PriorFacts facts, DrawnTruth[] truths, TruthTally[] tallies)
    {
        Estimate Ratio(Func<DrawnTruth, TruthTally, double> numerator, Func<DrawnTruth, TruthTally, double> denominator) =>
            PairedRatio.Of([.. truths.Zip(tallies, numerator)], [.. truths.Zip(tallies, denominator)]);

        // of one truth all trials are alike, and a share of them has a better interval than the mean of drawn truths
        bool isCertain = prior.Prior is not DrawsPrior && truths.All(t => ReferenceEquals(t.Scenario, truths[0].Scenario));
        Estimate Share(Func<DrawnTruth, TruthTally, long> hits, Func<DrawnTruth, TruthTally, long> trials) => isCertain
            ? Estimate.Share(truths.Zip(tallies, hits).Sum(), truths.Zip(tallies, trials).Sum())
            : PairedRatio.OfShare([.. truths.Zip(tallies, (d, t) => (double)hits(d, t))], [.. truths.Zip(tallies, (d, t) => (double)trials(d, t))], prior.Prior is DrawsPrior);
        static long If(bool holds, long count) => holds ? count : 0;
        bool hasDirection = goal.Shown is AnnouncementEvidence || tallies.Any(t => t.Estimates > 0);
        return new()
        {
            Assurance = Share((_, t) => t.Shown, (_, t) => t.Trials),
            Favourable = hasDirection ? Share((_, t) => t.Favourable, (_, t) => t.Trials) : Estimate.None,
            ErrorOfTheList = prior.Prior is DrawsPrior ? ListError(tallies) : double.NaN,
            PredictiveValue = goal.Sign == ClaimedSign.Absence ? Estimate.None : Share((d, t) => t.True(d.Kind), (_, t) => t.Shown),
            GivenNull = Share((d, t) => If(d.Kind == TruthKind.Null, t.Shown), (d, t) => If(d.Kind == TruthKind.Null, t.Trials)),
            GivenEffect = Share((d, t) => If(d.Kind != TruthKind.Null, t.Shown), (d, t) => If(d.Kind != TruthKind.Null, t.Trials)),
            EffectAmongSuccesses = Over(Ratio((d, t) => d.Multiple * t.Shown, (_, t) => t.Shown), facts.MeanMultiple),
            Exaggeration = PairedRatio.OfSettled([.. tallies.Select(t => t.FavourableEstimate - t.AdverseEstimate)], [.. tallies.Select(Others)]),
            ProbabilityOfEffect = facts.Effect,
            ProbabilityOfBenefit = facts.Benefit,
        };
    }

    private static Estimate Over(in Estimate estimate, double divisor) =>
        divisor == 0 || !double.IsFinite(divisor) ? Estimate.None : Estimate.Of(estimate.Value / divisor, estimate.Mcse / Math.Abs(divisor));

    // what the other trials under the same truth give on average, once for each success, in its direction
    private static double Others(TruthTally t) => t.Estimates < 2 ? 0
        : ((t.Favourable * t.Estimate) - t.FavourableEstimate - ((t.Adverse * t.Estimate) - t.AdverseEstimate)) / (t.Estimates - 1);

    // between listed draws, without what chance within their trials adds
    private static double ListError(TruthTally[] tallies)
    {
        int rows = tallies.Length / 2;
        double[] rates = [.. tallies.Select(t => (double)t.Shown / t.Trials)];
        double mean = rates.Average();
        double between = 0;
        for (int row = 0; row < rows; row++)
        {
            double deviation = ((rates[2 * row] + rates[(2 * row) + 1]) / 2) - mean;
            double within = (rates[2 * row] - rates[(2 * row) + 1]) / 2;
            between += (deviation * deviation * rows / Math.Max(1, rows - 1)) - (within * within);
        }

        return rows < 2 ? double.NaN : Math.Sqrt(Math.Max(0, between / rows) / rows);
    }
}
