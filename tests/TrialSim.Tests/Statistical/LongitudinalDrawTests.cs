using System.Text;
using TrialSim.Numerics;
using TrialSim.Studies;
using TrialSim.Studies.Longitudinal;
using TrialSim.Tests.Behaviour;

namespace TrialSim.Tests.Statistical;

/// <summary>Patients of longitudinal studies against the model that the file states. False-alarm rates: 1e-6 each.</summary>
public class LongitudinalDrawTests
{
    private const double FalseAlarm = 1e-6;
    private const double Departure = 0.04;

    private static readonly LongitudinalModel Model = Prepare();
    private static readonly LongitudinalDraw Draw = Drawn();

    [Fact]
    public void Measurements_correlate_by_reliability_by_marker_and_with_severity_as_stated()
    {
        // within a group: sIL-6R at weeks 0 and 16, CRP at weeks 4 and 8, both at week 8 and at different weeks
        Correlation(0.8, i => Score(0, 0, i), i => Score(0, 4, i));
        Correlation(0.62, i => Score(1, 1, i), i => Score(1, 2, i));
        Correlation(0.1, i => Score(0, 2, i), i => Score(1, 2, i));
        Correlation(0.1, i => Score(0, 0, i), i => Score(1, 4, i));

        // severity is rounded, which takes sqrt(1 + 1 / (12 x 16)) of its correlations: less than the test sees
        Correlation(0.15, i => Score(0, 0, i), Severity);
        Correlation(0.1, i => Score(1, 3, i), Severity);
        Correlation(1, i => Score(0, 3, i), i => Score(0, 3, i));
        Correlation(1, i => Score(1, 0, i), i => Score(1, 0, i));
    }

    [Fact]
    public void Means_follow_drift_and_difference()
    {
        // score 0 is the mean of those who remit at week 0; CRP falls by 0.25 in 8 weeks in everybody
        for (int week = 0; week < 5; week++)
        {
            double drift = -0.25 * Math.Min(1, Model.Weeks[week] / 8);
            Mean(0, week, true, 0.8);
            Mean(0, week, false, 0);
            Mean(1, week, true, drift + 0.18);
            Mean(1, week, false, drift);
        }
    }

    [Fact]
    public void Courses_end_in_remission_as_often_as_stated()
    {
        int all = Draw.Course.Length * Lanes.Count;
        StatisticalAssert.Rate(Count(1), all, 0.368, FalseAlarm, 0.368 + Departure);
        StatisticalAssert.Rate(Count(2), all, 0.632 * 0.306, FalseAlarm, (0.632 * 0.306) + Departure);
        StatisticalAssert.Rate(Count(0), all, 0.632 * 0.694, FalseAlarm, (0.632 * 0.694) + Departure);
    }

    private static LongitudinalModel Prepare()
    {
        string text = File.ReadAllText(Repository.Path("scenarios/sil6r-longitudinal.json"))
            .Replace("[60, 120, 240]", "[5000]", StringComparison.Ordinal)
            .Replace("\"dropout\": { \"per-week\": 0.02, \"resistant-ratio\": 1.5 },", string.Empty, StringComparison.Ordinal)
            .Replace("\"missing\": 0.02", "\"missing\": 0", StringComparison.Ordinal);
        var reading = StudyFile.Parse(Encoding.UTF8.GetBytes(text));
        Assert.Empty(reading.Problems);
        return (LongitudinalModel)reading.Protocol!.Study.Prepare();
    }

    private static LongitudinalDraw Drawn()
    {
        var draw = new LongitudinalDraw(Model);
        draw.Draw(31, 0);
        return draw;
    }

    private static bool IsResistant(int i) => Draw.Course[i / Lanes.Count][i % Lanes.Count] == 0;

    private static long Count(double course) => Enumerable.Range(0, Draw.Course.Length * Lanes.Count).Count(i => Draw.Course[i / Lanes.Count][i % Lanes.Count] == course);

    // from the file's figures: sIL-6R 31.1 (SD 8.1) as concentration, ln CRP 0.24 (SD 1.35)
    private static double Raw(int marker, int week, int i)
    {
        double value = Draw.Values[Model.Measurement(marker, week)][i / Lanes.Count][i % Lanes.Count];
        return marker == 0 ? (value - 31.1) / 8.1 : (value - 0.24) / 1.35;
    }

    private static double Score(int marker, int week, int i)
    {
        double drift = marker == 1 ? -0.25 * Math.Min(1, Model.Weeks[week] / 8) : 0;
        double difference = IsResistant(i) ? (marker == 0 ? 0.8 : 0.18) : 0;
        return Raw(marker, week, i) - drift - difference;
    }

    private static double Severity(int i) => (Draw.Severity[i / Lanes.Count][i % Lanes.Count] - (IsResistant(i) ? 16 : 14.5)) / 4;

    private static void Correlation(double expected, Func<int, double> a, Func<int, double> b) =>
        Holds([.. Enumerable.Range(0, Draw.Course.Length * Lanes.Count).Select(i => a(i) * b(i))], expected);

    private static void Mean(int marker, int week, bool resistant, double expected) =>
        Holds([.. Enumerable.Range(0, Draw.Course.Length * Lanes.Count).Where(i => IsResistant(i) == resistant).Select(i => Raw(marker, week, i))], expected);

    private static void Holds(double[] values, double expected)
    {
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
        StatisticalAssert.Mean(mean, deviation, values.Length, expected, 0, FalseAlarm, expected + (1.5 * Departure));
    }
}
