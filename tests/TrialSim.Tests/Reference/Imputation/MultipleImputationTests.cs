using TrialSim.Statistics.Imputation;
using TrialSim.Statistics.Mmrm;
using TrialSim.Statistics.Mmrm.Structures;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Imputation;

/// <summary>Multiple imputation, the pooling rules, and what serves a simulated trial.</summary>
public sealed class MultipleImputationTests
{
    [Fact]
    public void The_same_seed_gives_the_same_numbers_whatever_was_done_before()
    {
        using var imputation = ReferenceBasedImputation.Of(GappyTrial.Plan, GappyTrial.Table);
        using var other = ReferenceBasedImputation.Of(GappyTrial.Plan, GappyTrial.Table);
        other.Jackknife(ImputationStrategy.CopyReference);
        var first = imputation.Impute(ImputationStrategy.JumpToReference, 16, 5)!;
        var again = other.Impute(ImputationStrategy.JumpToReference, 16, 5)!;

        Assert.Equal(first.Estimate, again.Estimate);
        Assert.Equal(first.Between, again.Between);
        Assert.NotEqual(first.Estimate, imputation.Impute(ImputationStrategy.JumpToReference, 16, 6)!.Estimate);
    }

    [Fact]
    public void A_trial_without_gaps_has_no_variance_between_imputations()
    {
        var full = GappyTrial.Table.Where(i => GappyTrial.Outcomes.All(o => !GappyTrial.Table[o].IsMissing(i)));
        using var imputation = ReferenceBasedImputation.Of(GappyTrial.Plan with { FixedEffects = "ARM * VISIT" }, full);
        var pooled = imputation.Impute(ImputationStrategy.MissingAtRandom, 9, 1)!;

        Assert.Equal(0, pooled.Between, 1e-25);
        Near.Relative(pooled.Within, pooled.Total, 1e-12);
    }

    [Theory]
    [InlineData(ImputationStrategy.MissingAtRandom)]
    [InlineData(ImputationStrategy.JumpToReference)]
    [InlineData(ImputationStrategy.CopyIncrements)]
    public void Draws_scatter_about_the_conditional_means_and_a_delta_moves_them_alike(ImputationStrategy strategy)
    {
        using var imputation = ReferenceBasedImputation.Of(GappyTrial.Plan, GappyTrial.Table);
        var jackknife = imputation.Jackknife(strategy);
        var pooled = imputation.Impute(strategy, 4000, 3)!;
        var shifted = imputation.Impute(strategy, 4000, 3, delta: 2)!;

        // false alarm 6e-7 for the Monte Carlo error; the bootstrap's bias of order 1/n, some hundredths of the standard error, is allowed for
        double error = (5 * Math.Sqrt(pooled.Between / 4000)) + (0.03 * Math.Sqrt(pooled.Within));
        double otherwise = imputation.Jackknife(strategy == ImputationStrategy.MissingAtRandom ? ImputationStrategy.CopyReference : ImputationStrategy.MissingAtRandom).Estimate;
        Assert.True(Math.Abs(otherwise - jackknife.Estimate) > 3 * error, "draws under another strategy would be seen");
        Near.Absolute(jackknife.Estimate, pooled.Estimate, error, strategy);
        Near.Absolute(pooled.Estimate + (2 * jackknife.Slope), shifted.Estimate, 1e-10, strategy);
    }

    [Fact]
    public void Rubins_rules_know_their_limits()
    {
        var same = RubinsRules.Pool([2, 2, 2], [0.5, 0.5, 0.5], 30);
        var sameWithInfinite = RubinsRules.Pool([2, 2, 2], [0.5, 0.5, 0.5], double.PositiveInfinity);
        var single = RubinsRules.Pool([2], [0.5], 30);

        Near.Relative(31.0 / 33 * 30, same.Df, 1e-14); // Barnard and Rubin's, with nothing missing
        Assert.Equal(double.PositiveInfinity, sameWithInfinite.Df);
        Near.Relative(0.25, same.Total, 1e-15);
        Assert.True(double.IsNaN(single.Between) && double.IsNaN(single.Pooled.P));
        Assert.Equal(2, single.Estimate);
        Assert.Throws<ArgumentOutOfRangeException>(() => RubinsRules.Pool([1, 2], [1], 3));
    }

