using CsvHelper;

namespace TrialSim.Tests.Behaviour;

public class CohortTests
{
    private const int Patients = 40;
    private static readonly string[] Medications = ["none", "antidepressant"];
    private static readonly string[] Optional = ["age", "bmi", "height", "weight", "medication", "resistance-stage"];
    private static readonly string[] Visits = ["hamd-2", "hamd-6", "hamd-12"];

    [Fact]
    public void A_cohort_has_one_row_for_each_patient_of_each_trial()
    {
        var rows = Read("cohort", TrialsimProcess.Rich, "--replicates", "11", "--first", "5");
        Assert.Equal(11 * Patients, rows.Count);
        Assert.Equal(Enumerable.Range(0, 11 * Patients).Select(i => ($"{5 + (i / Patients)}", $"{1 + (i % Patients)}")), rows.Select(r => (r["replicate"], r["patient"])));
    }

    [Fact]
    public void A_trial_is_the_same_whatever_it_is_written_with()
    {
        var alone = Read("cohort", TrialsimProcess.Rich, "--first", "13");
        var among = Read("cohort", TrialsimProcess.Rich, "--replicates", "20").Where(r => r["replicate"] == "13").ToList();
        Assert.Equal(among, alone);
        Assert.NotEqual(among, Read("cohort", TrialsimProcess.Rich, "--first", "13", "--seed", "99"));
    }

    [Fact]
    public void Derived_columns_agree_with_the_scores()
    {
        foreach (var row in Read("cohort", TrialsimProcess.Rich, "--replicates", "50"))
        {
            double baseline = double.Parse(row["hamd-0"]);
            var seen = Visits.Select(v => row[v]).TakeWhile(cell => cell.Length > 0).Select(double.Parse).ToList();
            Assert.All(Visits.Skip(seen.Count), v => Assert.Empty(row[v]));
            Assert.All(seen, score => Assert.True(score == Math.Floor(score) && score is >= 0 and <= 52));
            bool completed = seen.Count == Visits.Length;
            Assert.Equal(completed, row["completed"] == "1");
            Assert.Equal(seen.Any(s => s <= 0.5 * baseline), row["response-any-visit"] == "1");
            Assert.Equal(completed && seen[^1] <= 0.5 * baseline, row["response-final-visit"] == "1");
            Assert.Equal(seen.Any(s => s <= 7), row["remission-any-visit"] == "1");
            Assert.True(baseline >= 18, "eligible from 18 points on");
            double bmi = double.Parse(row["bmi"]), height = double.Parse(row["height"]);
            Assert.Equal(bmi * height * height, double.Parse(row["weight"]), 1e-12); // the same product, read back
            Assert.Contains(row["medication"], Medications);
            Assert.InRange(int.Parse(row["resistance-stage"]), 1, 3);
            Assert.InRange(int.Parse(row["stratum"]), 1, 4);
            Assert.NotEqual(row["crp-screening"], row["crp-baseline"]);
        }
    }

    [Fact]
    public void What_a_scenario_does_not_model_is_empty()
    {
        foreach (var row in Read("cohort", TrialsimProcess.W1))
        {
            Assert.All(Optional, column => Assert.Empty(row[column]));
            Assert.Equal(row["crp-true"], row["crp-baseline"]);
        }
    }

    [Fact]
    public void Who_is_in_a_latent_class_is_said_only_where_there_is_one()
    {
        Assert.DoesNotContain("latent-class", TrialsimProcess.Run("cohort", TrialsimProcess.W1).Done(), StringComparison.Ordinal);
        string scenario = Repository.Path("scenarios/designs/sil6r-all-comers.json");
        var rows = Read("cohort", scenario, "--replicates", "50"); // 10,000 patients, of whom 40% are in it
        Assert.All(rows, row => Assert.True(row["latent-class"] is "0" or "1"));
        StatisticalAssert.Rate(rows.Count(row => row["latent-class"] == "1"), rows.Count, expected: 0.4, falseAlarm: 1e-6, detects: 0.46);
        double Mean(string inClass) => rows.Where(row => row["latent-class"] == inClass).Average(row => double.Parse(row["ln-sil-6r-baseline"]));
        Assert.Equal(3.6043223 - 3.4043915, Mean("1") - Mean("0"), 0.03); // ln of log-normal means 37.6 and 31.1 of SD 8.1; an error of 0.005
    }

    [Fact]
    public void The_patients_are_those_of_the_run()
    {
        var rows = Read("cohort", TrialsimProcess.Rich, "--replicates", "64");
        double mean = rows.GroupBy(r => r["replicate"]).Average(trial => trial.Where(r => r["arm"] == "drug").Average(r => double.Parse(r["hamd-0"])));
        string document = TrialsimProcess.Run("run", TrialsimProcess.Rich, "--replicates", "64", "--json").Done();
        var figures = System.Text.Json.Nodes.JsonNode.Parse(document)!["figures"]!.AsArray();
        var figure = figures.Single(f => (string?)f!["measure"] == "hamd-mean" && (string?)f["arm"] == "drug" && (string?)f["subgroup"] == "all" && (double)f["visit"]! == 0);
        Assert.Equal(mean, (double)figure!["estimate"]!, 1e-6); // the run sums in steps of about 1e-9 points
    }

    [Fact]
    public void Out_writes_the_same_table_to_a_file()
    {
        using var directory = new TemporaryDirectory();
        string printed = TrialsimProcess.Run("cohort", TrialsimProcess.W1, "--replicates", "3").Done();
        Assert.Empty(TrialsimProcess.Run("cohort", TrialsimProcess.W1, "--replicates", "3", "--out", directory["trials.csv"]).Done());
        Assert.Equal(printed, File.ReadAllText(directory["trials.csv"]));
        Assert.Single(Directory.GetFiles(directory.Path));
    }

    private static List<Dictionary<string, string>> Read(params string[] arguments)
    {
        using var csv = CsvReader.FromText(TrialsimProcess.Run(arguments).Done());
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(csv.Headers.ToDictionary(h => h, h => csv.GetString(h)));
        }

        return rows;
    }
}
