using TrialSim.Numerics;

namespace TrialSim.Studies.Longitudinal;

/// <summary>Draws, analyses and counts longitudinal studies, eight at a time.</summary>
internal sealed class LongitudinalWorker : StudyWorker
{
    private readonly LongitudinalModel model;
    private readonly LongitudinalDraw draw;
    private readonly FollowedSample sample;
    private readonly LongitudinalAnalysis analysis;
    private readonly LongitudinalFindings findings;
    private readonly PanelByWeek fit;
    private readonly PanelFollowed panel;
    private readonly FollowedValidation validation;
    private readonly LongitudinalRecorder recorder;

    /// <summary>Buffers.</summary>
    public LongitudinalWorker(LongitudinalModel model)
    {
        this.model = model;
        draw = new(model);
        sample = new(model);
        analysis = new(model);
        findings = new(model.Series.Length);
        fit = new(model);
        panel = new(model.Markers, model.Sizes.Length, model.Weeks.Length);
        validation = new(model);
        recorder = new(model);
    }

    /// <inheritdoc/>
    public override void Conduct(StudyTally tally, ulong seed, ulong firstReplicate, int live)
    {
        draw.Draw(seed, firstReplicate);
        for (int lane = 0; lane < live; lane++)
        {
            sample.Take(draw, lane);
            for (int size = 0; size < model.Sizes.Length; size++)
            {
                analysis.Analyse(sample, model.Sizes[size], findings);
                recorder.Record(tally, lane, size, sample, findings);
                for (int week = 0; week < model.Weeks.Length; week++)
                {
                    double apparent = fit.Fit(sample, model.Sizes[size], week);
                    panel.Set(size, week, lane, apparent, fit.Coefficients);
                }
            }
        }

        validation.Validate(seed, firstReplicate, panel);
        for (int lane = 0; lane < live; lane++)
        {
            recorder.Record(tally, lane, panel);
        }
    }
}
