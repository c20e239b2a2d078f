using TrialSim.Analyses;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Scenarios;
using TrialSim.Statistics;

namespace TrialSim.Simulation;

/// <summary>The p-value of an analysis lies in a range.</summary>
/// <remarks>
/// It is compared as the normal deviate of the p-value, one-sided towards the direction: that of half of a two-sided p. In a trial in which
/// the analysis cannot be done nothing is seen.
/// </remarks>
public sealed record DeviateEvidence : Evidence
{
    private DeviateEvidence(Analysis analysis, double from, double to, ObservedDirection direction, string words)
    {
        Analysis = analysis;
        From = from;
        To = to;
        Direction = direction;
        Words = words;
    }

    /// <summary>The analysis.</summary>
    public Analysis Analysis { get; }

    /// <summary>Smallest deviate of the range.</summary>
    public double From { get; private init; }

    /// <summary>The deviates of the range are below this.</summary>
    public double To { get; private init; }

    /// <summary>Direction.</summary>
    public ObservedDirection Direction { get; private init; }

    /// <inheritdoc/>
    public override Evidence? Mirrored => Direction switch
    {
        ObservedDirection.Favourable => this with { Direction = ObservedDirection.Adverse },
        ObservedDirection.Adverse => this with { Direction = ObservedDirection.Favourable },
        _ => null,
    };

    /// <summary>Whether this p-value was reported, and so no smaller one: "p = 0.01", not "p at most 0.01" or "significant".</summary>
    public bool IsReported { get; init; }

    private string Words { get; init; }

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Analyses => [Analysis.Name];

    /// <summary>A p-value above one number and at most another.</summary>
    public static DeviateEvidence Between(Analysis analysis, double above, double atMost, ObservedDirection direction) => new(
        analysis,
        atMost == 1 && IsTwoSided(analysis) ? 0 : Deviate(analysis, atMost),
        Deviate(analysis, above),
        direction,
        FormattableString.Invariant(above == 0 ? $"p <= {atMost}" : atMost == 1 ? $"p > {above}" : (FormattableString)$"{above} < p <= {atMost}"));

    /// <summary>Near the lower end of this range: deviates that differ from it by less than a half-width.</summary>
    public DeviateEvidence Near(double halfWidth) => this with
    {
        From = From - halfWidth,
        To = From + halfWidth,
        Words = FormattableString.Invariant($"deviate within {halfWidth} of that of {Words}"),
    };

    /// <inheritdoc/>
    public override string Describe() => $"{Analysis.Name} {Words}" + (Direction == ObservedDirection.Adverse ? ", adverse" : string.Empty);

    /// <inheritdoc/>
    internal override Eye In(Scenario scenario)
    {
        int number = scenario.Analyses.Select(a => a.Name).ToList().IndexOf(Analysis.Name);
        return new Reading(this, scenario.Analyses[number], number);
    }

    private static bool IsTwoSided(Analysis analysis) => analysis.Alternative == Alternative.TwoSided;

    private static double Deviate(Analysis analysis, double p) => p switch
    {
        <= 0 => double.PositiveInfinity,
        >= 1 => double.NegativeInfinity,
        _ => NormalDistribution.UpperQuantile(IsTwoSided(analysis) ? p / 2 : p),
    };

    private sealed class Reading(DeviateEvidence evidence, Analysis analysis, int number) : Eye
    {
        private readonly Lanes from = evidence.From;
        private readonly Lanes to = evidence.To;

        public override LaneMask Sees(TrialRun run)
        {
            var finding = run.Findings[number];
            var towards = finding.Deviate;
            if (evidence.Direction != ObservedDirection.Either)
            {
                bool turned = evidence.Direction == ObservedDirection.Adverse;
                if (IsTwoSided(analysis))
                {
                    var isFavourable = finding.Estimate * analysis.Target.FavourableSign > 0.0;
                    towards = isFavourable.Select(towards, -towards);
                }

                towards = turned ? -towards : towards;
            }

            return finding.Estimable & (towards >= from) & (towards < to);
        }
    }
}
