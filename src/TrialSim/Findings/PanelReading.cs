using TrialSim.Characteristics;
using TrialSim.Simulation;
using TrialSim.Statistics;

namespace TrialSim.Findings;

/// <summary>Turns the counts of a finding's panel into figures.</summary>
internal sealed class PanelReading(ClaimQuestion question, PanelResult panel)
{
    private readonly long trials = panel.Settings.Replicates;

    /// <summary>What trials show under one truth.</summary>
    /// <param name="truth">Number of the truth.</param>
    /// <param name="value">True value of what is estimated.</param>
    public ClaimUnderTruth Of(int truth, TrueValue value)
    {
        if (panel.Tally.Claimed is not null)
        {
            return OfClaims(truth);
        }

        var claimed = Claimed(truth);
        bool hasSize = question.Truths[truth].IsPredictive && value.IsDefined && !value.IsZero;
        return new()
        {
            Truth = question.Truths[truth],
            AtLeast = Share(ClaimQuestion.AtLeast, truth),
            Reversed = Share(question.Reversed, truth),
            Near = Share(question.Near, truth),
            Value = value.IsDefined ? Estimate.Of(value.IsZero ? 0 : value.Value, value.Mcse) : Estimate.None,
            Claimed = claimed,
            Exaggeration = hasSize ? Exaggeration(claimed, value) : Estimate.None,
            SignError = hasSize && question.Reversed is { } reversed ? SignError(truth, reversed, value.Value) : Estimate.None,
        };
    }

    /// <summary>The truth against a null.</summary>
    public ClaimContrast Contrast(int truth, int nullTruth)
    {
        var atLeast = Ratio(ClaimQuestion.AtLeast, truth, nullTruth);
        var near = Ratio(question.Near, truth, nullTruth);
        return new(
            question.Truths[truth].Name, question.Truths[nullTruth].Name, atLeast, near,
            [.. question.Priors.Select(prior => new PredictiveCurvePoint(prior, PredictiveValue.Of(prior, atLeast), PredictiveValue.Of(prior, near)))]);
    }

    // of a claim rule: effects in the sets that it claimed, against what is true of those very sets
    private ClaimUnderTruth OfClaims(int truth)
    {
        var moments = panel.Tally.Claimed!.Moments;
        bool isPredictive = question.Truths[truth].IsPredictive;
        var value = Mean(moments, ClaimedTally.Truths(truth));
        double truthError = value.Value == 0 ? 0 : panel.Tally.Claimed.TruthError(truth);
        var exaggeration = ClaimFigures.Ratio(moments, ClaimedTally.Claims(truth), ClaimedTally.Sizes(truth), ClaimedTally.ClaimsPlusSizes(truth));
        return new()
        {
            Truth = question.Truths[truth],
            AtLeast = Share(ClaimQuestion.AtLeast, truth),
            Reversed = Share(question.Reversed, truth),
            Near = Share(question.Near, truth),
            Value = double.IsFinite(value.Value) ? Estimate.Of(value.Value, Math.Sqrt(Squared(value.Mcse) + Squared(truthError))) : Estimate.None,
            Claimed = Mean(moments, ClaimedTally.Estimates(truth)),
            Exaggeration = isPredictive && double.IsFinite(exaggeration.Value)
                ? Estimate.Of(exaggeration.Value, Math.Sqrt(Squared(exaggeration.Mcse) + Squared(exaggeration.Value * truthError / moments.Mean(ClaimedTally.Sizes(truth)))))
                : Estimate.None,
            SignError = isPredictive
                ? Estimate.Share(moments.CountOf(ClaimedTally.WrongSign(truth)), moments.CountOf(ClaimedTally.Judged(truth)))
                : Estimate.None,
        };
    }

    private static Estimate Mean(MomentTally moments, MeanSlot slot) =>
        moments.CountOf(slot) is var n and > 0 ? Estimate.Mean(moments.Mean(slot), moments.Variance(slot), n) : Estimate.None;

    private Estimate Share(int? sighting, int truth) => sighting is { } s ? Estimate.Share(panel.Seen(s, truth), trials) : Estimate.None;

    private Estimate Ratio(int? sighting, int truth, int nullTruth) => sighting is { } s
        ? LikelihoodRatio.Of(panel.Seen(s, truth), panel.Seen(s, nullTruth), panel.SeenUnderBoth(s, truth, nullTruth))
        : Estimate.None;

    private Estimate Claimed(int truth)
    {
        var moments = panel.Tally.Moments;
        var slot = panel.Tally.Estimates(ClaimQuestion.AtLeast, truth);
        return Mean(moments, slot);
    }

    private static Estimate Exaggeration(in Estimate claimed, TrueValue value)
    {
        double factor = claimed.Value / value.Value;
        double relative = Math.Sqrt(Squared(claimed.Mcse / claimed.Value) + Squared(value.Mcse / value.Value));
        return double.IsFinite(factor) ? Estimate.Of(factor, Math.Abs(factor) * relative) : Estimate.None;
    }

    // the observed direction is the right one where the truth has its sign
    private Estimate SignError(int truth, int reversed, double value)
    {
        long observed = panel.Seen(ClaimQuestion.AtLeast, truth);
        long opposite = panel.Seen(reversed, truth);
        bool isRight = value * ClaimQuestion.SignOf(question.Estimated!, question.Direction) > 0;
        return Estimate.Share(isRight ? opposite : observed, observed + opposite);
    }

    private static double Squared(double value) => value * value;
}
