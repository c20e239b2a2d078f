using TrialSim.Numerics;

namespace TrialSim.Studies.CaseControl;

/// <summary>Draws, analyses and counts case-control studies, eight at a time.</summary>
internal sealed class CaseControlWorker : StudyWorker
{
    private readonly CaseControlModel model;
    private readonly StudyDraw draw;
    private readonly MarkerFindings markers;
    private readonly PanelFindings panel = new();
    private readonly GroupComparison comparison;
    private readonly PanelFit fit;
    private readonly PanelValidation validation;
    private readonly CaseControlRecorder recorder;

    /// <summary>Buffers.</summary>
    public CaseControlWorker(CaseControlModel model)
    {
        this.model = model;
        draw = new(model);
        markers = new(model.Markers);
        comparison = new(model, markers);
        fit = new(model);
        validation = new(model);
        recorder = new(model, draw, markers, panel);
    }

    /// <inheritdoc/>
    public override void Conduct(StudyTally tally, ulong seed, ulong firstReplicate, int live)
    {
        draw.Draw(seed, firstReplicate);
        for (int k = 0; k < model.Markers; k++)
        {
            comparison.Compare(draw, k);
        }

        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            fit.Fit(draw, lane, markers, panel);
            validation.Set(lane, fit.Coefficients, panel.Apparent[lane].CutOff);
        }

        validation.Validate(seed, firstReplicate, panel);
        recorder.Record(tally, live);
    }
}
