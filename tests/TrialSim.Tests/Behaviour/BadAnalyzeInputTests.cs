namespace TrialSim.Tests.Behaviour;

/// <summary>What may be wrong with data and plan: exit code 2, nothing on standard output, and a plain sentence with the place.</summary>
public class BadAnalyzeInputTests
{
    /// <summary>What of the data is replaced by what, and what the message says.</summary>
    public static TheoryData<string, string, string[]> BrokenData => new()
    {
        { "CRP", "CRPX", ["plan.json:8: trial.crp.column: there is no column \"CRP\" in the data.", "Did you mean \"CRPX\"?", "plan.json:17: analyses[2]: "] },
        { "3,drug,F,B,1.2,2,27,13", "3,drug,F,B,1.2,2,27,1E", ["data.csv:7: SCORE: \"1E\" is not a number.", "list this text under \"missing\""] },
        { "1,drug,F,A,2.5,1,24,20", "1,drug,F,A,2.5,1,\"24,5\",20", ["data.csv:2: BASE: \"24,5\" is written with a decimal comma.", "decimal points"] },
        { "6,placebo,M,B,0.8,1,23,22", "6,placebo,M,B,<1,1,23,22", ["data.csv:11: CRP: \"<1\" is not a number.", "limit of detection"] },
        { "3,drug,F,B,1.2,2,27,13", "3,drug,F,B,1.2,2,27,1e308", ["data.csv:7: SCORE: 1E+308 is too large to compute with."] },
        { "placebo", "drug", ["data.csv: ARM: no patient is in the arm \"placebo\"."] },
        { "4,placebo,M,A,3.3,1,20,18", "4,plazebo,M,A,3.3,1,20,18", ["data.csv:8: ARM: \"plazebo\" is not known to the plan.", "\"levels\" of the factor"] },
        { "4,placebo,M,A,3.3,1,20,18", "4,drug,M,A,3.3,1,20,18", ["data.csv:9: ARM: patient 4 has placebo here and drug on line 8."] },
        { "8,drug,M,B,5.2,2,21,14", "8,drug,M,B,5.2,9,21,14", ["data.csv:16: WEEK: \"9\" is not known to the plan.", "\"visits\" or \"leave-out\""] },
        { "8,drug,M,B,5.2,2,21,14", "8,drug,M,B,5.2,1,21,14", ["data.csv:16: WEEK: patient 8 has visit 1 on line 15 too."] },
        { "8,drug,M,B,5.2,2,21,14", "8,drug,M,B,5.2,,21,14", ["data.csv:16: WEEK: the visit is not named."] },
        { "8,drug,M,B,5.2,2,21,14", "8,drug,M,B,5.2,2,22,14", ["data.csv:16: BASE: patient 8 has 22 here and 21 on line 15."] },
        { "8,drug,M,B,5.2,2,21,14", ",drug,M,B,5.2,2,21,14", ["data.csv:16: ID: the patient is not named."] },
        { "7,placebo,F,A,4.4", "7,placebo,F,A,-4.4", ["data.csv:13: CRP: a CRP of -4.4 mg/L cannot be.", "data.csv:14: CRP: "] },
        { "2,drug,M,A,7,2", "2,drug,W,A,7,2", ["data.csv:5: SEX: \"W\" is not known to the plan."] },
        { "2,drug,M,A,7,2", "2,drug,M,B,7,2", ["data.csv:5: SITE: patient 2 has B here and A on line 4."] },
        { ",B,", ",A,", ["plan.json:15: analyses[0]: all patients have the same stratum: a factor with one level"] },
        { "1,drug,F,A,2.5,2,24,15", "1,drug,F,A,2.5,2,24,\"15", ["data.csv:3: a value opens with a quote that is never closed."] },
        { "1,drug,F,A,2.5,2,24,15", "1,drug,F,A,2.5,2,24", ["data.csv:3: 7 values where the columns are 8."] },
        { "WEEK,BASE", "BASE,BASE", ["data.csv:1: columns 6 and 7 are both named \"BASE\"."] },
        { AnalyzeInput.Data, "", ["data.csv: the file is empty."] },
        { AnalyzeInput.Data, "ID,ARM,SEX,SITE,CRP,WEEK,BASE,SCORE\n", ["data.csv:1: the file has a line of column names and no rows below it."] },
    };

