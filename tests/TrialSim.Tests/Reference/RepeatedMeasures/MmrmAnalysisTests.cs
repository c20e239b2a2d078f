using TrialSim.Analyses;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;
using TrialSim.Tests.Oracles;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.RepeatedMeasures;

/// <summary>mmrm analyses of simulated trials against the same model fitted to a table of the same patients.</summary>
public sealed class MmrmAnalysisTests
{
    private const ulong Seed = 77;

    // Both end their search at a Newton decrement below 1e-12, so that an estimate may be off by 1e-6 of its standard error and is by much less.
    private const double Tolerance = 1e-8;

    private static readonly Analyses.Mmrm Plain = new() { Name = "plain" };

    public static TheoryData<string> Names => [.. Variants.Select(v => v.Name)];

    private static Analyses.Mmrm[] Variants =>
    [
        Plain,
        Plain with { Name = "score", Endpoint = ContinuousEndpoint.Score, Covariates = [Covariate.LogCrp, Covariate.Sex] },
        Plain with { Name = "strata", Covariates = [Covariate.Baseline, Covariate.Strata] },
        Plain with { Name = "no covariates", Covariates = [] },
        Plain with { Name = "week 3", Visit = new(3) },
        Plain with { Name = "Kenward-Roger", DegreesOfFreedom = MmrmInference.KenwardRoger },
        Plain with { Name = "second derivatives", DegreesOfFreedom = MmrmInference.KenwardRogerSecondDerivatives },
        Plain with { Name = "main effects", MainEffects = [Covariate.Sex, Covariate.LogCrp], DegreesOfFreedom = MmrmInference.KenwardRoger },
        Plain with { Name = "Toeplitz", Covariance = CovarianceForm.HeterogeneousToeplitz, Visit = new(8) },
        Plain with { Name = "AR(1)", Covariance = CovarianceForm.Ar1, DegreesOfFreedom = MmrmInference.KenwardRoger },
        Plain with { Name = "ante-dependence", Covariance = CovarianceForm.AnteDependence },
        Plain with { Name = "above 5", Subgroup = "crp>5", Covariance = CovarianceForm.CompoundSymmetry },
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_simulated_trial_is_analysed_like_a_table_of_its_patients(string name)
    {
        var scenario = With(Variants.Single(v => v.Name == name));
        int compared = 0;
        Conduct(scenario, 2, (run, lane, patients) =>
        {
            var analysis = (Analyses.Mmrm)scenario.Analyses[0];
            if (Has(run.Findings[0].Counted[0], lane))
            {
                Compare(analysis, scenario, patients, run.Findings[0], lane);
                compared++;
            }
        });
        Assert.InRange(compared, 12, 16); // of 16 trials, a few may have too few patients above 5 mg/L
    }

    [Fact]
    public void Where_the_first_structure_cannot_be_fitted_the_next_one_is()
    {
        var scenario = With(Plain with { Name = "few", Subgroup = "crp>5", Covariates = [] });
        var fewer = scenario with { Design = scenario.Design with { Patients = new(40) } };
        var analysis = (Analyses.Mmrm)fewer.Analyses[0];
        int structures = analysis.Structures.Count;
        var used = new int[structures];
        Conduct(fewer, 4, (run, lane, patients) =>
        {
            var finding = run.Findings[0];
            int[] fitted = [.. Enumerable.Range(0, structures).Where(s => Has(finding.Counted[s], lane))];
            int[] failed = [.. Enumerable.Range(structures, finding.Counted.Length - structures).Where(f => Has(finding.Counted[f], lane))];
            Assert.Equal(Has(finding.Estimable, lane) ? 1 : 0, fitted.Length);
            Assert.Equal(fitted is [0] ? 0 : 1, failed.Length);
            if (fitted is [var s])
            {
                used[s]++;
                Compare(analysis with { Covariance = analysis.Structures[s] }, fewer, patients, finding, lane);
            }
        });
        Assert.True(used.Count(n => n > 0) >= 3, $"only {string.Join(", ", used)} used: the test is about nothing");
    }

    [Fact]
    public void The_closed_form_and_the_iteration_agree()
    {
        var scenario = With(Plain);
        using var run = new TrialRun(scenario.Protocol());
        var columns = MmrmSpecification.Of(Plain, run.Endpoints);
        using var iteration = new MmrmIteration(run.Trial, new(run.Endpoints, columns), [CovarianceForm.Unstructured]);
        for (ulong first = 0; first < 400; first += Lanes.Count)
        {
            run.Conduct(Seed, first);
            iteration.Fit(run.Trial.VisitsSeen, LaneMask.All, 0);
            foreach (var inference in (MmrmInference[])[MmrmInference.Satterthwaite, MmrmInference.KenwardRoger])
            {
                var model = run.Endpoints.Model(columns);
                for (int visit = 1; visit <= run.Trial.Visits; visit++)
                {
                    var closed = model.ArmAt(visit, inference);
                    var iterated = iteration.ArmAt(visit, inference);
                    Assert.Equal(0xFFu, closed.Estimable.Bits);
                    Assert.Equal(0xFFu, iterated.Estimable.Bits);
                    for (int lane = 0; lane < Lanes.Count; lane++)
                    {
                        string about = $"{inference}, visit {visit}, replicate {first} + {lane}";
                        Near.Absolute(closed.Estimate[lane], iterated.Estimate[lane], 1e-9 * Math.Sqrt(closed.Variance[lane]), about);
                        Near.Relative(closed.Variance[lane], iterated.Variance[lane], 1e-9, about);
                        Near.Relative(closed.DegreesOfFreedom[lane], iterated.DegreesOfFreedom[lane], 1e-9, about);
                    }
                }
            }
        }
    }

    [Fact]
    public void Analyses_that_differ_only_in_what_they_ask_share_one_fit()
    {
        var scenario = With(
            Plain, Plain with { Name = "kr", DegreesOfFreedom = MmrmInference.KenwardRoger }, Plain with { Name = "week", Visit = new(6), Alpha = new(0.01) },
            Plain with { Name = "score", Endpoint = ContinuousEndpoint.Score });
        using var run = new TrialRun(scenario.Protocol());
        MmrmModel[] models = [.. scenario.Analyses.Select(a => run.Endpoints.Model(MmrmSpecification.Of((Analyses.Mmrm)a, run.Endpoints)))];
        Assert.Same(models[0], models[1]);
        Assert.Same(models[0], models[2]);
        Assert.NotSame(models[0], models[3]);
    }

    private static Scenario With(params Analyses.Mmrm[] analyses) =>
        TestScenarios.RaisonLike with { Analyses = analyses, Decisions = [], Claims = [] };

    private static void Conduct(Scenario scenario, int blocks, Action<TrialRun, int, Patient[]> look)
    {
        Assert.Empty(scenario.Problems());
        using var run = new TrialRun(scenario.Protocol());
        for (int block = 0; block < blocks; block++)
        {
            run.Conduct(Seed, (ulong)(block * Lanes.Count));
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                look(run, lane, PatientList.Of(run.Trial, lane));
            }
        }
    }

    private static bool Has(LaneMask mask, int lane) => (mask.Bits >> lane & 1) != 0;

    private static void Compare(Analyses.Mmrm analysis, Scenario scenario, Patient[] patients, Finding finding, int lane)
    {
        var members = new ScalarAnalysis(scenario, patients, strata: 0).Members(analysis.Subgroup);
        var expected = TableTwin.Of(analysis, scenario, members);
        Assert.NotNull(expected);
        string about = $"{analysis.Name}, lane {lane}";
        Near.Absolute(expected.Value.Estimate, finding.Estimate[lane], Tolerance * expected.Value.StandardError, about);
        Near.Relative(expected.Value.StandardError, Math.Sqrt(finding.Variance[lane]), Tolerance, about);
        Near.Relative(expected.Value.DegreesOfFreedom, finding.DegreesOfFreedom[lane], Tolerance, about);
    }
}
