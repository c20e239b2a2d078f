using TrialSim.Assurance;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Tests.Support;
using TrialSim.Trials;

namespace TrialSim.Tests.Property;

/// <summary>Several markers predictive at once.</summary>
public class SumDrugEffectTests
{
    private static readonly ConstantDrugEffect Constant = new() { Points = new(-1.5) };
    private static readonly LinearDrugEffect ByCrp = new() { Slope = new(-2), NullAt = new(4.6) };
    private static readonly ThresholdDrugEffect ByReceptor = new() { Marker = new("sil-6r"), Cut = new(37), Above = new(-3), AtMost = new(0.5) };
    private static readonly SumDrugEffect Sum = new() { Of = [Constant, ByCrp, ByReceptor] };

    [Fact]
    public void A_patients_effect_is_what_the_formula_says_of_each_of_her_markers()
    {
        using var trial = Panels.Enrol(Panels.Shipped, 40, 5, 0);
        var points = new Lanes[40];
        Sum.Write(trial, points);
        for (int i = 0; i < points.Length; i++)
        {
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                double crp = trial.Level(PatientMarker.Crp)[i][lane];
                double receptor = Math.Exp(trial.Level(new PatientMarker("sil-6r"))[i][lane]);
                double expected = -1.5 - (2 * (crp - Math.Log(4.6))) + (receptor > 37 ? -3 : 0.5);
                Near.Absolute(expected, points[i][lane], 1e-12, $"patient {i}, trial {lane}");
            }
        }
    }

    [Fact]
    public void A_multiple_of_a_sum_is_told_as_such()
    {
        Assert.Equal(0.5, EffectMultiple.Of(Sum.Scaled(0.5), Sum, Panels.Shipped), 1e-12);
        Assert.Equal(0, EffectMultiple.Of(Sum.Scaled(0), Sum, Panels.Shipped));
        Assert.Equal(double.NaN, EffectMultiple.Of(new SumDrugEffect { Of = [Constant, ByCrp, (ThresholdDrugEffect)ByReceptor.Scaled(2)] }, Sum, Panels.Shipped));
        Assert.Equal(double.NaN, EffectMultiple.Of(Constant, Sum, Panels.Shipped));
        Assert.Equal(double.NaN, EffectMultiple.Of(Sum, Constant, Panels.Shipped));
    }

    [Fact]
    public void A_sum_of_one_and_a_sum_of_sums_are_refused()
    {
        var scenario = ShippedScenarios.Read("raison-2013-panel.json");
        Assert.Empty(With(Sum));
        Assert.Equal("outcome.drug-effect.of", Assert.Single(With(new() { Of = [ByCrp] })).Path);
        Assert.Equal("outcome.drug-effect.of[1]", Assert.Single(With(new() { Of = [ByCrp, Sum] })).Path);
        Assert.Equal("outcome.drug-effect.of[0].marker", Assert.Single(With(new() { Of = [ByReceptor with { Marker = new("il-8") }, ByCrp] })).Path);

        IReadOnlyList<ScenarioProblem> With(SumDrugEffect effect) => (scenario with { Outcome = scenario.Outcome with { DrugEffect = effect } }).Problems();
    }
}