    [Fact]
    public void More_variance_within_bootstrap_samples_than_between_leaves_no_standard_error()
    {
        var pooled = BootstrappedImputations.Pool(new double[,] { { -1, 1 }, { 1, -1 }, { -1, 1 } });

        Assert.Equal(0, pooled.Estimate);
        Assert.True(double.IsNaN(pooled.StandardError) && double.IsNaN(pooled.P));
        Assert.Throws<ArgumentOutOfRangeException>(() => BootstrappedImputations.Pool(new double[,] { { 1, 2 } }));
        Assert.Throws<ArgumentOutOfRangeException>(() => BootstrappedImputations.Pool(new double[,] { { 1 }, { 2 } }));
    }

    [Fact]
    public void A_trial_is_fitted_imputed_and_jackknifed_without_allocation_once_the_buffers_have_grown()
    {
        using var model = new ImputationModel(Design(), new Unstructured());
        using var jackknife = new Jackknife(model);
        ImputationStrategy[] strategies = [ImputationStrategy.MissingAtRandom, ImputationStrategy.JumpToReference];
        JackknifedEstimate[] estimates = [new(), new()];
        Analyse(60);
        Analyse(60);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Analyse(60);
        Analyse(59);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(estimates[1].At(0).StandardError > 0);

        void Analyse(int patients)
        {
            Fill(model, patients);
            model.Fit(3, 1);
            jackknife.Estimate(strategies, estimates);
        }
    }

    [Fact]
    public void A_trial_in_the_loop_and_its_table_give_the_same_effect()
    {
        using var model = new ImputationModel(Design(), new Unstructured());
        using var jackknife = new Jackknife(model);
        var estimate = new JackknifedEstimate();
        Fill(model, GappyTrial.Patients);
        model.Fit(3, 1);
        jackknife.Estimate([ImputationStrategy.CopyReference], new[] { estimate });
        using var imputation = ReferenceBasedImputation.Of(GappyTrial.Plan, GappyTrial.Table);
        var other = imputation.Jackknife(ImputationStrategy.CopyReference);

        // two designs of the same space: only rounding differs
        Near.Relative(other.Estimate, estimate.Estimate, 1e-9);
        Near.Relative(other.At(1).StandardError, estimate.At(1).StandardError, 1e-9);
    }

    // constant, treatment, baseline, each at every visit
    private static VisitDesign Design() => new(
        4, 3, [.. from covariate in Enumerable.Range(0, 3) from visit in Enumerable.Range(0, 4) select DesignColumn.AtVisit($"{covariate} at {visit}", covariate, visit, 4)]);

    private static readonly double[] Baselines = GappyTrial.Table.Numbers("BASE").Values.ToArray();
    private static readonly double[][] Responses = [.. GappyTrial.Outcomes.Select(o => GappyTrial.Table.Numbers(o).Values.ToArray())];
    private static readonly double[] Ones = [.. Enumerable.Repeat(1.0, 64)];
    private static readonly double[] Treated = [.. Enumerable.Range(0, 64).Select(i => i % 2 == 0 ? 1.0 : 0)];
    private static readonly double[] Centred = [.. Enumerable.Range(0, 64).Select(i => Baselines[i % GappyTrial.Patients] - 20)];

    // the gappy trial, its first patients again where more are asked for, somewhat changed
    private static void Fill(ImputationModel model, int patients)
    {
        var trial = model.Trial;
        trial.Restart(patients);
        for (int i = 0; i < patients; i++)
        {
            int source = i % GappyTrial.Patients;
            trial.Arm(i) = i % 2 == 0 ? 1 : 0;
            trial.Own(i)[0] = trial.UnderReference(i)[0] = 1;
            trial.Own(i)[1] = Treated[i];
            trial.UnderReference(i)[1] = 0;
            trial.Own(i)[2] = trial.UnderReference(i)[2] = Centred[i];
            for (int visit = 0; visit < 4; visit++)
            {
                trial.Responses(i)[visit] = Responses[visit][source] + (i > source ? 0.3 * ((i + visit) % 5) : 0);
            }
        }

        trial.Complete();
        var basis = model.Analysis.Restart(3);
        basis.TryAdd(Ones.AsSpan(0, patients), 1e-7);
        basis.TryAdd(Treated.AsSpan(0, patients), 1e-7);
        basis.TryAdd(Centred.AsSpan(0, patients), 1e-7);
    }
}
