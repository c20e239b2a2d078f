using System.Globalization;
using System.Text;
using TrialSim.Analyses;
using TrialSim.Analyses.Tables;
using TrialSim.Outcomes;
using TrialSim.Plans;
using TrialSim.Randomness;
using TrialSim.Scenarios.Csv;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Imputation;
using TrialSim.Statistics.Mmrm;
using TrialSim.Trials;

namespace TrialSim.Tests.Property;

/// <summary>What real data have and simulated data have not: visits missed in between, and values that are not known.</summary>
public class RealDataTests
{
    private const int Patients = 80;
    private static readonly int[] Weeks = [1, 2, 4, 6];
    private static readonly PatientFacts[] Facts = [PatientFacts.Baseline, PatientFacts.Crp, PatientFacts.Sex, PatientFacts.Stratum];

    // every kind of test of the trial, with the options that decide what it reads
    private static readonly Analysis[] Tests =
    [
        new Ancova { Name = "ancova", Covariates = [Covariate.Baseline, Covariate.Sex, Covariate.Strata] },
        new Ancova { Name = "locf", Covariates = [Covariate.Baseline], Missing = MissingRule.LastObservationCarriedForward },
        new Ancova { Name = "score", Endpoint = ContinuousEndpoint.Score, Covariates = [] },
        new Ancova { Name = "log-crp", Covariates = [Covariate.LogCrp], Subgroup = "crp>2" },
        new CrpInteraction { Name = "interaction" },
        new WelchT { Name = "welch" },
        new Mmrm { Name = "mmrm", DegreesOfFreedom = MmrmInference.KenwardRoger },
        new Mmrm { Name = "mmrm-week-2", Covariates = [Covariate.Baseline, Covariate.LogCrp], MainEffects = [Covariate.Sex], Covariance = CovarianceForm.HeterogeneousToeplitz, Visit = new(2) },
        new ImputedAncova { Name = "imputed", Strategy = ImputationStrategy.CopyIncrements, Delta = new(1.5), Covariates = [Covariate.Baseline, Covariate.Sex] },
        new PooledT { Name = "pooled", Missing = MissingRule.LastObservationCarriedForward },
        new PearsonTest { Name = "any-visit", Endpoint = ResponseEndpoint.ResponseAnyVisit },
        new YatesTest { Name = "final", Endpoint = ResponseEndpoint.ResponseFinalVisit },
        new FisherTest { Name = "remission", Endpoint = ResponseEndpoint.RemissionAnyVisit },
        new LogisticRegression { Name = "logistic", Endpoint = ResponseEndpoint.ResponseFinalVisit, Covariates = [Covariate.Sex, Covariate.Strata], Missing = MissingRule.LastObservationCarriedForward },
        new LogisticRegression { Name = "firth", Endpoint = ResponseEndpoint.ResponseFinalVisit, Fit = LogisticFitting.Firth, Effect = LogisticEffect.LogOddsRatio },
        new LogisticInteraction { Name = "logistic-interaction", Endpoint = ResponseEndpoint.ResponseFinalVisit, Covariates = [], Missing = MissingRule.LastObservationCarriedForward },
    ];

    [Theory]
    [InlineData("ancova", "{0} ~ BASE + SEX + SITE + ARM", false)]
    [InlineData("locf", "{0} ~ BASE + ARM", true)]
    [InlineData("interaction", "{0} ~ BASE + ARM * log(CRP)", false)]
    public void Missed_visits_are_dealt_with_as_in_a_model_of_the_rows_that_remain(string test, string formula, bool carried)
    {
        var rows = Trial(seed: 3);
        var asTrial = Run(rows, [Tests.Single(t => t.Name == test)])[0].Rows[0];
        var table = FinalVisit(rows, carried);
        var model = TrialSim.Statistics.LinearModels.LinearModel.Fit(
            TrialSim.Statistics.Formulas.Formula.Parse(string.Format(CultureInfo.InvariantCulture, formula, "CHANGE"), table), table);
        var asModel = model.Coefficients[model.Coefficients.Count - 1];
        Assert.Equal(asModel.Estimate, asTrial.Estimate!.Value, 1e-9 * Math.Abs(asModel.Estimate)); // normal equations against orthogonal ones
        Assert.Equal(asModel.StandardError, asTrial.StandardError!.Value, 1e-9);
        Assert.Equal(asModel.DegreesOfFreedom, asTrial.DegreesOfFreedom);
        Assert.Equal(asModel.P, asTrial.PValue!.Value, 1e-9);
    }

