using System.Runtime.InteropServices;
using TrialSim.Numerics;

namespace TrialSim.Studies.Longitudinal;

/// <summary>One of eight studies, by patient.</summary>
internal sealed class FollowedSample
{
    private readonly LongitudinalModel model;
    private readonly double[] course;
    private readonly double[] leaves;

    /// <summary>Buffers.</summary>
    public FollowedSample(LongitudinalModel model)
    {
        this.model = model;
        int people = model.Sizes[^1];
        (course, leaves, Severity) = (new double[people], new double[people], new double[people]);
        Values = new double[model.Markers * model.Weeks.Length][];
        for (int k = 0; k < Values.Length; k++)
        {
            Values[k] = new double[people];
        }
    }

    /// <summary>QIDS-SR16 at week 0.</summary>
    public double[] Severity { get; }

    /// <summary>Measurements on the markers' scales, one column each; NaN where there is none.</summary>
    public double[][] Values { get; }

    /// <summary>Takes one study.</summary>
    public void Take(LongitudinalDraw draw, int lane)
    {
        Copy(draw.Course, lane, course);
        Copy(draw.Leaves, lane, leaves);
        Copy(draw.Severity, lane, Severity);
        for (int k = 0; k < Values.Length; k++)
        {
            Copy(draw.Values[k], lane, Values[k]);
        }
    }

    /// <summary>The course in which a patient remits, 1 or 2; 0 for treatment-resistant ones.</summary>
    public int Course(int patient) => (int)course[patient];

    /// <summary>Week at which a patient leaves or would leave.</summary>
    public double Leaves(int patient) => leaves[patient];

    /// <summary>Whether a patient is treatment-resistant, known or not.</summary>
    public bool IsResistant(int patient) => course[patient] == 0;

    /// <summary>Whether a patient stayed until the status was known.</summary>
    public bool HasStatus(int patient) => leaves[patient] > (course[patient] == 1 ? model.Study.Remission.CourseWeeks.Value : model.Study.Remission.End);

    /// <summary>Whether a patient with a status is among those whom the study analyses at a week.</summary>
    public bool IsAsked(int patient, int week) =>
        model.Study.Analysed == AnalysedPatients.Everybody || course[patient] != 1 || model.Weeks[week] < model.Study.Remission.CourseWeeks.Value;

    /// <summary>A predictor's value; NaN where a measurement that it needs is missing.</summary>
    public double Predict(FollowedSeries series, int patient)
    {
        double level = Values[model.Measurement(series.Marker, series.Week)][patient];
        if (series.Predictor == MarkerPredictor.Level)
        {
            return level;
        }

        if (series.Predictor == MarkerPredictor.Change)
        {
            return level - Values[model.Measurement(series.Marker, 0)][patient];
        }

        double sum = level;
        for (int week = 0; week < series.Week; week++)
        {
            sum += Values[model.Measurement(series.Marker, week)][patient];
        }

        return sum / (series.Week + 1);
    }

    private static void Copy(Lanes[] from, int lane, double[] to)
    {
        var values = MemoryMarshal.Cast<Lanes, double>(from);
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = values[(i * Lanes.Count) + lane];
        }
    }
}
