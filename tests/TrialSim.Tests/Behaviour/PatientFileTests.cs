using System.Globalization;
using System.Text;
using TrialSim.Numerics;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Trials;

namespace TrialSim.Tests.Behaviour;

/// <summary>A scenario's file of patients: what is refused and how, what its hash covers, and where its markers may be used.</summary>
public class PatientFileTests
{
    private const string Source = """
        "biomarker-source": { "file": "p.csv", "markers": [{ "name": "crp", "column": "CRP" }, { "name": "il-6", "column": "IL6" }] }
        """;

    private const string Crp = """
        "crp": { "log-mean": 0.9, "log-sd": 1.1, "reliability": 0.8, "bmi-correlation": 0.3 }
        """;

    // CRP above and below 1 and both cuts of the strata; IL-6 falls as CRP rises
    private static readonly string[] Rows = [.. Enumerable.Range(1, 40).Select(i => $"{i * 0.25},{50 - i},{20 + i},{i % 2},{20 + (i % 7)}")];

    public static TheoryData<string, string, string, string> Refused => new()
    {
        { Source.Replace("p.csv", "q.csv"), "", "population.biomarker-source.file", "q.csv: there is no such file.|Did you mean \"p.csv\"?" },
        { Source.Replace("\"CRP\"", "\"CPR\""), "", "population.biomarker-source.markers[0].column", "p.csv has no column \"CPR\".|Did you mean \"CRP\"? Its columns are: \"CRP\", \"IL6\", \"AGE\", \"SEX\", \"BMI\"." },
        { Source, "8=<0.2,42,28,0,21", "population.biomarker-source.markers[0].column", "p.csv, line 9, column \"CRP\": \"<0.2\" is not a number.|a value below an assay limit" },
        { Source, "8=0,42,28,0,21", "population.biomarker-source.markers[0].column", "p.csv, line 9, column \"CRP\": 0 does not fit.|It must be a concentration above 0" },
        { Source, "8=2,-42,28,0,21", "population.biomarker-source.markers[1].column", "p.csv, line 9, column \"IL6\": -42 does not fit.|It must be a concentration above 0" },
        { Source, "8=2,42,28,0", "population.biomarker-source.file", "p.csv, line 9: 4 values where the columns are 5.|Check its separators" },
        { Source, "first 19", "population.biomarker-source.file", "p.csv has 19 patients with all that is named here, of 19 rows.|Use a file with 20 or more" },
        { Source.Replace("\"IL6\" }", "\"SEX\" }"), "", "population.biomarker-source.markers[1].column", "p.csv, line 3, column \"SEX\": 0 does not fit.|It must be a concentration above 0" },
        { Source.Replace("] }", "], \"bmi\": \"BMI\" }"), "", "population.biomarker-source.bmi", "the population has a model of bmi too.|Leave out this column" },
        { Source.Replace("] }", "], \"sex\": { \"column\": \"SEX\", \"female\": \"1\", \"male\": \"0\" } }"), "", "population.biomarker-source.sex", "the population has a share of women too.|Leave out this column, or \"female-share\"" },
        { Source.Replace("] }", "], \"sex\": { \"column\": \"SEX\", \"female\": \"F\", \"male\": \"0\" } }"), "", "population.biomarker-source.sex.column", "p.csv, line 2, column \"SEX\": \"1\" is neither \"F\" nor \"0\".|Correct it" },
        { Source.Replace("\"column\": \"CRP\"", "\"column\": \"CRP\", \"reliability\": 0.1"), "", "population.biomarker-source.markers", "the reliabilities are too low for how closely the markers go together in p.csv|Raise them" },
        { Source + ", " + Crp, "", "population.crp.name", "\"crp\" is the name of another biomarker too.|Name each differently" },
        { Source + """, "markers": [{ "name": "m", "distribution": { "kind": "log-normal", "mean": 1, "sd": 1 } }], "marker-correlations": [{ "markers": ["crp", "m"], "correlation": 0.1 }]""", "", "population.marker-correlations[0].markers", "CRP comes from the patient file|Leave the pair out" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_wrong_is_said_with_file_line_and_column(string source, string change, string path, string said)
    {
        using var directory = new TemporaryDirectory();
        var problems = Read(directory, source, Changed(change)).Problems;
        var problem = problems[0];
        Assert.Equal(path, problem.Path);
        Assert.StartsWith(said.Split('|')[0], problem.Found, StringComparison.Ordinal);
        Assert.Contains(said.Split('|')[1], problem.Remedy, StringComparison.Ordinal);
        Assert.True(problem.Line > 1);
    }

    [Fact]
    public void Of_many_wrong_cells_the_first_are_named()
    {
        using var directory = new TemporaryDirectory();
        var problems = Read(directory, Source, [.. Rows.Select(row => "none" + row)]).Problems;
        Assert.Equal(6, problems.Count);
        Assert.Equal("p.csv, column \"CRP\": 35 more cells do not fit.", problems[5].Found);
    }

    [Fact]
    public void The_hash_covers_the_rows_that_are_used_and_not_the_files_name()
    {
        using var directory = new TemporaryDirectory();
        string hash = Hash(directory, Source, Rows);
        File.Copy(directory["p.csv"], directory["q.csv"]);
        Assert.Equal(hash, ScenarioFile.Hash(ScenarioFile.Read(Written(directory, Source.Replace("p.csv", "q.csv"))).Scenario!));
        Assert.Equal(hash, Hash(directory, Source, [.. Rows.Select(row => row[..^1] + "9")])); // another BMI, which is not used
        Assert.NotEqual(hash, Hash(directory, Source, Changed("8=2.2500001,41,29,1,22")));
        Assert.NotEqual(hash, Hash(directory, Source, Rows[1..]));
    }

    [Fact]
    public void Rows_with_a_missing_marker_are_left_out_unless_they_are_kept()
    {
        using var directory = new TemporaryDirectory();
        string[] rows = Changed("8=NA,42,28,0,21");
        var left = Read(directory, Source, rows).Scenario!.Population.BiomarkerSource!.Patients!;
        Assert.Equal((39, 1), (left.Count, left.LeftOut));
        var kept = Read(directory, Source.Replace("] }", "], \"missing\": \"keep\" }"), rows).Scenario!.Population.BiomarkerSource!.Patients!;
        Assert.Equal((40, 39, 1 / 40.0), (kept.Count, kept.Complete, kept.MissingShare(0)));
    }

    [Fact]
    public void A_change_of_the_scenario_keeps_its_patients_and_cannot_bring_in_others()
    {
        using var directory = new TemporaryDirectory();
        var scenario = Read(directory, Source, Rows).Scenario!;
        File.Delete(directory["p.csv"]);
        var larger = new ScenarioPatch([new("design.patients", "120")]).Apply(scenario).Scenario!;
        Assert.Equal(scenario.Population.BiomarkerSource!.Patients!.Digest, larger.Population.BiomarkerSource!.Patients!.Digest);
        var noisier = new ScenarioPatch([new("population.biomarker-source.markers[0].reliability", "0.9")]).Apply(scenario).Scenario;
        Assert.Contains("reliability 0.9", noisier!.Population.BiomarkerSource!.Describe(), StringComparison.Ordinal);
        var problem = Assert.Single(new ScenarioPatch([new("population.biomarker-source.file", "\"q.csv\"")]).Apply(scenario).Problems);
        Assert.Equal("q.csv: a change of the scenario cannot bring in another file of patients.", problem.Found);
    }

    /// <summary>Eligibility, stratum, subgroup and drug effect go by the resampled markers, and every worker count gives the same bits.</summary>
    [Fact]
    public void Resampled_markers_enter_wherever_a_marker_may()
    {
        using var directory = new TemporaryDirectory();
        string text = Text(Source)
            .Replace("\"age-at-most\": 70", "\"age-at-most\": 70, \"screening-crp-at-most\": 9, \"markers\": [{ \"marker\": \"il-6\", \"at-least\": 15 }]", StringComparison.Ordinal)
            .Replace("\"cut\": 5, \"above\": -3", "\"marker\": \"il-6\", \"cut\": 30, \"above\": -3", StringComparison.Ordinal)
            .Replace("{ \"name\": \"low\", \"crp-at-most\": 2 }", "{ \"name\": \"low\", \"marker\": \"il-6\", \"at-most\": 30 }", StringComparison.Ordinal);
        WriteRows(directory, Rows);
        File.WriteAllText(directory["s.json"], text, Encoding.UTF8);
        var reading = ScenarioFile.Read(directory["s.json"]);
        Assert.Empty(reading.Problems);
        var patients = CohortExport.Patients(reading.Scenario!, 5, 0, 16).ToList();
        Assert.Contains(patients, p => p.Screened > 1);
        Assert.All(patients, p =>
        {
            double crp = p.Biomarkers[0].Screening!.Value, il6 = p.Biomarkers[1].Screening!.Value;
            Assert.InRange(crp, 0.25, 9 + 1e-9);
            Assert.Equal(50 - (4 * crp), il6, 1e-9); // both of one row
            Assert.Equal(crp < 2 - 1e-9 ? 0 : crp < 5 - 1e-9 ? 1 : 2, (p.Stratum!.Value - 1) % 3); // sex by sex, the cuts within
        });

        using var trial = new TrialBlock(2, 0, new TrialLayout(ExactMeasurement.None, reading.Scenario!.Population.Biomarkers));
        trial.Level(new PatientMarker("il-6"))[0] = Portable.Log(30);
        trial.Level(new PatientMarker("il-6"))[1] = Portable.Log(31);
        var points = new Lanes[2];
        reading.Scenario.Outcome.DrugEffect.Write(trial, points);
        Assert.Equal((0, -3), (points[0][0], points[1][0]));

        var truth = CounterfactualRun.Compute(reading.Scenario, 2, CancellationToken.None);
        string[] digests = [.. ((int[])[1, 3]).Select(workers => Simulator.Run(reading.Scenario, new(1, 1000, workers), truth, null, CancellationToken.None).Digest)];
        Assert.Equal(digests[0], digests[1]);
    }

    private static string[] Changed(string change)
    {
        if (change.StartsWith("first ", StringComparison.Ordinal))
        {
            return Rows[..int.Parse(change[6..], CultureInfo.InvariantCulture)];
        }

        string[] rows = [.. Rows];
        if (change.Split('=') is [var row, var cells])
        {
            rows[int.Parse(row, CultureInfo.InvariantCulture) - 1] = cells;
        }

        return rows;
    }

    private static string Text(string source) => ScenarioText.With(Crp, source);

    private static string Written(TemporaryDirectory directory, string source)
    {
        File.WriteAllText(directory["s.json"], Text(source), Encoding.UTF8);
        return directory["s.json"];
    }

    private static void WriteRows(TemporaryDirectory directory, string[] rows) =>
        File.WriteAllText(directory["p.csv"], "CRP,IL6,AGE,SEX,BMI\n" + string.Join('\n', rows) + "\n", Encoding.UTF8);

    private static ScenarioReading Read(TemporaryDirectory directory, string source, string[] rows)
    {
        WriteRows(directory, rows);
        return ScenarioFile.Read(Written(directory, source));
    }

    private static string Hash(TemporaryDirectory directory, string source, string[] rows)
    {
        var reading = Read(directory, source, rows);
        Assert.Empty(reading.Problems);
        return ScenarioFile.Hash(reading.Scenario!);
    }
}