    [Theory]
    [InlineData("mmrm", "CHANGE ~ BASE * WEEK + ARM * WEEK", CovarianceForm.Unstructured, "6", DegreesOfFreedomMethod.KenwardRoger)]
    [InlineData("mmrm-week-2", "CHANGE ~ SEX + BASE * WEEK + log(CRP) * WEEK + ARM * WEEK", CovarianceForm.HeterogeneousToeplitz, "2", DegreesOfFreedomMethod.Satterthwaite)]
    public void A_mixed_model_of_the_trial_is_that_of_its_rows_by_formula(string test, string formula, CovarianceForm structure, string week, DegreesOfFreedomMethod method)
    {
        var rows = Trial(seed: 8);
        var asTrial = Run(rows, [Tests.Single(t => t.Name == test)])[0];
        var table = Table(Long(rows)).WithLevels("ARM", ["placebo", "drug"]).WithLevels("WEEK", [.. Weeks.Select(w => $"{w}")]);
        var model = new MmrmModelAnalysis { Name = "m", Formula = formula, Patient = "ID", Visit = "WEEK", Structure = structure, DegreesOfFreedom = method, LsMeans = "ARM | WEEK" };
        var sheet = new ResultSheet();
        model.Analyse(table, sheet);
        var asModel = Assert.Single(sheet.Rows, r => r.Measure!.StartsWith("difference of", StringComparison.Ordinal) && r.Term.EndsWith($"WEEK {week}", StringComparison.Ordinal));
        Assert.Equal(asModel.Estimate!.Value, asTrial.Rows[0].Estimate!.Value, 1e-9); // both at the maximum: their Newton decrement is below 1e-12
        Assert.Equal(asModel.StandardError!.Value, asTrial.Rows[0].StandardError!.Value, 1e-7);
        Assert.Equal(asModel.DegreesOfFreedom!.Value, asTrial.Rows[0].DegreesOfFreedom!.Value, 1e-4);
    }

    [Theory]
    [InlineData("logistic", "RESPONSE ~ SEX + SITE + ARM", true, "drug - placebo (model variance)", "z")]
    [InlineData("firth", "RESPONSE ~ BASE + ARM", false, "ARMdrug", "chi-square")]
    [InlineData("logistic-interaction", "RESPONSE ~ ARM * log(CRP)", true, "ARMdrug:log(CRP)", "z")]
    public void A_logistic_analysis_of_the_trial_is_that_of_its_rows_by_formula(string test, string formula, bool carried, string term, string statistic)
    {
        var rows = Trial(seed: 9);
        var asTrial = Run(rows, [Tests.Single(t => t.Name == test)])[0].Rows[0];
        var visit = FinalVisit(rows, carried);
        double[] change = visit.Numbers("CHANGE").Values.ToArray();
        double[] baseline = visit.Numbers("BASE").Values.ToArray();
        var table = visit.With(new NumericColumn("RESPONSE", [.. change.Zip(baseline, (c, b) => c <= -b / 2 ? 1.0 : 0)]));
        var model = new LogisticModelAnalysis
        {
            Name = "m",
            Formula = formula,
            Fitting = test == "firth" ? LogisticFitting.Firth : LogisticFitting.MaximumLikelihood,
            Treatment = test == "logistic" ? "ARM" : null,
        };
        var sheet = new ResultSheet();
        model.Analyse(table, sheet);
        Assert.Contains(term, sheet.Rows.Select(r => r.Term));
        var asModel = sheet.Rows.First(r => r.Term == term);
        Assert.Equal(statistic, asTrial.StatisticName);
        Assert.Equal(asModel.Estimate!.Value, asTrial.Estimate!.Value, 1e-9); // the columns are in another order: the search ends elsewhere within 1e-10 standard errors
        Assert.Equal(asModel.PValue!.Value, asTrial.PValue!.Value, 1e-9);
        if (test != "firth") // whose table has the standard error of the augmented data
        {
            Assert.Equal(asModel.StandardError!.Value, asTrial.StandardError!.Value, 1e-9);
        }
    }

