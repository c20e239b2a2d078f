using TrialSim.Claims;
using TrialSim.Simulation;
using TrialSim.Tests.Published;
using TrialSim.Trials;

namespace TrialSim.Tests.Property;

/// <summary>What is said to be true of a set of patients.</summary>
public class ReferencePopulationTests
{
    private static readonly Scenarios.Scenario Raison = ShippedScenarios.Read("raison-2013.json");

    [Fact]
    public void Running_sums_give_what_counting_gives()
    {
        double[] marker = [3, 1, 2, 2, 5, 4, 4, 0];
        double[] effect = [-1, 2, 0, -3, -2, 1, -1, 0];
        double[] recorded = [-2, 2, 1, -3, -2, 0, -1, 1];
        var order = new EffectsByMarker(marker, effect, recorded);
        foreach (double cut in (double[])[-1, 0, 1.5, 2, 3.9, 4, 5])
        {
            foreach (bool above in (bool[])[true, false])
            {
                int[] members = [.. Enumerable.Range(0, 8).Where(i => marker[i] > cut == above)];
                int[] others = [.. Enumerable.Range(0, 8).Except(members)];
                var truth = order.Truth(cut, above);
                Assert.Equal(members.Length / 8.0, truth.Share);
                Assert.Equal(members.Count(i => effect[i] < 0) / 8.0, truth.Benefit);
                if (members.Length > 0)
                {
                    Assert.Equal(members.Average(i => effect[i]), truth.Effect, 1e-15);
                    Assert.Equal(members.Average(i => recorded[i]), truth.Recorded, 1e-15);
                }

                if (others.Length > 0)
                {
                    Assert.Equal(others.Average(i => effect[i]), truth.EffectOutside, 1e-15);
                    Assert.Equal(others.Average(i => recorded[i]), truth.RecordedOutside, 1e-15);
                }
            }
        }
    }

    [Fact]
    public void The_best_cut_leaves_fewest_on_the_wrong_side()
    {
        double[] marker = [1, 2, 2, 3, 4, 5, 6, 7];
        double[] effect = [1, -1, 1, 1, -1, -1, 1, -1];
        var (below, above, wrong) = new EffectsByMarker(marker, effect, effect).BestCut();
        Assert.Equal((0.5, true, 0.25), (below, above, wrong)); // above 3: 4 benefits wrongly left out: the 2; the 6 wrongly in
        var turned = new EffectsByMarker(marker, [.. effect.Select(e => -e)], effect).BestCut();
        Assert.Equal((0.5, false, 0.25), turned);
    }

    [Fact]
    public void A_subgroup_s_truth_is_that_of_the_counterfactual_run()
    {
        var population = ReferencePopulation.Draw(Raison, 2, CancellationToken.None);
        var truth = CounterfactualRun.Compute(Raison, 2, CancellationToken.None);
        var expected = truth.Analyses[Raison.Analyses.ToList().FindIndex(a => a.Name == "welch-crp>5")];
        var set = ClaimedSet.Of(Raison.Subgroups.Single(s => s.Name == "crp>5"));
        var found = population.Truth(set);
        double error = Math.Sqrt((expected.Mcse * expected.Mcse) + (population.Spread * population.Spread / (found.Share * population.Count)));
        Assert.InRange(found.Recorded, expected.Value - (5 * error), expected.Value + (5 * error)); // wrong once in two million
        Assert.InRange(error, 0, 0.03); // and sees 0.2 points
    }

    [Fact]
    public void A_second_condition_that_everybody_meets_changes_nothing_but_the_patients_asked()
    {
        var population = ReferencePopulation.Draw(Raison, 2, CancellationToken.None);
        var one = ClaimedSet.Everybody.With(new(PatientMarker.Crp, Math.Log(5), Above: true));
        var both = one.With(new(PatientMarker.Baseline, -1, Above: true));
        var (few, all) = (population.Truth(both), population.Truth(one));
        double error = population.Spread / Math.Sqrt(all.Share * ReferencePopulation.PatientsForSeveralBounds);
        Assert.InRange(few.Recorded, all.Recorded - (5 * error), all.Recorded + (5 * error));
        Assert.InRange(few.Share, all.Share - 0.015, all.Share + 0.015); // five standard errors of a share of 32,768
    }

    /// <summary>False alarms of three standard errors: one in 370 for each of forty cuts; five of them would come once in 50 million.</summary>
    [Fact]
    public void A_marker_that_has_nothing_to_do_with_the_effect_enhances_it_nowhere()
    {
        var population = ReferencePopulation.Draw(Raison, 2, CancellationToken.None);
        int enhanced = 0;
        for (int age = 22; age < 62; age++)
        {
            var truth = population.Truth(ClaimedSet.Everybody.With(new(PatientMarker.Age, age, Above: true)));
            Assert.NotEqual(0, truth.Effect - truth.EffectOutside);
            enhanced += ClaimScoring.Effect(ClaimKind.EnhancedEffect, truth) == 0 ? 0 : 1;
            Assert.NotEqual(0, ClaimScoring.Effect(ClaimKind.SubgroupEffect, truth)); // the drug harms the average patient, older or not
        }

        Assert.InRange(enhanced, 0, 4);
    }

    [Fact]
    public void A_drug_that_does_nothing_has_effects_of_exactly_nothing_in_any_set()
    {
        var population = ReferencePopulation.Draw(ShippedScenarios.Read("raison-2013-null.json"), 2, CancellationToken.None);
        var truth = population.Truth(ClaimedSet.Everybody.With(new(PatientMarker.Crp, 1, Above: true)));
        Assert.Equal((0, 0, 0, 0), (truth.Effect, truth.EffectOutside, truth.Recorded, truth.RecordedOutside));
        Assert.False(population.EffectVaries);
    }

    [Fact]
    public void The_number_of_workers_changes_nothing()
    {
        var scenario = TextbookTrial.WithEffect(40, -0.5);
        var set = ClaimedSet.Everybody.With(new(PatientMarker.Crp, 0.3, Above: true));
        Assert.Equal(
            ReferencePopulation.Draw(scenario, 1, CancellationToken.None).Truth(set), ReferencePopulation.Draw(scenario, 3, CancellationToken.None).Truth(set));
    }
}
