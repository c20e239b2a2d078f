using TrialSim.Characteristics;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Findings;

/// <summary>The five questions about the credibility of effect modification, with what design and simulation say to each.</summary>
public sealed record CredibilityAssessment
{
    /// <summary>What was asked.</summary>
    public required CredibilityInquest Inquest { get; init; }

    /// <summary>What was run; the digest is over everything that the panel counted.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The five questions.</summary>
    public required IReadOnlyList<CredibilityAnswer> Answers { get; init; }

    /// <summary>Share of trials in each band, by band and truth.</summary>
    public required IReadOnlyList<IReadOnlyList<Estimate>> Shares { get; init; }

    /// <summary>Share of trials, by truth, in which at least one test of a modifier or a subgroup has p at most 0.05.</summary>
    public required IReadOnlyList<Estimate> AnyTest { get; init; }

    /// <summary>Every band, truth under which the marker is predictive, and null.</summary>
    public required IReadOnlyList<BandContrast> Contrasts { get; init; }

    /// <summary>The null with the most significant interactions in the expected direction.</summary>
    public string WorstNull { get; private init; } = string.Empty;

    /// <summary>The assessment.</summary>
    public static CredibilityAssessment Of(CredibilityInquest inquest, PanelResult panel)
    {
        ArgumentNullException.ThrowIfNull(inquest);
        ArgumentNullException.ThrowIfNull(panel);
        var bands = CredibilityBand.All;
        int[] all = [.. Enumerable.Range(0, inquest.Truths.Count)];
        long Significant(int truth) => Enumerable.Range(0, bands.Count).Where(b => bands[b] is { AtMost: < 1, IsReversed: false }).Sum(b => panel.Seen(b, truth));
        int worst = all.Where(t => !inquest.Truths[t].IsPredictive).MaxBy(Significant);
        Estimate Share(int sighting, int truth) => Estimate.Share(panel.Seen(sighting, truth), panel.Settings.Replicates);
        Estimate[] any = [.. all.Select(t => Share(CredibilityInquest.AnyTest, t))];
        return new()
        {
            Inquest = inquest,
            Provenance = new(
                OperatingCharacteristics.Version, inquest.Scenario.Name, ScenarioFile.Hash(inquest.Scenario), panel.Settings.Seed, panel.Settings.Replicates, panel.Digest),
            Answers = CredibilityAnswers.Of(inquest, any[worst], inquest.Truths[worst].Name),
            Shares = [.. bands.Select((_, b) => all.Select(t => Share(b, t)).ToArray())],
            AnyTest = any,
            Contrasts =
            [
                .. from b in Enumerable.Range(0, bands.Count)
                   from t in all
                   where inquest.Truths[t].IsPredictive
                   from u in all
                   where !inquest.Truths[u].IsPredictive
                   let ratio = LikelihoodRatio.Of(panel.Seen(b, t), panel.Seen(b, u), panel.SeenUnderBoth(b, t, u))
                   select new BandContrast(
                       bands[b].Name, inquest.Truths[t].Name, inquest.Truths[u].Name, ratio,
                       [.. inquest.Priors.Select(prior => (prior, PredictiveValue.Of(prior, ratio)))]),
            ],
            WorstNull = inquest.Truths[worst].Name,
        };
    }
}