    [Theory]
    [InlineData(ImputationStrategy.MissingAtRandom, 0)]
    [InlineData(ImputationStrategy.JumpToReference, 2)]
    [InlineData(ImputationStrategy.CopyReference, 0)]
    [InlineData(ImputationStrategy.CopyIncrements, -1)]
    [InlineData(ImputationStrategy.LastMeanCarriedForward, 0)]
    public void An_imputation_of_the_trial_is_that_of_its_rows_by_formula(ImputationStrategy strategy, double delta)
    {
        var rows = Trial(seed: 9);
        var asTrial = Run(rows, [new ImputedAncova { Name = "imputed", Strategy = strategy, Delta = new(delta), Endpoint = ContinuousEndpoint.Score, Covariates = [Covariate.Baseline, Covariate.Sex] }])[0].Rows[0];
        using var asTable = ReferenceBasedImputation.Of(
            new()
            {
                Outcomes = [.. Weeks.Select(w => $"S{w}")],
                Visits = [.. Weeks.Select(w => $"{w}")],
                FixedEffects = "BASE * VISIT + SEX * VISIT + ARM * VISIT",
                Arm = "ARM",
                Reference = "placebo",
                TargetVisit = "6",
                Analysis = "ARM + BASE + SEX",
            },
            Table(Wide(rows)).WithLevels("ARM", ["placebo", "drug"]));
        var expected = asTable.Jackknife(strategy).At(delta);
        Assert.Equal(expected.Estimate, asTrial.Estimate!.Value, 1e-9); // both at the maximum: their Newton decrement is below 1e-12
        Assert.Equal(expected.StandardError, asTrial.StandardError!.Value, 1e-8);
        Assert.Equal(expected.P, asTrial.PValue!.Value, 1e-8);
        Assert.Equal("z", asTrial.StatisticName);
    }

    [Fact]
    public void Responders_at_any_visit_are_those_of_the_visits_that_were_not_missed()
    {
        var rows = Trial(seed: 4);
        var result = Run(rows, [Tests.Single(t => t.Name == "any-visit")])[0];
        double Rate(string arm)
        {
            var own = rows.Where(r => r["ARM"] == arm).ToList();
            return own.Count(r => Weeks.Any(w => r[$"S{w}"].Length > 0 && Number(r[$"S{w}"]) <= Number(r["BASE"]) / 2)) / (double)own.Count;
        }

        Assert.Equal(Rate("drug") - Rate("placebo"), result.Rows[0].Estimate!.Value, 1e-14); // counts
        Assert.Equal(Patients, result.Used.Sum(u => u.Count));
    }

    [Fact]
    public void The_layouts_and_the_column_of_changes_give_the_same_results()
    {
        var rows = Trial(seed: 5);
        var wide = Run(rows, Tests);
        var visits = Weeks.Select(w => new LongVisit { Week = new(w), Value = $"{w}" }).ToList();
        foreach (var layout in (LongScores[])
            [
                new() { Visit = "WEEK", Score = "SCORE", Visits = visits },
                new() { Visit = "WEEK", Score = "SCORE", Change = "CHANGE", Visits = visits },
                new() { Visit = "WEEK", Change = "CHANGE", Visits = visits },
            ])
        {
            var outcome = PlanRun.Of(Plan(Tests, layout), Table(Long(rows)));
            Assert.Empty(outcome.PlanProblems.Concat(outcome.DataProblems));
            Assert.Equal(wide.SelectMany(r => r.Rows), outcome.Report!.Results.SelectMany(r => r.Rows)); // whole points: no rounding
        }
    }

    [Fact]
    public void An_analysis_leaves_a_patient_out_only_for_what_it_reads()
    {
        foreach (var test in Tests)
        {
            bool readsCrp = test.SubgroupsNamed.Contains("crp>2") || test.MarkersRead.Any(read => read.Marker == PatientMarker.Crp);
            var reads = readsCrp ? test.Reads | PatientFacts.Crp : test.Reads;
            foreach (var fact in Facts)
            {
                // a change is a difference from the baseline score where no column has it
                bool isRead = (reads & fact) != 0 || (fact == PatientFacts.Baseline && (reads & PatientFacts.Change) != 0);
                var rows = Trial(seed: 6);
                var whole = Run(rows, [test])[0];
                Blank(rows, fact);
                var result = Run(rows, [test])[0];
                Assert.True(isRead != result.Rows.SequenceEqual(whole.Rows), $"{test.Name} {(isRead ? "does not notice" : "notices")} that {fact} is missing");
                Assert.Equal(isRead, result.Notes.Any(n => n.StartsWith("Left out because", StringComparison.Ordinal)));
                Assert.Equal(result.Rows, Run([.. rows.Where(r => !isRead || IsComplete(r, fact))], [test])[0].Rows);
            }
        }
    }

    [Fact]
    public void The_order_of_rows_and_columns_changes_nothing_but_rounding()
    {
        var rows = Trial(seed: 7);
        var first = Run(rows, Tests);
        var second = Run([.. Enumerable.Reverse(rows)], Tests);
        foreach (var (a, b) in first.SelectMany(r => r.Rows).Zip(second.SelectMany(r => r.Rows)))
        {
            Assert.Equal(a.Estimate!.Value, b.Estimate!.Value, 1e-10);
            Assert.Equal(a.PValue!.Value, b.PValue!.Value, 1e-10);
        }
    }

