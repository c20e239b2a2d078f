using TrialSim.Numerics;
using TrialSim.Randomness;

namespace TrialSim.Studies.Longitudinal;

/// <summary>Judges the fitted panels of eight studies in fresh patients, of whom none leaves and no measurement is missing.</summary>
/// <remarks>
/// Each study has its own fresh patients, so that means over studies are free of bias and their errors are those of independent studies. Area:
/// share of pairs, each patient in one, in which the treatment-resistant patient scores higher. All sizes are judged in the same patients.
/// </remarks>
internal sealed class FollowedValidation
{
    /// <summary>Fresh treatment-resistant patients, and fresh remitted ones, of each study.</summary>
    public const int PerGroup = 256;

    private const int Both = 2 * PerGroup; // the treatment-resistant ones first

    private static readonly int[] Pairs = [.. Enumerable.Range(0, PerGroup)];

    private readonly LongitudinalModel model;
    private readonly Lanes[][] lasting;
    private readonly Lanes[][] values;
    private readonly Lanes[] errors = new Lanes[Both];
    private readonly Lanes[] scores = new Lanes[Both];

    /// <summary>Buffers.</summary>
    public FollowedValidation(LongitudinalModel model)
    {
        this.model = model;
        lasting = [.. Enumerable.Range(0, model.Markers).Select(_ => new Lanes[Both])];
        values = [.. Enumerable.Range(0, model.Markers).Select(_ => new Lanes[Both])];
    }

    /// <summary>Judges them all.</summary>
    public void Validate(ulong seed, ulong firstReplicate, PanelFollowed panel)
    {
        var random = TrialRandom.For(seed, firstReplicate);
        for (int k = 0; k < model.Markers; k++)
        {
            random.Normals(DrawPurpose.FollowedValidation, k, 0, Pairs, lasting[k]);
        }

        CorrelatedScores.Correlate(model.Factor, model.Markers + 1, lasting);
        for (int week = 0; week < model.Weeks.Length; week++)
        {
            for (int k = 0; k < model.Markers; k++)
            {
                Measure(random, k, week);
            }

            for (int size = 0; size < model.Sizes.Length; size++)
            {
                panel.SetValidated(size, week, Area(panel, size, week));
            }
        }
    }

    private void Measure(in TrialRandom random, int k, int week)
    {
        random.Normals(DrawPurpose.FollowedValidation, model.Markers + model.Measurement(k, week), 0, Pairs, errors);
        var marker = model.Study.Markers[k];
        Lanes spread = Math.Sqrt(1 - marker.Reliability.Value);
        for (int i = 0; i < Both; i++)
        {
            values[k][i] = Lanes.Fma(spread, errors[i], lasting[k][i] + model.MeanScore(k, week, isResistant: i < PerGroup));
        }

        MeasuredScale.Apply(model.Reported(k), marker.Scale, values[k]);
    }

    private Lanes Area(PanelFollowed panel, int size, int week)
    {
        scores.AsSpan().Fill(panel.Coefficient(size, week, 0));
        for (int k = 0; k < model.Markers; k++)
        {
            var weight = panel.Coefficient(size, week, k + 1);
            for (int i = 0; i < Both; i++)
            {
                scores[i] = Lanes.Fma(weight, values[k][i], scores[i]);
            }
        }

        var higher = Lanes.Zero;
        for (int i = 0; i < PerGroup; i++)
        {
            var (resistant, remitted) = (scores[i], scores[PerGroup + i]);
            higher += (resistant > remitted).ToIndicator() + (0.5 * Lanes.EqualTo(resistant, remitted).ToIndicator());
        }

        return higher / PerGroup;
    }
}