    /// <summary>The same for the plan.</summary>
    public static TheoryData<string, string, string[]> BrokenPlans => new()
    {
        { "\"factors\"", "\"factor\"", ["plan.json:3: data.factor: not a property of data.", "Did you mean \"factors\"?"] },
        { "\"welch-t\"", "\"welsh-t\"", ["plan.json:16: analyses[1].kind: \"welsh-t\" is not known here.", "Did you mean \"welch-t\"?"] },
        { "\"linear-model\"", "\"linear\"", ["analyses[2].kind: \"linear\" is not known here.", "\"linear-model\""] },
        { "\"name\": \"welch\"", "\"name\": \"ancova\"", ["analyses[1].name: \"ancova\" names an analysis further up too."] },
        { "\"subgroup\": \"crp>3\"", "\"subgroup\": \"crp>4\"", ["analyses[1].subgroup: there is no subgroup \"crp>4\".", "Did you mean \"crp>3\"?"] },
        { "\"baseline\": \"BASE\",", "", ["analyses[0]: it reads the score at baseline, and no column is named for it.", "Add \"baseline\"", "analyses[1]: it reads the change from baseline"] },
        { "\"stratum\": { \"column\": \"SITE\" },", "", ["analyses[0].covariates[1]: the randomization has no strata.", "\"stratum\" in \"trial\""] },
        { "\"crp\": { \"column\": \"CRP\" },", "", ["plan.json:13: subgroups: subgroups are formed by baseline CRP, and no column is named for it."] },
        { "\"control\": \"placebo\"", "\"control\": \"drug\"", ["trial.arm.control: \"drug\" stands for the treatment arm already."] },
        { "\"control\": \"placebo\"", "\"control\": \"placebos\"", ["data.csv:8: ARM: \"placebo\" is not known to the plan.", "\"leave-out\" of \"arm\""] },
        { "{ \"week\": 2, \"value\": \"2\" }", "{ \"week\": 1, \"value\": \"1\" }", ["trial.scores.visits[1].week: week 1 does not come after the week 1 before it.", "trial.scores.visits[1].value: \"1\" names another visit too."] },
        { "\"visit\": \"WEEK\",", "\"visit\": \"WEEK\", \"leave-out\": [\"2\"],", ["trial.scores.leave-out[0]: \"2\" is a visit of the plan."] },
        { "\"score\": \"SCORE\", ", "", ["trial.scores: neither scores nor changes are named."] },
        { "\"linear-model\", \"name\": \"model\", \"formula\": \"SCORE ~ BASE + ARM * log(CRP)\"", "\"wilcoxon\", \"name\": \"w\", \"response\": \"SCORE\", \"group\": \"ARM\", \"strata\": \"SEX\", \"distribution\": \"exact\"", ["plan.json:17: analyses[2].distribution: van Elteren's test", "leave \"strata\" out"] },
        { "\"linear-model\", \"name\": \"model\", \"formula\": \"SCORE ~ BASE + ARM * log(CRP)\"", "\"mmrm-model\", \"name\": \"m\", \"formula\": \"SCORE ~ BASE + ARM\", \"patient\": \"ID\", \"visit\": \"WEEK\", \"degrees-of-freedom\": \"kenward-roger\", \"covariance\": \"empirical\"", ["plan.json:17: analyses[2].covariance: \"empirical\" does not go with \"degrees-of-freedom\": \"kenward-roger\".", "\"satterthwaite\""] },
        { "\"linear-model\", \"name\": \"model\", \"formula\": \"SCORE ~ BASE + ARM * log(CRP)\"", "\"mmrm-model\", \"name\": \"m\", \"formula\": \"SCORE ~ BASE + ARM\", \"patient\": \"ID\", \"visit\": \"WEEK\", \"covariance\": \"kenward-roger\"", ["analyses[2].covariance: \"kenward-roger\" does not go with \"degrees-of-freedom\": \"satterthwaite\".", "\"kenward-roger\""] },
        { "SCORE ~ BASE +", "SCORE ~ SCORE +", ["plan.json:17: analyses[2].formula: formula \"SCORE ~ SCORE + ARM * log(CRP)\": the response \"SCORE\" is also a predictor.", "to the right of \"~\""] },
        { "SCORE ~ BASE +", "SCORE ~ BASE + +", ["plan.json:17: analyses[2].formula: formula \"SCORE ~ BASE + + ARM * log(CRP)\""] },
        { "ARM * log(CRP)", "ARM * log(CPR)", ["plan.json:17: analyses[2]: there is no column \"CPR\" in the data.", "Did you mean \"CRP\"?"] },
        { "ARM * log(CRP)", "ARM * log(ARM)", ["data.csv:3: ARM: \"drug\" is not a number."] },
        { "BASE + ARM * log(CRP)", "BASE + WEEK + ARM", ["plan.json:17: analyses[2]: ", "\"WEEK\" cannot be estimated"] },
        { "\"column\": \"WEEK\", \"values\": [\"2\"]", "\"column\": \"ARM\", \"values\": [\"drug\"]", ["plan.json:17: analyses[2]: ", "column \"ARM\" h", "A factor needs at least two levels"] },
        { "\"linear-model\", \"name\": \"model\", \"formula\": \"SCORE ~ BASE + ARM * log(CRP)\"", "\"roc\", \"name\": \"r\", \"event\": { \"column\": \"ARM\", \"value\": \"drugs\" }, \"markers\": [\"CRP\"]", ["plan.json:17: analyses[2]: no row has \"drugs\" in column \"ARM\"."] },
        { "\"linear-model\", \"name\": \"model\", \"formula\": \"SCORE ~ BASE + ARM * log(CRP)\"", "\"t-test\", \"name\": \"t\", \"response\": \"SCORE\", \"group\": \"ID\"", ["plan.json:17: analyses[2]: column \"ID\" has 7 levels", "choose them with \"rows\""] },
        { "\"welch-t\", \"name\": \"welch\", \"subgroup\": \"crp>3\", \"missing\": \"locf\"", "\"log-rank\", \"name\": \"times\", \"missing\": \"locf\"", ["plan.json:16: analyses[1].missing: a patient who leaves is censored", "Leave \"missing\" out"] },
        { "\"welch-t\", \"name\": \"welch\", \"subgroup\": \"crp>3\", \"missing\": \"locf\"", "\"cox\", \"name\": \"times\", \"covariates\": [\"sex\"], \"strata\": [{ \"kind\": \"sex\" }]", ["plan.json:16: analyses[1].covariates[0]: all patients of a stratum have the same value of this."] },
        { "\"stratum\": { \"column\": \"SITE\" },", "\"stratum\": { \"column\": \"SITE\", \"levels\": [\"A\", \"A\"] },", ["trial.stratum.levels[1]: \"A\" is listed twice."] },
        { "\"linear-model\", \"name\": \"model\", \"formula\": \"SCORE ~ BASE + ARM * log(CRP)\"", "\"t-test\", \"name\": \"t\", \"response\": \"SEX\", \"group\": \"ARM\"", ["data.csv:3: SEX: \"F\" is not a number.", "Read by \"t\"."] },
        { "\"linear-model\", \"name\": \"model\", \"formula\": \"SCORE ~ BASE + ARM * log(CRP)\", \"rows\": [{ \"column\": \"WEEK\", \"values\": [\"2\"] }]", "\"linear-model\", \"name\": \"model\", \"formula\": \"SCORE ~ BASE + log(CRP - 1.2)\"", ["data.csv:6: CRP: log(CRP - 1.2) is not a number where CRP - 1.2 is 0.", "Read by \"model\"."] },
        { "\"linear-model\", \"name\": \"model\", \"formula\": \"SCORE ~ BASE + ARM * log(CRP)\", \"rows\": [{ \"column\": \"WEEK\", \"values\": [\"2\"] }]", "\"logistic-model\", \"name\": \"model\", \"formula\": \"SCORE ~ BASE\"", ["data.csv:2: SCORE: the response is 20.", "Read by \"model\"."] },
        { "\"linear-model\", \"name\": \"model\", \"formula\": \"SCORE ~ BASE + ARM * log(CRP)\", \"rows\": [{ \"column\": \"WEEK\", \"values\": [\"2\"] }]", "\"correlation\", \"name\": \"model\", \"columns\": [\"SITE\", \"BASE\"]", ["data.csv:2: SITE: \"A\" is not a number.", "Read by \"model\"."] },
        { "\"linear-model\", \"name\": \"model\", \"formula\": \"SCORE ~ BASE + ARM * log(CRP)\", \"rows\": [{ \"column\": \"WEEK\", \"values\": [\"2\"] }]", "\"kaplan-meier\", \"name\": \"model\", \"time\": \"SITE\", \"event\": { \"column\": \"SEX\", \"value\": \"F\" }", ["data.csv:2: SITE: \"A\" is not a number.", "Read by \"model\"."] },
        { "\"linear-model\", \"name\": \"model\", \"formula\": \"SCORE ~ BASE + ARM * log(CRP)\", \"rows\": [{ \"column\": \"WEEK\", \"values\": [\"2\"] }]", "\"mmrm-model\", \"name\": \"model\", \"formula\": \"SCORE ~ BASE\", \"patient\": \"SITE\", \"visit\": \"WEEK\"", ["data.csv:4: WEEK: patient \"A\" has visit \"1\" a second time (first on line 2).", "Read by \"model\"."] },
        { "\"linear-model\", \"name\": \"model\", \"formula\": \"SCORE ~ BASE + ARM * log(CRP)\", \"rows\": [{ \"column\": \"WEEK\", \"values\": [\"2\"] }]", "\"mmrm-model\", \"name\": \"model\", \"formula\": \"SCORE ~ BASE\", \"patient\": \"ID\", \"visit\": \"WEEK\", \"covariance-groups\": \"SCORE\"", ["data.csv:3: SCORE: patient \"1\" changes from \"20\" to \"15\".", "Read by \"model\"."] },
        { "\"values\": [\"2\"]", "\"values\": [\"7\"]", ["analyses[2].rows[0].values[0]: no row has \"7\" in column \"WEEK\".", "Its values are: \"1\", \"2\"."] },
        { "[\"placebo\", \"drug\"]", "[\"drug\"]", ["data.csv:8: ARM: \"placebo\" is not known to the plan.", "\"levels\" of the factor", "data.csv: ARM: 2 more cells of this column are wrong in the same way."] },
        { "\"title\": \"A small trial\",", "", ["plan.json:1: title: missing."] },
        { "\"kind\": \"ancova\", ", "\"kind\": \"ancova\", \"alpha\": 1.5, ", ["analyses[0].alpha: 1.5 does not fit."] },
        { "\"analyses\": [", "\"analyses\": [[", ["plan.json:"] },
    };

