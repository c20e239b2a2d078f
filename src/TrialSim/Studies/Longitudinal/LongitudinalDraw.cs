using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Randomness;

namespace TrialSim.Studies.Longitudinal;

/// <summary>The patients of eight longitudinal studies.</summary>
internal sealed class LongitudinalDraw
{
    private const int OutcomeIndex = 0;
    private const int SeverityIndex = 1;

    private readonly LongitudinalModel model;
    private readonly int people;
    private readonly int[] pairs;
    private readonly Vector512<ulong>[] fractions;
    private readonly Lanes[] errors;
    private readonly Lanes[][] lasting;

    /// <summary>Buffers.</summary>
    public LongitudinalDraw(LongitudinalModel model)
    {
        this.model = model;
        people = model.Sizes[^1];
        pairs = [.. Enumerable.Range(0, (people + 1) / 2)];
        fractions = new Vector512<ulong>[people + 1];
        (errors, Course, Severity, Leaves) = (new Lanes[people], new Lanes[people], new Lanes[people], new Lanes[people]);
        lasting = NewColumns(model.Markers + 1);
        Values = NewColumns(model.Markers * model.Weeks.Length);
    }

    /// <summary>The course in which the patient remits, 1 or 2; 0 for treatment-resistant ones.</summary>
    public Lanes[] Course { get; }

    /// <summary>QIDS-SR16 at week 0.</summary>
    public Lanes[] Severity { get; }

    /// <summary>Week at which the patient leaves, or would leave if the study went on.</summary>
    public Lanes[] Leaves { get; }

    /// <summary>Measurements on the markers' scales, one column each; NaN where missing or after leaving.</summary>
    public Lanes[][] Values { get; }

    /// <summary>Draws eight studies.</summary>
    public void Draw(ulong seed, ulong firstReplicate)
    {
        var random = TrialRandom.For(seed, firstReplicate);
        DrawOutcome(random);
        DrawLasting(random);
        Rate();
        Leave(random);
        for (int k = 0; k < model.Markers; k++)
        {
            for (int week = 0; week < model.Weeks.Length; week++)
            {
                Measure(random, k, week);
            }
        }
    }

    private Lanes[][] NewColumns(int columns)
    {
        var made = new Lanes[columns][];
        for (int k = 0; k < columns; k++)
        {
            made[k] = new Lanes[people];
        }

        return made;
    }

    private void DrawOutcome(in TrialRandom random)
    {
        random.Fractions(DrawPurpose.FollowedPatient, OutcomeIndex, 0, pairs, fractions.AsSpan(0, people));
        double first = model.Study.Remission.FirstCourse.Value;
        double either = model.Study.Remission.ByEnd;
        for (int i = 0; i < people; i++)
        {
            var late = RandomFraction.Below(fractions[i], either).Select(2.0, 0.0);
            Course[i] = RandomFraction.Below(fractions[i], first).Select(1.0, late);
        }
    }

    private void DrawLasting(in TrialRandom random)
    {
        int columns = lasting.Length;
        for (int k = 0; k < columns; k++)
        {
            bool isMarker = k < model.Markers;
            random.Normals(isMarker ? DrawPurpose.FollowedLevel : DrawPurpose.FollowedPatient, isMarker ? k : SeverityIndex, 0, pairs, lasting[k]);
        }

        CorrelatedScores.Correlate(model.Factor, columns, lasting);
    }

    private void Rate()
    {
        var scores = lasting[model.Markers];
        var (resistant, remitted) = (model.Study.Severity.Resistant, model.Study.Severity.Remitted);
        for (int i = 0; i < people; i++)
        {
            var isResistant = Lanes.EqualTo(Course[i], Lanes.Zero);
            var mean = isResistant.Select(resistant.Mean.Value, remitted.Mean.Value);
            var sd = isResistant.Select(resistant.Sd.Value, remitted.Sd.Value);
            Severity[i] = Lanes.Min(Lanes.Max(Lanes.RoundToWhole(Lanes.Fma(scores[i], sd, mean)), Lanes.Zero), QidsPoints.Highest);
        }
    }

    private void Leave(in TrialRandom random)
    {
        if (model.Study.Dropout is not { PerWeek.Value: > 0 } dropout)
        {
            Array.Fill(Leaves, double.PositiveInfinity);
            return;
        }

        random.Fractions(DrawPurpose.FollowedLoss, 0, 0, pairs, fractions.AsSpan(0, people));
        Lanes usual = Portable.Log(dropout.PerWeek.Value);
        Lanes raised = usual + Portable.Log(dropout.ResistantRatio.Value);
        for (int i = 0; i < people; i++)
        {
            Leaves[i] = Lanes.EqualTo(Course[i], Lanes.Zero).Select(raised, usual);
        }

        for (int k = 0; k < model.Markers; k++)
        {
            if (model.LogHazards[k] != 0)
            {
                Lanes perUnit = model.LogHazards[k];
                for (int i = 0; i < people; i++)
                {
                    Leaves[i] = Lanes.Fma(perUnit, lasting[k][i], Leaves[i]);
                }
            }
        }

        for (int i = 0; i < people; i++)
        {
            Leaves[i] = LaneMath.Exp(-Leaves[i]) * -LaneMath.Log(RandomFraction.Inside(fractions[i]));
        }
    }

    private void Measure(in TrialRandom random, int k, int week)
    {
        var marker = model.Study.Markers[k];
        int place = model.Measurement(k, week);
        random.Normals(DrawPurpose.FollowedMeasurement, place, 0, pairs, errors);
        Lanes spread = Math.Sqrt(1 - marker.Reliability.Value);
        Lanes resistant = model.MeanScore(k, week, isResistant: true);
        Lanes remitted = model.MeanScore(k, week, isResistant: false);
        var values = Values[place];
        for (int i = 0; i < people; i++)
        {
            values[i] = Lanes.Fma(spread, errors[i], lasting[k][i] + Lanes.EqualTo(Course[i], Lanes.Zero).Select(resistant, remitted));
        }

        MeasuredScale.Apply(model.Reported(k), marker.Scale, values);
        Lose(random, marker.Missing.Value, place, model.Weeks[week]);
    }

    private void Lose(in TrialRandom random, double missing, int place, double week)
    {
        var values = Values[place];
        for (int i = 0; i < people; i++)
        {
            values[i] = (Leaves[i] > week).Select(values[i], double.NaN);
        }

        if (missing > 0)
        {
            random.Fractions(DrawPurpose.FollowedLoss, 1 + place, 0, pairs, fractions.AsSpan(0, people));
            for (int i = 0; i < people; i++)
            {
                values[i] = RandomFraction.Below(fractions[i], missing).Select(double.NaN, values[i]);
            }
        }
    }
}
