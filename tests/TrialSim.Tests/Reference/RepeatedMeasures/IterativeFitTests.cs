using TrialSim.Numerics;
using TrialSim.Statistics;
using TrialSim.Statistics.Mmrm;
using TrialSim.Statistics.Mmrm.Structures;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.RepeatedMeasures;

/// <summary>The search for the maximum in eight lanes: what lanes owe to each other (nothing), to the order of patients, and how fits end that have no maximum.</summary>
public sealed class IterativeFitTests
{
    public static TheoryData<string> Names => [.. CovarianceStructure.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_lane_has_the_same_bits_whatever_its_neighbours_hold(string name)
    {
        double[] amongOthers = Fit(name, lane: 3, others: true, backwards: false);
        double[] alone = Fit(name, lane: 6, others: false, backwards: false);
        Assert.Equal(alone, amongOthers);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_order_of_patients_does_not_matter(string name)
    {
        double[] forwards = Fit(name, 0, others: false, backwards: false);
        double[] backwards = Fit(name, 0, others: false, backwards: true);
        for (int k = 0; k < forwards.Length; k++)
        {
            // sums in another order move the end of the search within its tolerance: 1e-7 standard errors
            Near.Relative(forwards[k], backwards[k], 1e-8, (name, k));
        }
    }

    [Fact]
    public void The_gradient_is_zero_at_the_maximum()
    {
        var trial = new RaggedTrial(11, 40, 5, 0.15);
        using var moments = Moments(trial);
        using var fit = new IterativeFit(trial.Design, new Unstructured());
        fit.Fit(moments, LaneMask.First(1));
        using var surface = new StructuredLikelihood(trial.Design, new Unstructured(), 1, LikelihoodKind.Restricted);
        Lanes[] at = [.. from a in Enumerable.Range(0, 5) from b in Enumerable.Range(0, a + 1) select fit.Covariance(0)[a, b]];
        surface.Evaluate(at, moments);
        surface.ComputeGradient();
        for (int e = 0; e < at.Length; e++)
        {
            // derivatives are of the order n / variance, 40 / 25, times the relative error of the sums, which cancel
            Near.Absolute(0, surface.Gradient[e][0], 1e-9, e);
        }
    }

    [Fact]
    public void No_point_near_the_maximum_is_higher()
    {
        var trial = new RaggedTrial(12, 40, 4, 0.2);
        using var moments = Moments(trial);
        foreach (var structure in CovarianceStructure.All)
        {
            using var fit = new IterativeFit(trial.Design, structure);
            using var surface = new StructuredLikelihood(trial.Design, structure, 1, LikelihoodKind.Restricted);
            fit.Fit(moments, LaneMask.First(1));
            var best = fit.LogLikelihood[0];
            var at = new Lanes[structure.Parameters(4)];
            structure.Start(4, fit.Covariance(0), at);
            for (int k = 0; k < at.Length; k++)
            {
                foreach (double step in new[] { -0.05, 0.05 })
                {
                    Lanes[] near = [.. at.Select((p, i) => i == k ? p + (step * (structure is Unstructured ? 20 : 1)) : p)];
                    surface.Evaluate(near, moments);
                    Assert.True(surface.Inner.LogLikelihood[0] < best, $"{structure.Name}, parameter {k}, step {step}");
                }
            }
        }
    }

    [Fact]
    public void Structures_nested_in_others_are_never_more_likely()
    {
        var trial = new RaggedTrial(13, 50, 4, 0.1);
        using var moments = Moments(trial);
        double Maximum(string name)
        {
            using var fit = new IterativeFit(trial.Design, CovarianceStructure.Named(name));
            fit.Fit(moments, LaneMask.First(1));
            Assert.Equal(MmrmOutcome.Converged, fit.Outcome(0));
            return fit.LogLikelihood[0];
        }

        foreach (string chain in new[] { "ar1 ar1h toeph us", "cs csh toeph us", "ar1 toep toeph us", "ar1 ad adh us", "ar1h adh us", "cs toep toeph us" })
        {
            double[] likelihoods = [.. chain.Split(' ').Select(Maximum)];
            Assert.True(likelihoods.Zip(likelihoods.Skip(1), (inner, outer) => inner < outer).All(b => b), chain);
        }
    }

    [Fact]
    public void Where_the_closed_form_applies_the_first_point_is_the_maximum()
    {
        var trial = new RaggedTrial(14, 40, 4, 0);
        using var moments = new PatternMoments(4, trial.Covariates);
        trial.AddTo(moments, 0, _ => 0);
        moments.Complete();
        using var fit = new IterativeFit(trial.CrossedDesign, new Unstructured());
        fit.Fit(moments, LaneMask.First(1));
        Assert.Equal(MmrmOutcome.Converged, fit.Outcome(0));
        Assert.Equal(1, fit.Evaluations);
    }

    [Fact]
    public void A_fit_allocates_nothing_once_warm()
    {
        var trial = new RaggedTrial(15, 30, 4, 0.2);
        using var moments = new PatternMoments(4, trial.Covariates);
        using var fit = new IterativeFit(trial.Design, new Unstructured());
        var contrast = trial.Design.Prepare(trial.LastDifference);
        void Once()
        {
            moments.Clear();
            trial.AddTo(moments, 0, static _ => 0);
            moments.Complete();
            fit.Fit(moments, LaneMask.First(1));
            fit.PrepareAdjustment(CoefficientCovariance.KenwardRogerLinear);
            fit.AdjustedContrast(contrast);
        }

        Once();
        Once();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Once();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Too_few_patients_end_as_such()
    {
        // 9 patients less 3 crossed covariates leave the 7th visit, given the six before, nothing
        var trial = new RaggedTrial(16, 9, 7, 0);
        Assert.Equal(MmrmOutcome.TooFewPatients, OutcomeOf(trial, trial.CrossedDesign, "us"));
        Assert.Equal(MmrmOutcome.Converged, OutcomeOf(trial, trial.CrossedDesign, "cs"));
    }

    [Fact]
    public void A_column_that_repeats_another_in_the_data_ends_as_aliased()
    {
        var trial = new RaggedTrial(17, 20, 3, 0);
        using var moments = new PatternMoments(3, 2);
        for (int i = 0; i < 20; i++)
        {
            moments.Add(0, 0, 7, [1, 1], [i % 5, i % 3, i % 7]); // everybody is treated
        }

        moments.Complete();
        using var fit = new IterativeFit(
            new(3, 2, [DesignColumn.AtEveryVisit("constant", 0, 3), DesignColumn.AtEveryVisit("treated", 1, 3)]), new CompoundSymmetric());
        fit.Fit(moments, LaneMask.First(1));
        Assert.Equal(MmrmOutcome.AliasedColumns, fit.Outcome(0));
    }

    [Fact]
    public void A_visit_that_another_predicts_without_error_ends_as_singular()
    {
        using var moments = new PatternMoments(2, 1);
        for (int i = 0; i < 20; i++)
        {
            moments.Add(0, 0, 3, [1], [i, (2 * i) + 1]);
        }

        moments.Complete();
        using var fit = new IterativeFit(
            new(2, 1, [DesignColumn.AtVisit("first", 0, 0, 2), DesignColumn.AtVisit("second", 0, 1, 2)]), new Unstructured());
        fit.Fit(moments, LaneMask.First(1));
        Assert.Equal(MmrmOutcome.SingularCovariance, fit.Outcome(0));
        Assert.Equal(0u, fit.Converged.Bits);
    }

    [Fact]
    public void Two_visits_never_seen_together_have_no_covariance()
    {
        using var moments = new PatternMoments(2, 1);
        for (int i = 0; i < 30; i++)
        {
            moments.Add(0, 0, i % 2 == 0 ? 1ul : 2ul, [1], [i % 7, i % 5]);
        }

        moments.Complete();
        VisitDesign design = new(2, 1, [DesignColumn.AtVisit("first", 0, 0, 2), DesignColumn.AtVisit("second", 0, 1, 2)]);
        using var fit = new IterativeFit(design, new Unstructured());
        fit.Fit(moments, LaneMask.First(1));
        Assert.Equal(MmrmOutcome.TooFewPatients, fit.Outcome(0));
    }

    [Fact]
    public void A_design_that_repeats_a_column_is_refused_by_name()
    {
        var refusal = Assert.Throws<StatisticsInputException>(() => new VisitDesign(
            2, 1, [DesignColumn.AtEveryVisit("constant", 0, 2), DesignColumn.AtVisit("first", 0, 0, 2), DesignColumn.AtVisit("second", 0, 1, 2)]));
        Assert.Contains("\"second\"", refusal.Message, StringComparison.Ordinal);
    }

    private static MmrmOutcome OutcomeOf(RaggedTrial trial, VisitDesign design, string structure)
    {
        using var moments = Moments(trial);
        using var fit = new IterativeFit(design, CovarianceStructure.Named(structure));
        fit.Fit(moments, LaneMask.First(1));
        return fit.Outcome(0);
    }

    private static PatternMoments Moments(RaggedTrial trial)
    {
        var moments = new PatternMoments(trial.Visits, trial.Covariates);
        trial.AddTo(moments, 0, _ => 0);
        moments.Complete();
        return moments;
    }

    // Likelihood, contrast with and without adjustment, and covariance of one trial in a lane.
    private static double[] Fit(string structure, int lane, bool others, bool backwards)
    {
        var trial = new RaggedTrial(21, 40, 4, 0.2);
        using var moments = new PatternMoments(4, trial.Covariates);
        for (int l = 0; others && l < Lanes.Count; l++)
        {
            if (l != lane)
            {
                // one of them too small for its model, one with other patterns only
                new RaggedTrial(50 + (ulong)l, l == 1 ? 4 : 30, 4, l == 2 ? 0.5 : 0.05).AddTo(moments, l, _ => 0);
            }
        }

        if (backwards)
        {
            trial.AddBackwards(moments, lane);
        }
        else
        {
            trial.AddTo(moments, lane, _ => 0);
        }

        moments.Complete();
        using var fit = new IterativeFit(trial.Design, CovarianceStructure.Named(structure));
        fit.Fit(moments, LaneMask.All);
        Assert.Equal(MmrmOutcome.Converged, fit.Outcome(lane));
        var contrast = trial.Design.Prepare(trial.LastDifference);
        var plain = fit.Contrast(contrast);
        fit.PrepareAdjustment(CoefficientCovariance.KenwardRoger);
        var adjusted = fit.AdjustedContrast(contrast);
        return
        [
            fit.LogLikelihood[lane], plain.Estimate[lane], plain.Variance[lane], plain.DegreesOfFreedom[lane], adjusted.Variance[lane],
            .. from a in Enumerable.Range(0, 4) from b in Enumerable.Range(0, a + 1) select fit.Covariance(0)[a, b][lane],
        ];
    }
}