    [Theory]
    [MemberData(nameof(BrokenData))]
    public void Broken_data_are_refused_with_line_column_and_remedy(string replaced, string by, string[] said) =>
        AssertRefused(AnalyzeInput.Data.Replace(replaced, by, StringComparison.Ordinal), AnalyzeInput.Plan, said);

    [Theory]
    [MemberData(nameof(BrokenPlans))]
    public void Broken_plans_are_refused_with_line_property_and_remedy(string replaced, string by, string[] said) =>
        AssertRefused(AnalyzeInput.Data, AnalyzeInput.Plan.Replace(replaced, by, StringComparison.Ordinal), said);

    [Fact]
    public void Faults_of_many_sorts_are_reported_at_once_in_the_order_of_the_file()
    {
        string data = AnalyzeInput.Data.Replace(",20\n", ",x\n", StringComparison.Ordinal).Replace("0.8", "0", StringComparison.Ordinal).Replace("3,drug,F,B,1.2,2", "3,drugs,F,B,1.2,2", StringComparison.Ordinal);
        string error = AnalyzeInput.Analyze(data, AnalyzeInput.Plan).Refused();
        string[] places = [.. error.Split('\n').Where(line => line.StartsWith("data.csv", StringComparison.Ordinal)).Select(line => string.Join(' ', line.Split(':')[1..3]))];
        Assert.Equal(["2  SCORE", "7  ARM", "11  CRP", "12  CRP", "14  SCORE"], places);
    }

