using System.Text;
using System.Text.Json;
using TrialSim.Cli.Studying;
using TrialSim.Numerics;
using TrialSim.Studies;
using TrialSim.Studies.CaseControl;
using TrialSim.Tests.Behaviour;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Studies;

/// <summary>Single simulated studies, written by trialsim cohort and analysed by R, against what the engine finds in the same studies.</summary>
/// <remarks>
/// Approximate: the file has 15 digits, and sums are added in another order. The logistic model's cut-off is not compared: R's and ours differ
/// in the last digits of the scores, between which ties would be broken differently.
/// </remarks>
public class CaseControlReferenceTests
{
    private const string File = "Studies/studies.json";

    public static TheoryData<string, string> Studies => new()
    {
        { "yamasaki-2020.csv", "scenarios/yamasaki-2020.json" },
        { "untidy-study.csv", "tests/TrialSim.Tests/Reference/Studies/untidy-study.json" },
    };

    [Theory]
    [MemberData(nameof(Studies))]
    public void The_people_that_R_read_are_those_that_are_simulated(string people, string study)
    {
        var protocol = StudyFile.Read(Repository.Path(study)).Protocol!;
        using var memory = new MemoryStream();
        StudyCsv.WritePeople(memory, StudySimulator.Columns(protocol), StudySimulator.People(protocol, protocol.Seed, 0, 4), CancellationToken.None);
        Assert.Equal(System.IO.File.ReadAllText(Repository.Path("tests/TrialSim.Tests/Reference/Studies/" + people)), Encoding.UTF8.GetString(memory.ToArray()));
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void Every_test_of_a_study_agrees_with_R(string people, string study)
    {
        var protocol = StudyFile.Read(Repository.Path(study)).Protocol!;
        var model = (CaseControlModel)protocol.Study.Prepare();
        var draw = new StudyDraw(model);
        var markers = new MarkerFindings(model.Markers);
        var panel = new PanelFindings();
        var comparison = new GroupComparison(model, markers);
        var fit = new PanelFit(model);
        draw.Draw(protocol.Seed, 0);
        for (int k = 0; k < model.Markers; k++)
        {
            comparison.Compare(draw, k);
        }

        int compared = 0;
        foreach (var expected in ReferenceFile.Cases(File, "studies").Where(s => s.GetProperty("file").GetString() == people))
        {
            int lane = expected.Whole("replicate");
            fit.Fit(draw, lane, markers, panel);
            Near.Relative(expected.Number("r-squared"), markers.RSquared[lane], 1e-12, expected);
            Near.Relative(expected.Number("panel-area"), panel.Apparent[lane].Auc, 1e-14, expected);
            foreach (var (coefficient, found) in expected.Numbers("coefficients").Zip(fit.Coefficients.ToArray()))
            {
                Near.Relative(coefficient, found, 1e-9, expected); // R's glm stops at a relative change of 1e-14 in the deviance
            }

            foreach (var marker in expected.GetProperty("markers").EnumerateArray())
            {
                int k = model.Study.Markers.ToList().FindIndex(m => m.Name == marker.GetProperty("marker").GetString());
                Compare(marker, markers, (k * Lanes.Count) + lane, model.Sign(k));
                compared++;
            }
        }

        Assert.Equal(12, compared);
    }

    [Fact]
    public void True_areas_agree_with_numerical_integration_by_R()
    {
        var areas = ReferenceFile.Document(File).GetProperty("areas");
        foreach (var (_, study) in Studies.Select(s => ((string)s[0], (string)s[1])))
        {
            var model = (CaseControlModel)StudyFile.Read(Repository.Path(study)).Protocol!.Study.Prepare();
            for (int k = 0; k < model.Markers; k++)
            {
                if (areas.TryGetProperty(model.Study.Markers[k].Name, out var expected))
                {
                    Near.Absolute(expected.GetDouble(), model.TrueAuc[k], 1e-8, model.Study.Markers[k].Name); // a normal marker's floor at 1% of its mean, 4 SDs below, takes 2e-9
                }
            }
        }
    }

    private static void Compare(JsonElement expected, MarkerFindings found, int at, double sign)
    {
        const double digits = 1e-12;
        for (int group = 0; group < 2; group++)
        {
            Near.Relative(expected.Numbers("mean")[group], found.Mean[group][at], digits, expected);
            Near.Relative(expected.Numbers("variance")[group], found.Variance[group][at], digits, expected);
        }

        foreach (var test in Enum.GetValues<MarkerTest>())
        {
            string name = TrialSim.Quantities.Spelling.Word(test);
            Near.Relative(expected.Number(name), found.P[(int)test][at], 1e-10, name); // tails magnify the rounding of t
        }

        var scan = found.Scan[at];
        Near.Absolute(expected.Number("area"), scan.Auc, 1e-14, expected);
        Near.Relative(expected.Number("area-variance"), scan.Variance, digits, expected);
        Near.Relative(expected.Number("cut-off"), sign * scan.CutOff, 1e-13, expected);
        Near.Absolute(expected.Number("sensitivity"), scan.Sensitivity, 1e-14, expected);
        Near.Absolute(expected.Number("specificity"), scan.Specificity, 1e-14, expected);
        Near.Relative(expected.Number("slope"), found.Slope[at], 1e-11, expected);
    }
}
