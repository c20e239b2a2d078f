using TrialSim.Numerics;

namespace TrialSim.Analyses;

/// <summary>What is counted of logistic regressions: why they could not be estimated.</summary>
internal static class LogisticCounts
{
    private static readonly CountedOutcome OneOutcome = new("logistic-one-outcome", "Nobody or everybody analysed has the response of the logistic model.");

    private static readonly CountedOutcome Aliased = new("logistic-aliased", "The tested column of the logistic model follows from the others, as in an empty arm.");

    private static readonly CountedOutcome NotConverged = new("logistic-not-converged", "The search for the logistic model's maximum did not reach it.");

    private static readonly CountedOutcome Separated = new(
        "logistic-separated", "The logistic model's columns separate the patients with the response from those without: its likelihood has no maximum.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CountedOutcome> All { get; } = [OneOutcome, Aliased, NotConverged, Separated];

    /// <summary>Those of a regression: with Firth's penalty there is always a maximum.</summary>
    public static IReadOnlyList<CountedOutcome> Of(LogisticFitting fitting) => fitting == LogisticFitting.Firth ? [OneOutcome, Aliased, NotConverged] : All;

    /// <summary>Marks in a finding, recorded before, why it is not estimable.</summary>
    public static void Mark(LogisticFit fit, Finding finding)
    {
        var counted = finding.Counted;
        var unexplained = ~finding.Estimable;
        counted[0] = fit.Where(LogisticOutcome.OneOutcomeOnly);
        counted[1] = fit.Where(LogisticOutcome.Aliased);
        unexplained &= ~(counted[0] | counted[1]);
        if (counted.Length > 3)
        {
            counted[3] = fit.Where(LogisticOutcome.Separated);
            unexplained &= ~counted[3];
        }

        counted[2] = unexplained; // the search itself, or that for the likelihood ratio
    }
}
