using System.Reflection;
using System.Text.Json.Serialization;
using TrialSim.Analyses;
using TrialSim.Analyses.Tables;
using TrialSim.Cli.Results;
using TrialSim.Designs;
using TrialSim.Outcomes;
using TrialSim.Plans;
using TrialSim.Scenarios;
using TrialSim.Scenarios.Csv;
using TrialSim.Simulation;
using TrialSim.Statistics.Data;
using TrialSim.Tests.Behaviour;
using TrialSim.Trials;

namespace TrialSim.Tests.Property;

/// <summary>A simulated trial, exported as CSV and analysed as real data, gives the numbers that the simulation has for it, to the last bit.</summary>
public class SimulatedDataTests
{
    private const int Trials = 24; // three blocks: every lane, and lanes of different blocks

    public static TheoryData<string> Files => [.. ScenarioPaths.Select(path => Path.GetRelativePath(Repository.Root, path))];

    private static IEnumerable<string> ScenarioPaths =>
    [
        .. ShippedScenarios.Paths, TrialsimProcess.Rich, .. Directory.EnumerateFiles(Repository.Path("tests/TrialSim.Tests/Scenarios"), "*.json").Order(),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_trial_exported_and_analysed_gives_the_bits_of_the_simulation(string file)
    {
        var scenario = ScenarioFile.Read(Repository.Path(file)).Scenario!;
        var table = Exported(scenario);
        using var run = new TrialRun(scenario.Protocol());
        for (int replicate = 0; replicate < Trials; replicate++)
        {
            int lane = replicate % 8;
            if (lane == 0)
            {
                run.Conduct(scenario.Seed, (ulong)replicate);
            }

            var outcome = PlanRun.Of(PlanFor(scenario, replicate), table);
            Assert.Empty(outcome.PlanProblems);
            Assert.Empty(outcome.DataProblems);
            int compared = 0;
            for (int a = 0; a < scenario.Analyses.Count; a++)
            {
                if (ReadsBaselineAndScores(scenario.Analyses[a]))
                {
                    AssertSame(run.Findings[a], lane, scenario.Analyses[a], outcome.Report!.Results[compared++], LastDigits(scenario, scenario.Analyses[a]));
                }
            }
        }
    }

    [Fact]
    public void The_scenarios_compared_have_every_kind_of_analysis()
    {
        var compared = ScenarioPaths.SelectMany(path => ScenarioFile.Read(path).Scenario!.Analyses).Select(a => a.GetType()).ToHashSet();
        var known = typeof(Analysis).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(a => a.DerivedType);
        Assert.DoesNotContain(known, kind => !compared.Contains(kind));
    }

    [Fact]
    public void The_commands_pass_a_trial_on_without_losing_a_bit()
    {
        using var directory = new TemporaryDirectory();
        string scenario = Repository.Path("scenarios/raison-2013.json");
        TrialsimProcess.Run("cohort", scenario, "--replicates", "2", "--out", directory["trial.csv"]).Done();
        string printed = TrialsimProcess.Run("analyze", directory["trial.csv"], "--plan", Repository.Path("scenarios/plans/cohort.json"), "--json").Done();
        var results = System.Text.Json.Nodes.JsonNode.Parse(printed)!["analyses"]!.AsArray().ToDictionary(a => (string)a!["name"]!, a => a!["results"]![0]!);
        var simulated = ScenarioFile.Read(scenario).Scenario!;
        using var run = new TrialRun(simulated.Protocol());
        run.Conduct(simulated.Seed, 0);
        int compared = 0;
        foreach (var (analysis, finding) in simulated.Analyses.Zip(run.Findings))
        {
            if (results.TryGetValue(analysis.Name, out var row))
            {
                Assert.Equal(finding.Estimate[0], (double)row["estimate"]!);
                Assert.Equal(Math.Sqrt(finding.Variance[0]), (double)row["standard-error"]!);
                compared++;
            }
        }

        Assert.InRange(compared, 6, int.MaxValue);
    }

    private static void AssertSame(Finding finding, int lane, Analysis analysis, AnalysisResult result, double lastDigits)
    {
        var row = Assert.Single(result.Rows);
        bool estimable = (finding.Estimable.Bits >> lane & 1) != 0;
        Assert.Equal(estimable, row.Remark is null);
        if (!estimable)
        {
            return;
        }

        AssertSame(finding.Estimate[lane], row.Estimate, lastDigits);
        AssertSame(Math.Sqrt(finding.Variance[lane]), row.StandardError, lastDigits);
        if (finding.IsStudent)
        {
            AssertSame(finding.DegreesOfFreedom[lane], row.DegreesOfFreedom, lastDigits);
            AssertSame(finding.Statistic[lane], row.Statistic, lastDigits);
        }

        bool significant = (finding.Significant.Bits >> lane & 1) != 0;
        Assert.True(significant == row.PValue < analysis.Alpha.Value, $"{analysis.Name}: p = {row.PValue}, yet significant is {significant}");
    }

    // a plan names no columns of biomarkers measured after baseline, nor of adverse events, and refuses what reads them
    private static bool ReadsBaselineAndScores(Analysis analysis) =>
        analysis is not MarkerChange && (analysis is not ResponseTest test || ResponseEndpoint.OfScores.Contains(test.Endpoint));

    // mixed models and imputations sum by pattern of visits, and who is left out for want of a marker's value has one in the simulation
    private static double LastDigits(Scenario scenario, Analysis analysis) =>
        (analysis is Mmrm or ImputedAncova) && scenario.Population.Panel.Any(m => m.Missing.Value > 0) ? 1e-12 : 0;

    private static void AssertSame(double simulated, double? analysed, double lastDigits)
    {
        if (lastDigits == 0)
        {
            Assert.Equal(Bits(simulated), Bits(analysed));
        }
        else
        {
            Assert.Equal(simulated, analysed!.Value, lastDigits * Math.Abs(simulated));
        }
    }

    private static long Bits(double? value) => BitConverter.DoubleToInt64Bits(value!.Value);

    private static DataTable Exported(Scenario scenario)
    {
        using var stream = new MemoryStream();
        CohortTable.Write(stream, scenario, CohortExport.Patients(scenario, scenario.Seed, 0, Trials), CancellationToken.None);
        var reading = CsvTable.Parse(stream.ToArray(), CsvTable.UsualMissingCodes);
        Assert.Empty(reading.Problems);
        return reading.Table!;
    }

    private static AnalysisPlan PlanFor(Scenario scenario, int replicate)
    {
        int strata;
        using (var run = new TrialRun(scenario.Protocol()))
        {
            strata = run.Endpoints.Strata;
        }

        return new()
        {
            Title = scenario.Title,
            Data = new() { Rows = [new RowChoice { Column = "replicate", Values = [$"{replicate}"] }] },
            Trial = new()
            {
                Patient = "patient",
                Arm = new() { Column = "arm", Treatment = scenario.Arms.Treatment, Control = scenario.Arms.Control },
                Baseline = "hamd-0",
                Markers = [.. scenario.Population.Biomarkers.Select(b => new MarkerColumn { Marker = b, Column = $"ln-{b}-baseline", Scale = MarkerScale.Ln }),
                    .. scenario.Population.Age is null ? Array.Empty<MarkerColumn>() : [new MarkerColumn { Marker = PatientMarker.Age, Column = "age" }]],
                Sex = new() { Column = "sex", Female = "female", Male = "male" },
                Stratum = strata > 1 ? new() { Column = "stratum", Levels = [.. Enumerable.Range(1, strata).Select(s => $"{s}")] } : null,
                Scores = new WideScores { Visits = [.. scenario.Outcome.Visits.Select(w => new WideVisit { Week = w, Score = FormattableString.Invariant($"hamd-{w.Value}") })] },
                ResponseFall = scenario.Outcome.ResponseFall,
                RemissionAtMost = scenario.Outcome.RemissionAtMost,
            },
            Subgroups = [.. scenario.Subgroups.Where(s => s.Name != Subgroup.All)],
            Analyses = [.. scenario.Analyses.Where(ReadsBaselineAndScores)],
        };
    }
}
