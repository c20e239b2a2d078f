using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Randomness;

namespace TrialSim.Studies.CaseControl;

/// <summary>The people of eight case-control studies: cases first, then controls.</summary>
internal sealed class StudyDraw
{
    private const int AgeIndex = 0;
    private const int SexIndex = 1;
    private const int SeverityIndex = 2;

    private readonly CaseControlModel model;
    private readonly PanelDraw panel;
    private readonly Vector512<ulong>[] fractions;

    /// <summary>Buffers.</summary>
    public StudyDraw(CaseControlModel model)
    {
        this.model = model;
        int people = model.People;
        int largest = Math.Max(model.Size(0), model.Size(1));
        panel = new(model.Factor, model.Markers + 1, model.Markers + 1, largest);
        fractions = new Vector512<ulong>[largest + 1];
        Age = new Lanes[people];
        Female = new Lanes[people];
        Severity = new Lanes[people];
        Logs = NewColumns(model.Markers, people);
        Concentrations = NewColumns(model.Markers, people);
    }

    /// <summary>Years.</summary>
    public Lanes[] Age { get; }

    /// <summary>1 for a woman.</summary>
    public Lanes[] Female { get; }

    /// <summary>QIDS-SR16.</summary>
    public Lanes[] Severity { get; }

    /// <summary>Natural logarithms of the reported concentrations, one column a marker; NaN where missing.</summary>
    public Lanes[][] Logs { get; }

    /// <summary>Reported concentrations; NaN where missing.</summary>
    public Lanes[][] Concentrations { get; }

    /// <summary>Draws eight studies.</summary>
    public void Draw(ulong seed, ulong firstReplicate)
    {
        var random = TrialRandom.For(seed, firstReplicate);
        DrawGroup(random, 0, model.Study.Cases, 0);
        DrawGroup(random, 1, model.Study.Controls, model.Size(0));
    }

    private static Lanes[][] NewColumns(int columns, int people)
    {
        var made = new Lanes[columns][];
        for (int k = 0; k < columns; k++)
        {
            made[k] = new Lanes[people];
        }

        return made;
    }

    private void DrawGroup(in TrialRandom random, int group, StudyGroup who, int start)
    {
        int people = model.Size(group);
        random.Normals(DrawPurpose.StudyPerson, AgeIndex, 0, panel.Pairs(group, people), Age.AsSpan(start, people), who.Age.Mean.Value, who.Age.Sd.Value);
        var chosen = fractions.AsSpan(0, people);
        random.Fractions(DrawPurpose.StudyPerson, SexIndex, 0, panel.Pairs(group, people), chosen);
        for (int i = 0; i < people; i++)
        {
            Female[start + i] = RandomFraction.Below(chosen[i], who.FemaleShare.Value).ToIndicator();
        }

        for (int k = 0; k < model.Markers; k++)
        {
            panel.Draw(random, DrawPurpose.StudyMarker, k, k, group, people);
        }

        panel.Draw(random, DrawPurpose.StudyPerson, SeverityIndex, model.Markers, group, people);
        panel.Correlate(people);
        Rate(who.Severity, Severity.AsSpan(start, people));
        for (int k = 0; k < model.Markers; k++)
        {
            Measure(random, group, k, start);
        }
    }

    private void Rate(SeverityModel severity, Span<Lanes> ratings)
    {
        var scores = panel.Scores(model.Markers);
        Lanes mean = severity.Mean.Value;
        Lanes sd = severity.Sd.Value;
        for (int i = 0; i < ratings.Length; i++)
        {
            ratings[i] = Lanes.Min(Lanes.Max(Lanes.RoundToWhole(Lanes.Fma(scores[i], sd, mean)), Lanes.Zero), QidsPoints.Highest);
        }
    }

    private void Measure(in TrialRandom random, int group, int k, int start)
    {
        int people = model.Size(group);
        var logs = panel.Scores(k)[..people];
        model.Marker(k, group).Report(logs);
        double missing = model.Study.Markers[k].Missing.Value;
        if (missing > 0)
        {
            var chosen = fractions.AsSpan(0, people);
            random.Fractions(DrawPurpose.StudyMissing, k, 0, panel.Pairs(group, people), chosen);
            for (int i = 0; i < people; i++)
            {
                logs[i] = RandomFraction.Below(chosen[i], missing).Select(double.NaN, logs[i]);
            }
        }

        logs.CopyTo(Logs[k].AsSpan(start));
        for (int i = 0; i < people; i++)
        {
            Concentrations[k][start + i] = Lanes.EqualTo(logs[i], logs[i]).Select(LaneMath.Exp(logs[i]), double.NaN);
        }
    }
}
