using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.Imputation;
using TrialSim.Statistics.LinearModels;
using TrialSim.Statistics.Mmrm;
using TrialSim.Tests.Oracles;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Imputation;

/// <summary>
/// Imputation against its scalar twin, and what no relabelling may alter; the numbers are held to rbmi's by the qualification cases.
/// Tolerances: both fits stop at a Newton decrement of 1e-12 with one step beyond, which leaves estimates to about 1e-9.
/// </summary>
public sealed class ReferenceBasedImputationTests
{
    public static TheoryData<ImputationStrategy> Strategies => [.. Enum.GetValues<ImputationStrategy>()];

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Every_profile_agrees_with_the_scalar_twin(ImputationStrategy strategy)
    {
        using var imputation = ReferenceBasedImputation.Of(GappyTrial.Plan, GappyTrial.Table);
        double[,] completed = imputation.Complete(strategy, 1.5);
        double[,] twin = ScalarImputation.Complete(GappyTrial.Table, GappyTrial.Outcomes, strategy, 1.5);

        Assert.Equal(ImputationOutcome.Estimated, imputation.Outcome);
        for (int i = 0; i < GappyTrial.Patients; i++)
        {
            for (int visit = 0; visit < 4; visit++)
            {
                Near.Absolute(twin[i, visit], completed[i, visit], 1e-7, $"patient {i}, visit {visit + 1}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Estimates_without_a_patient_are_those_of_the_trial_without_him(ImputationStrategy strategy)
    {
        using var imputation = ReferenceBasedImputation.Of(GappyTrial.Plan, GappyTrial.Table);
        var jackknife = imputation.Jackknife(strategy);

        Near.Absolute(ScalarImputation.Effect(GappyTrial.Table, GappyTrial.Outcomes, strategy, 0), jackknife.Estimate, 1e-7);
        foreach (int patient in (int[])[0, 3, 5, 8, 13, 22, 43])
        {
            var others = GappyTrial.Table.Where(i => i != patient);
            double at2 = jackknife.WithoutOne[patient] + (2 * jackknife.SlopeWithout(patient));
            Near.Absolute(ScalarImputation.Effect(others, GappyTrial.Outcomes, strategy, 0), jackknife.WithoutOne[patient], 1e-7, patient);
            Near.Absolute(ScalarImputation.Effect(others, GappyTrial.Outcomes, strategy, 2), at2, 1e-7, patient);
        }
    }

    [Fact]
    public void The_jackknife_at_a_delta_is_that_of_the_shifted_responses()
    {
        using var imputation = ReferenceBasedImputation.Of(GappyTrial.Plan, GappyTrial.Table);
        var analysis = imputation.Analyse(imputation.Complete(ImputationStrategy.JumpToReference, 3));

        Near.Absolute(
            analysis.Coefficients.Values[imputation.TreatmentCoefficient(analysis)],
            imputation.Jackknife(ImputationStrategy.JumpToReference).At(3).Estimate, 1e-10);
    }

    [Fact]
    public void At_the_tipping_point_the_test_has_just_its_level()
    {
        using var imputation = ReferenceBasedImputation.Of(GappyTrial.Plan, GappyTrial.Table);
        foreach (var strategy in Enum.GetValues<ImputationStrategy>())
        {
            var jackknife = imputation.Jackknife(strategy);
            Assert.InRange(jackknife.At(0).P, 0, 0.05);
            double tip = jackknife.TippingPoint(0.95);
            Assert.True(tip > 0); // the effect is negative, and delta makes the active arm worse
            Near.Absolute(0.05, jackknife.At(tip).P, 1e-9, strategy);
            Assert.True(jackknife.At(0.99 * tip).P < 0.05);
        }
    }

    [Fact]
    public void A_test_without_significance_needs_no_tipping_and_a_trial_without_gaps_cannot_be_tipped()
    {
        using var weak = ReferenceBasedImputation.Of(GappyTrial.Plan, WithArmsExchangedAtRandom());
        using var full = ReferenceBasedImputation.Of(GappyTrial.Plan, WithoutGaps());

        Assert.Equal(0, weak.Jackknife(ImputationStrategy.MissingAtRandom).TippingPoint(0.95));
        Assert.True(double.IsNaN(full.Jackknife(ImputationStrategy.MissingAtRandom).TippingPoint(0.95)));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Without_gaps_the_effect_is_that_of_the_observed_responses(ImputationStrategy strategy)
    {
        using var imputation = ReferenceBasedImputation.Of(GappyTrial.Plan, WithoutGaps());
        var observed = LinearModel.Fit(Formula.Parse("Y4 ~ ARM + BASE"), WithoutGaps());
        var jackknife = imputation.Jackknife(strategy);
        var without = LinearModel.Fit(Formula.Parse("Y4 ~ ARM + BASE"), WithoutGaps().Where(i => i != 7));

        Assert.Equal(0, imputation.MissingResponses);
        Near.Absolute(observed.Coefficients.Values[1], jackknife.Estimate, 1e-12);
        Near.Absolute(without.Coefficients.Values[1], jackknife.WithoutOne[7], 1e-12);
    }

    [Fact]
    public void The_reference_arm_is_imputed_alike_by_all_strategies_but_the_carried_mean()
    {
        using var imputation = ReferenceBasedImputation.Of(GappyTrial.Plan, GappyTrial.Table);
        double[,] random = imputation.Complete(ImputationStrategy.MissingAtRandom);
        foreach (var strategy in (ImputationStrategy[])[ImputationStrategy.JumpToReference, ImputationStrategy.CopyReference, ImputationStrategy.CopyIncrements])
        {
            double[,] other = imputation.Complete(strategy, 5);
            for (int i = 1; i < GappyTrial.Patients; i += 2)
            {
                for (int visit = 0; visit < 4; visit++)
                {
                    Near.Absolute(random[i, visit], other[i, visit], 1e-10, $"{strategy}, patient {i}");
                }
            }
        }
    }

    [Fact]
    public void Visits_missed_in_between_are_imputed_in_the_own_arm_and_get_no_delta()
    {
        using var imputation = ReferenceBasedImputation.Of(GappyTrial.Plan, GappyTrial.Table);
        double[,] random = imputation.Complete(ImputationStrategy.MissingAtRandom);
        double[,] jump = imputation.Complete(ImputationStrategy.JumpToReference, 5);
        int[] between = [.. Enumerable.Range(0, GappyTrial.Patients).Where(i => i % 2 == 0 && IsMissing(i, 2) && !IsMissing(i, 3))];

        Assert.NotEmpty(between);
        Assert.All(between, i => Near.Absolute(random[i, 2], jump[i, 2], 1e-10));
    }

    [Fact]
    public void Patients_without_any_response_get_the_reference_profile_or_their_own()
    {
        using var imputation = ReferenceBasedImputation.Of(GappyTrial.Plan, GappyTrial.Table);
        var profiles = Enum.GetValues<ImputationStrategy>().ToDictionary(s => s, s => imputation.Complete(s)[8, 3]);

        Assert.Equal(profiles[ImputationStrategy.JumpToReference], profiles[ImputationStrategy.CopyReference], 1e-12);
        Assert.Equal(profiles[ImputationStrategy.JumpToReference], profiles[ImputationStrategy.CopyIncrements], 1e-12);
        Assert.Equal(profiles[ImputationStrategy.MissingAtRandom], profiles[ImputationStrategy.LastMeanCarriedForward], 1e-12);
        Assert.NotEqual(profiles[ImputationStrategy.MissingAtRandom], profiles[ImputationStrategy.JumpToReference], 1e-3);
    }

    [Fact]
    public void Origins_and_units_and_the_order_of_patients_change_nothing()
    {
        var table = GappyTrial.Table;
        var moved = table
            .With(new NumericColumn("BASE", [.. table.Numbers("BASE").Values.ToArray().Select(b => (1000 * b) + 3e6)]))
            .With(new NumericColumn("Y1", [.. table.Numbers("Y1").Values.ToArray().Select(y => (10 * y) + 5e5)]))
            .With(new NumericColumn("Y2", [.. table.Numbers("Y2").Values.ToArray().Select(y => (10 * y) - 7e4)]))
            .With(new NumericColumn("Y3", [.. table.Numbers("Y3").Values.ToArray().Select(y => (10 * y) + 5e5)]))
            .With(new NumericColumn("Y4", [.. table.Numbers("Y4").Values.ToArray().Select(y => (10 * y) + 5e5)]))
            .Select([.. Enumerable.Range(0, table.Rows).Select(i => i * 7 % table.Rows)]);
        using var imputation = ReferenceBasedImputation.Of(GappyTrial.Plan, table);
        using var other = ReferenceBasedImputation.Of(GappyTrial.Plan, moved);
        foreach (var strategy in Enum.GetValues<ImputationStrategy>().Where(s => s != ImputationStrategy.LastMeanCarriedForward)) // which feels a visit's origin
        {
            var there = imputation.Jackknife(strategy).At(0);
            var here = other.Jackknife(strategy).At(0);
            Near.Relative(10 * there.Estimate, here.Estimate, 1e-7, strategy);
            Near.Relative(10 * there.StandardError, here.StandardError, 1e-7, strategy);
        }
    }

    [Fact]
    public void A_patient_whose_loss_makes_a_model_inestimable_leaves_no_standard_error()
    {
        // the only man: without him his column is empty
        var table = GappyTrial.Table.With(new NumericColumn("MAN", [.. Enumerable.Range(0, GappyTrial.Patients).Select(i => i == 11 ? 1.0 : 0)]));
        using var imputation = ReferenceBasedImputation.Of(GappyTrial.Plan with { Analysis = "ARM + MAN" }, table);
        var jackknife = imputation.Jackknife(ImputationStrategy.JumpToReference);

        Assert.True(double.IsFinite(jackknife.Estimate) && double.IsFinite(jackknife.WithoutOne[10]));
        Assert.True(double.IsNaN(jackknife.WithoutOne[11]) && double.IsNaN(jackknife.At(0).P) && double.IsNaN(jackknife.TippingPoint(0.95)));
    }

    [Fact]
    public void An_arm_without_any_response_at_a_visit_cannot_be_imputed_at_random_and_the_coefficient_is_named()
    {
        var table = GappyTrial.Table.With(new NumericColumn("Y4", [.. Enumerable.Range(0, GappyTrial.Patients).Select(i => i % 2 == 0 ? double.NaN : GappyTrial.Table.Numbers("Y4").Values[i])]));

        Assert.Contains("VISIT4:ARMD", Assert.Throws<StatisticsInputException>(() => ReferenceBasedImputation.Of(GappyTrial.Plan, table)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_patients_for_the_covariance_are_a_stated_outcome()
    {
        // the last visit in four patients: enough for its three coefficients, not for its covariance with three earlier visits
        double[] few = [.. Enumerable.Range(0, GappyTrial.Patients).Select(i => i is 0 or 1 or 4 or 9 ? GappyTrial.Table.Numbers("Y4").Values[i] : double.NaN)];
        using var imputation = ReferenceBasedImputation.Of(GappyTrial.Plan, GappyTrial.Table.With(new NumericColumn("Y4", few)));

        Assert.Equal(ImputationOutcome.ModelNotFitted, imputation.Outcome);
        Assert.NotEqual(MmrmOutcome.Converged, imputation.ModelOutcome);
        Assert.Throws<InvalidOperationException>(() => imputation.Jackknife(ImputationStrategy.MissingAtRandom));
    }

    [Fact]
    public void What_does_not_fit_the_table_is_refused_in_words()
    {
        Refuse(GappyTrial.Plan with { TargetVisit = "5" }, GappyTrial.Table, "there is no visit \"5\"");
        Refuse(GappyTrial.Plan with { Reference = "X" }, GappyTrial.Table, "\"X\"");
        Refuse(GappyTrial.Plan with { Outcomes = ["Y1", "Y2"] }, GappyTrial.Table, "2 columns of responses for 4 visits");
        Refuse(GappyTrial.Plan with { Analysis = "BASE" }, GappyTrial.Table, "no coefficient of \"D\"");
        Refuse(GappyTrial.Plan, GappyTrial.Table.With(new NumericColumn("BASE", [.. Enumerable.Range(0, GappyTrial.Patients).Select(i => i == 4 ? double.NaN : i)])), "row 5: column \"BASE\": the covariate is missing");
    }

    [Fact]
    public void The_last_observation_is_carried_forward_and_none_stays_none()
    {
        var last = LastObservation.CarriedForward("LAST", GappyTrial.Table, GappyTrial.Outcomes);

        for (int i = 0; i < GappyTrial.Patients; i++)
        {
            int visit = Array.FindLastIndex([0, 1, 2, 3], v => !IsMissing(i, v));
            Assert.Equal(visit < 0 ? double.NaN : GappyTrial.Table.Numbers(GappyTrial.Outcomes[visit]).Values[i], last.Values[i]);
        }
    }

    private static void Refuse(ImputationPlan plan, DataTable table, string words) => Assert.Contains(
        words, Assert.Throws<StatisticsInputException>(() => ReferenceBasedImputation.Of(plan, table)).Message, StringComparison.Ordinal);

    private static bool IsMissing(int patient, int visit) => GappyTrial.Table[GappyTrial.Outcomes[visit]].IsMissing(patient);

    private static DataTable WithoutGaps()
    {
        using var imputation = ReferenceBasedImputation.Of(GappyTrial.Plan, GappyTrial.Table);
        double[,] completed = imputation.Complete(ImputationStrategy.MissingAtRandom);
        return GappyTrial.Outcomes.Index().Aggregate(GappyTrial.Table, (table, o) => table.With(
            new NumericColumn(o.Item, [.. Enumerable.Range(0, table.Rows).Select(i => completed[i, o.Index] + (((i * 13) + (o.Index * 5)) % 7 / 7.0))])));
    }

    private static DataTable WithArmsExchangedAtRandom() => GappyTrial.Table.With(
        FactorColumn.Of("ARM", [.. Enumerable.Range(0, GappyTrial.Patients).Select(i => i * 3 % 8 < 4 ? "P" : "D")]).WithLevels(["P", "D"]));
}
