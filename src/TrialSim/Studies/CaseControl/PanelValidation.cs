using TrialSim.Numerics;
using TrialSim.Randomness;

namespace TrialSim.Studies.CaseControl;

/// <summary>Judges each of eight fitted models in fresh cases and controls of its own.</summary>
/// <remarks>
/// Each study has its own sample, so that its means over studies are free of bias and their errors are those of independent studies; together
/// the samples of a run are very large. Area: share of case-control pairs, each person in one, in which the case scores higher.
/// </remarks>
internal sealed class PanelValidation
{
    /// <summary>Fresh cases, and fresh controls, of each study.</summary>
    public const int PerGroup = 256;

    private readonly CaseControlModel model;
    private readonly PanelDraw draw;
    private readonly double[] coefficients;
    private readonly double[] cutOff = new double[Lanes.Count];
    private readonly Lanes[][] scores = [new Lanes[PerGroup], new Lanes[PerGroup]];

    /// <summary>Buffers.</summary>
    public PanelValidation(CaseControlModel model)
    {
        this.model = model;
        draw = new(model.Factor, model.Markers + 1, model.Markers, PerGroup);
        coefficients = new double[(model.Markers + 1) * Lanes.Count];
    }

    /// <summary>Takes the model of one of the eight studies.</summary>
    public void Set(int lane, ReadOnlySpan<double> fitted, double cut)
    {
        for (int k = 0; k < fitted.Length; k++)
        {
            coefficients[(k * Lanes.Count) + lane] = fitted[k];
        }

        cutOff[lane] = cut;
    }

    /// <summary>Judges the eight models.</summary>
    public void Validate(ulong seed, ulong firstReplicate, PanelFindings findings)
    {
        var random = TrialRandom.For(seed, firstReplicate);
        Lanes cut = Lanes.Load(cutOff);
        Lanes called = Score(random, 0, cut);
        Lanes wronglyCalled = Score(random, 1, cut);
        var higher = Lanes.Zero;
        for (int i = 0; i < PerGroup; i++)
        {
            var (case1, control) = (scores[0][i], scores[1][i]);
            higher += (case1 > control).ToIndicator() + (0.5 * Lanes.EqualTo(case1, control).ToIndicator());
        }

        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            findings.ValidatedAuc[lane] = higher[lane] / PerGroup;
            findings.ValidatedSensitivity[lane] = called[lane] / PerGroup;
            findings.ValidatedSpecificity[lane] = 1 - (wronglyCalled[lane] / PerGroup);
        }
    }

    // Scores the fresh people of a group; returns how many lie above the cut-off.
    private Lanes Score(in TrialRandom random, int group, Lanes cut)
    {
        for (int k = 0; k < model.Markers; k++)
        {
            draw.Draw(random, DrawPurpose.StudyValidation, k, k, group, PerGroup);
        }

        draw.Correlate(PerGroup);
        var own = scores[group].AsSpan();
        own.Fill(Lanes.Load(coefficients));
        for (int k = 0; k < model.Markers; k++)
        {
            var weight = Lanes.Load(coefficients.AsSpan((k + 1) * Lanes.Count));
            var logs = draw.Scores(k);
            model.Marker(k, group).Report(logs);
            for (int i = 0; i < own.Length; i++)
            {
                own[i] = Lanes.Fma(weight, LaneMath.Exp(logs[i]), own[i]);
            }
        }

        var above = Lanes.Zero;
        for (int i = 0; i < own.Length; i++)
        {
            above += (own[i] > cut).ToIndicator();
        }

        return above;
    }
}