    [Fact]
    public void Plan_and_data_that_cannot_be_read_are_reported_together()
    {
        using var directory = new TemporaryDirectory();
        string error = TrialsimProcess.Run("analyze", directory["data.csv"], "--plan", directory.Path).Refused();
        Assert.Contains($"{directory.Path}: this is a directory.", error, StringComparison.Ordinal);
        Assert.Contains($"{directory["data.csv"]}: there is no such file.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_or_an_unreadable_file_in_the_place_of_the_data_is_refused()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["plan.json"], AnalyzeInput.Plan);
        Assert.Contains("this is a directory.", TrialsimProcess.Run("analyze", directory.Path, "--plan", directory["plan.json"]).Refused(), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows() && Environment.UserName != "root")
        {
            File.WriteAllText(directory["data.csv"], AnalyzeInput.Data);
            File.SetUnixFileMode(directory["data.csv"], UnixFileMode.None);
            Assert.Contains("may not be read", TrialsimProcess.Run("analyze", directory["data.csv"], "--plan", directory["plan.json"]).Refused(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(new[] { "analyze" }, "trialsim analyze: ")]
    [InlineData(new[] { "analyze", "data.csv" }, "--plan")]
    [InlineData(new[] { "analyze", "data.csv", "--plan", "p.json", "--jsn" }, "Did you mean \"--json\"?")]
    [InlineData(new[] { "schema", "--plan", "--results" }, "one schema at a time")]
    public void A_command_line_that_cannot_be_is_refused(string[] arguments, string said) =>
        Assert.Contains(said, TrialsimProcess.Run(arguments).Refused(), StringComparison.Ordinal);

    [Fact]
    public void Out_is_refused_where_a_file_is_in_the_way()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["file"], "mine");
        Assert.Contains("is a file", AnalyzeInput.Analyze(AnalyzeInput.Data, AnalyzeInput.Plan, "--out", directory["file"]).Refused(), StringComparison.Ordinal);
    }

    private static void AssertRefused(string data, string plan, string[] said)
    {
        Assert.False(data == AnalyzeInput.Data && plan == AnalyzeInput.Plan, "nothing has been replaced");
        string error = AnalyzeInput.Analyze(data, plan).Refused();
        Assert.All(said, words => Assert.Contains(words, error, StringComparison.Ordinal));
        Assert.DoesNotContain("TrialSim.", error, StringComparison.Ordinal);
    }
}
