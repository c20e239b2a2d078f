using System.Text;
using System.Text.Json;
using TrialSim.Cli.Studying;
using TrialSim.Quantities;
using TrialSim.Studies;
using TrialSim.Studies.Longitudinal;
using TrialSim.Tests.Behaviour;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Studies;

/// <summary>Single simulated longitudinal studies, written by trialsim cohort and analysed by R, against what the engine finds in the same studies.</summary>
/// <remarks>Approximate: R's results have 15 digits, and sums are added in another order.</remarks>
public class LongitudinalReferenceTests
{
    private const string File = "Studies/longitudinal.json";
    private const string Folder = "tests/TrialSim.Tests/Reference/Studies/";
    private static readonly StudyProtocol Protocol = StudyFile.Read(Repository.Path(Folder + "untidy-longitudinal.json")).Protocol!;
    private static readonly LongitudinalModel Model = (LongitudinalModel)Protocol.Study.Prepare();

    [Fact]
    public void The_patients_that_R_read_are_those_that_are_simulated()
    {
        using var memory = new MemoryStream();
        StudyCsv.WritePeople(memory, StudySimulator.Columns(Protocol), StudySimulator.People(Protocol, Protocol.Seed, 0, 3), CancellationToken.None);
        string read = System.IO.File.ReadAllText(Repository.Path(Folder + "untidy-longitudinal.csv"));
        Assert.Equal(read, Encoding.UTF8.GetString(memory.ToArray()));
    }

    [Fact]
    public void Every_test_of_a_study_agrees_with_R()
    {
        var draw = new LongitudinalDraw(Model);
        var sample = new FollowedSample(Model);
        var analysis = new LongitudinalAnalysis(Model);
        var findings = new LongitudinalFindings(Model.Series.Length);
        draw.Draw(Protocol.Seed, 0);
        int compared = 0;
        foreach (var expected in ReferenceFile.Cases(File, "studies"))
        {
            int size = expected.Whole("patients");
            sample.Take(draw, expected.Whole("replicate"));
            Assert.Equal(expected.Whole("known"), Enumerable.Range(0, size).Count(sample.HasStatus));
            analysis.Analyse(sample, size, findings);
            foreach (var series in expected.GetProperty("series").EnumerateArray())
            {
                Compare(series, findings);
                compared++;
            }
        }

        Assert.Equal(6 * 3 * 10, compared);
    }

    [Fact]
    public void The_panel_of_each_week_agrees_with_R()
    {
        var draw = new LongitudinalDraw(Model);
        var sample = new FollowedSample(Model);
        var fit = new PanelByWeek(Model);
        draw.Draw(Protocol.Seed, 0);
        foreach (var expected in ReferenceFile.Cases(File, "studies"))
        {
            sample.Take(draw, expected.Whole("replicate"));
            foreach (var panel in expected.GetProperty("panel").EnumerateArray())
            {
                double area = fit.Fit(sample, expected.Whole("patients"), Array.IndexOf(Model.Weeks, panel.Number("week")));
                Near.Absolute(panel.Number("area"), area, 1e-14, panel);
                foreach (var (coefficient, found) in panel.Numbers("coefficients").Zip(fit.Coefficients.ToArray()))
                {
                    Near.Relative(coefficient, found, 1e-8, panel); // R's glm stops at a relative change of 1e-14 in the deviance
                }
            }
        }
    }

    [Fact]
    public void True_areas_agree_with_numerical_integration_by_R()
    {
        var areas = ReferenceFile.Document(File).GetProperty("areas");
        ReadOnlySpan<(string, MarkerPredictor, string)> integrated =
        [
            ("limited", MarkerPredictor.Level, "limited"),
            ("falling", MarkerPredictor.Change, "falling-change"),
            ("falling", MarkerPredictor.Average, "falling-average"),
        ];
        foreach (var (marker, predictor, name) in integrated)
        {
            var expected = areas.Numbers(name).ToArray();
            for (int s = 0; s < Model.Series.Length; s++)
            {
                var series = Model.Series[s];
                if (Model.Study.Markers[series.Marker].Name == marker && series.Predictor == predictor)
                {
                    Near.Absolute(expected[series.Week], Model.Truth.Areas[s], 1e-12, series);
                }
            }
        }

        var unknown = Enumerable.Range(0, Model.Series.Length).Where(s => Model.Series[s] is { Marker: 0, Predictor: not MarkerPredictor.Level });
        Assert.All(unknown, s => Assert.True(double.IsNaN(Model.Truth.Areas[s])));
        Assert.All(Model.Truth.PanelAreas, area => Assert.True(double.IsNaN(area)));
    }

    private static void Compare(JsonElement expected, LongitudinalFindings found)
    {
        int s = Array.FindIndex(Model.Series, series => Model.Study.Markers[series.Marker].Name == expected.GetProperty("marker").GetString()
            && Spelling.Word(series.Predictor) == expected.GetProperty("predictor").GetString() && Model.Weeks[series.Week] == expected.Number("week"));
        Assert.Equal(expected.Whole("people"), found.People[s]);
        Near.Absolute(expected.Number("area"), found.Scan[s].Auc, 1e-14, expected);
        Near.Relative(expected.Number("variance"), found.Scan[s].Variance, 1e-12, expected);
        foreach (var test in Enum.GetValues<LongitudinalTest>())
        {
            // tails magnify the rounding of their statistics
            Near.Relative(expected.GetProperty("p").Number(Spelling.Word(test)), found.P[(int)test][s], 1e-10, expected);
        }
    }
}