    private static void Blank(List<Dictionary<string, string>> rows, PatientFacts fact)
    {
        for (int i = 0; i < rows.Count; i += 7)
        {
            rows[i][ColumnOf(fact)] = string.Empty;
        }
    }

    private static bool IsComplete(Dictionary<string, string> row, PatientFacts fact) => row[ColumnOf(fact)].Length > 0;

    private static string ColumnOf(PatientFacts fact) => fact switch
    {
        PatientFacts.Baseline => "BASE",
        PatientFacts.Crp => "CRP",
        PatientFacts.Sex => "SEX",
        _ => "SITE",
    };

    // whole points, a fifth of the visits missed at random, whether or not others follow
    private static List<Dictionary<string, string>> Trial(ulong seed)
    {
        var chance = new Random((int)seed);
        return [.. Enumerable.Range(1, Patients).Select(id =>
        {
            string arm = id % 2 == 0 ? "drug" : "placebo";
            int baseline = chance.Next(18, 32);
            var row = new Dictionary<string, string>
            {
                ["ID"] = $"{id}",
                ["ARM"] = arm,
                ["BASE"] = $"{baseline}",
                ["SEX"] = chance.Next(2) == 0 ? "F" : "M",
                ["SITE"] = $"S{chance.Next(3)}",
                ["CRP"] = Math.Round(Math.Exp(chance.NextDouble() * 3), 2).ToString(CultureInfo.InvariantCulture),
            };
            foreach (int week in Weeks)
            {
                int score = Math.Max(0, baseline - chance.Next(0, 9) - (2 * week) - (arm == "drug" ? 2 : 0));
                row[$"S{week}"] = chance.Next(5) == 0 ? string.Empty : $"{score}";
            }

            return row;
        })];
    }

    private static IReadOnlyList<AnalysisResult> Run(List<Dictionary<string, string>> rows, IReadOnlyList<Analysis> tests)
    {
        var layout = new WideScores { Visits = [.. Weeks.Select(w => new WideVisit { Week = new(w), Score = $"S{w}" })] };
        var outcome = PlanRun.Of(Plan(tests, layout), Table(Wide(rows)));
        Assert.Empty(outcome.PlanProblems.Concat(outcome.DataProblems));
        return outcome.Report!.Results;
    }

    private static AnalysisPlan Plan(IReadOnlyList<Analysis> tests, ScoreLayout layout)
    {
        var plan = new AnalysisPlan
        {
            Title = "A trial",
            Trial = new()
            {
                Patient = "ID",
                Arm = new() { Column = "ARM", Treatment = "drug", Control = "placebo" },
                Baseline = "BASE",
                Crp = new() { Column = "CRP" },
                Sex = new() { Column = "SEX", Female = "F", Male = "M" },
                Stratum = new() { Column = "SITE" },
                Scores = layout,
            },
            Subgroups = [new Subgroup { CrpAbove = new(2) }],
            Analyses = tests,
        };
        Assert.Empty(plan.Breaches());
        return plan;
    }

    // the change at the last visit, or since the last one that was not missed
    private static DataTable FinalVisit(List<Dictionary<string, string>> rows, bool carried)
    {
        var text = new StringBuilder("ARM,BASE,SEX,SITE,CRP,CHANGE\n");
        foreach (var row in rows)
        {
            string last = carried ? Weeks.Select(w => row[$"S{w}"]).Where(s => s.Length > 0).LastOrDefault(row["BASE"]) : row["S6"];
            if (last.Length > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{row["ARM"]},{row["BASE"]},{row["SEX"]},{row["SITE"]},{row["CRP"]},{Number(last) - Number(row["BASE"])}\n");
            }
        }

        return Table(text.ToString()).WithLevels("ARM", ["placebo", "drug"]);
    }

    private static string Wide(List<Dictionary<string, string>> rows) =>
        string.Join(',', rows[0].Keys) + "\n" + string.Concat(rows.Select(r => string.Join(',', r.Values) + "\n"));

    private static string Long(List<Dictionary<string, string>> rows) =>
        "ID,ARM,BASE,SEX,SITE,CRP,WEEK,SCORE,CHANGE\n" + string.Concat(rows.SelectMany(r => Weeks.Where(w => r[$"S{w}"].Length > 0).Select(w =>
            $"{r["ID"]},{r["ARM"]},{r["BASE"]},{r["SEX"]},{r["SITE"]},{r["CRP"]},{w},{r[$"S{w}"]},{Number(r[$"S{w}"]) - Number(r["BASE"])}\n")));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static DataTable Table(string text) => CsvTable.Parse(Encoding.UTF8.GetBytes(text), CsvTable.UsualMissingCodes).Table!;
}
