using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Statistics;
using TrialSim.Statistics.Subgroups;
using TrialSim.Statistics.Subgroups.Curves;
using TrialSim.Tests.Reference.Subgroups;

namespace TrialSim.Tests.Property;

/// <summary>What must hold of the kernels for a continuous marker whatever the trial.</summary>
public sealed class ContinuousMarkerPropertyTests
{
    private const double Rounding = 1e-9; // of statistics of order 1, after other units have moved every intermediate number

    public static TheoryData<string> Functions => ["one power", "two powers", "spline"];

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_shift_of_the_outcome_and_another_unit_of_the_marker_change_nothing(string family) => ForEach((trial, _) =>
    {
        using var function = Family(family, trial.Count);
        var one = function.Fit(trial.Patients);
        double[] effects = new double[trial.Count];
        function.Effects(2, effects);
        // x in another unit is a shift of ln x; the spline takes any straight line
        Lanes[] marker = [.. trial.Marker.Select(x => family == "spline" ? (3.0 * x) - 40.0 : x + 2.5)];
        Lanes[] outcome = [.. trial.Outcome.Select(y => y + 17.0)];
        var other = function.Fit(new(outcome, trial.Treated, trial.Observed, marker));
        double[] same = new double[trial.Count];
        function.Effects(2, same);
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            Assert.Equal(one.F[lane], other.F[lane], Rounding * 100); // powers -2 and 3 side by side: a condition number above 1e4
        }

        Assert.All(effects.Zip(same), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    });

    [Theory]
    [MemberData(nameof(Functions))]
    public void Exchanging_the_arms_turns_the_effect(string family) => ForEach((trial, _) =>
    {
        using var function = Family(family, trial.Count);
        var one = function.Fit(trial.Patients);
        double[] effects = new double[trial.Count];
        function.Effects(0, effects);
        Lanes[] control = [.. trial.Treated.Select(t => 1.0 - t)];
        var other = function.Fit(new(trial.Outcome, control, trial.Observed, trial.Marker));
        double[] turned = new double[trial.Count];
        function.Effects(0, turned);
        Assert.Equal(one.F[0], other.F[0], Rounding);
        Assert.All(effects.Zip(turned), pair => Assert.Equal(pair.First, -pair.Second, 1e-7));
    });

    [Theory]
    [MemberData(nameof(Functions))]
    public void Outcomes_of_patients_who_were_not_observed_do_not_matter(string family) => ForEach((trial, _) =>
    {
        using var function = Family(family, trial.Count);
        Lanes[] outcome = [.. trial.Outcome.Zip(trial.Observed, (y, o) => y + ((1.0 - o) * 1000.0))];
        Assert.Equal(function.Fit(trial.Patients).F[5], function.Fit(new(outcome, trial.Treated, trial.Observed, trial.Marker)).F[5]);
    });

    [Theory]
    [MemberData(nameof(Functions))]
    public void Without_two_arms_or_a_marker_that_varies_nothing_is_estimable(string family) => ForEach((trial, _) =>
    {
        using var function = Family(family, trial.Count);
        Assert.Equal(0u, function.Fit(new(trial.Outcome, trial.Observed.Select(_ => Lanes.One).ToArray(), trial.Observed, trial.Marker)).Estimable.Bits);
        Assert.Equal(0u, function.Fit(new(trial.Outcome, trial.Treated, trial.Observed, trial.Observed.Select(_ => Lanes.One).ToArray())).Estimable.Bits);
        Assert.Equal(0u, function.Fit(new(trial.Outcome, trial.Treated, new Lanes[trial.Count], trial.Marker)).Estimable.Bits);
        Assert.Equal(0xFFu, function.Fit(trial.Patients).Estimable.Bits);
    });

    [Fact]
    public void Windows_do_not_see_a_shift_of_the_outcome_or_a_rising_transformation_of_the_marker() => ForEach((trial, expected) =>
    {
        using var windows = new SlidingWindows(trial.Count, trial.Count / 3, trial.Count / 5);
        windows.Enter(trial.Patients);
        var found = windows.Observed(out var one, out _);
        windows.Enter(new([.. trial.Outcome.Select(y => y - 90.0)], trial.Treated, trial.Observed, [.. trial.Marker.Select(LaneMath.Exp)]));
        var same = windows.Observed(out var other, out _);
        Assert.Equal(found[4], same[4]);
        Assert.Equal(1, other[4] / one[4], Rounding);
    });

    [Fact]
    public void Thresholds_do_not_see_a_shift_and_turn_with_the_arms() => ForEach((trial, expected) =>
    {
        using var search = new ThresholdSearch(trial.Count, [trial.Count / 3, trial.Count / 2]);
        var one = new Lanes[3];
        var other = new Lanes[3];
        search.Enter(trial.Patients);
        search.Observed(one);
        search.Enter(new([.. trial.Outcome.Select(y => y - 90.0)], [.. trial.Treated.Select(t => 1.0 - t)], trial.Observed, [.. trial.Marker.Select(LaneMath.Exp)]));
        search.Observed(other);
        Assert.All(one.Zip(other), pair => Assert.Equal(pair.First[6], -pair.Second[6], Rounding));
    });

    [Fact]
    public void Learning_from_sums_of_parts_finds_what_learning_from_the_patients_finds() => ForEach((trial, _) =>
    {
        int[] sizes = [trial.Count / 4, trial.Count / 4, trial.Count - (2 * (trial.Count / 4))];
        Lanes[] parts = [.. Enumerable.Range(0, trial.Count).Select(i => Lanes.Load([.. Enumerable.Range(0, Lanes.Count).Select(k => Part((i + (3 * k)) % trial.Count, sizes))]))];
        using var signature = new MarkerSignature(2, trial.Count, 0.4, 0.5, GoodOutcome.Low);
        trial.Marker.CopyTo(signature[0]);
        trial.Second.CopyTo(signature[1]);
        TwoSample expected = default;
        for (int part = 0; part < sizes.Length; part++)
        {
            Lanes[] learning = [.. parts.Zip(trial.Observed, (p, o) => (~Lanes.EqualTo(p, (double)part)).Keep(o))];
            signature.Learn(trial.Outcome, trial.Treated, learning);
            for (int i = 0; i < trial.Count; i++)
            {
                expected = expected.With(trial.Outcome[i], trial.Treated[i], signature.IsSensitive(i).Keep(trial.Observed[i] - learning[i]));
            }
        }

        using var folded = new FoldedSignature(2, sizes, 0.4, 0.5, GoodOutcome.Low);
        folded.Enter(trial.Outcome, trial.Observed, signature, parts);
        var arms = new Lanes[trial.Count];
        folded.Arrange(trial.Treated, arms);
        var (right, found) = (expected.Pooled(), folded.Effect(arms));
        Assert.Equal(right.Estimable.Bits, found.Estimable.Bits);
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            if ((right.Estimable.Bits >> lane & 1) != 0)
            {
                Assert.Equal(right.DegreesOfFreedom[lane], found.DegreesOfFreedom[lane]);
                Assert.Equal(right.Estimate[lane], found.Estimate[lane], Rounding);
                Assert.Equal(right.Variance[lane], found.Variance[lane], Rounding);
            }
        }

        static double Part(int patient, int[] sizes) => patient < sizes[0] ? 0 : patient < sizes[0] + sizes[1] ? 1 : 2;
    });

    [Fact]
    public void Windows_cover_all_patients_and_share_as_many_as_they_are_told()
    {
        for (int patients = 5; patients < 40; patients++)
        {
            for (int size = 2; size < patients; size++)
            {
                for (int shared = 0; shared < size; shared++)
                {
                    var windows = PatientWindow.Cover(patients, size, shared);
                    Assert.Equal((0, patients), (windows[0].From, windows[^1].To));
                    Assert.All(windows, w => Assert.Equal(size, w.To - w.From));
                    Assert.All(windows.Zip(windows.Skip(1)).SkipLast(1), pair => Assert.Equal(shared, pair.First.To - pair.Second.From));
                    Assert.All(windows.Zip(windows.Skip(1)), pair => Assert.True(pair.Second.From > pair.First.From));
                }
            }
        }
    }

    [Fact]
    public void An_order_of_patients_holds_each_of_them_once_and_depends_on_its_number_only()
    {
        using var permutations = new PatientPermutations(37);
        var random = TrialRandom.For(5, 80);
        int[][] orders = [.. Enumerable.Range(0, 20).Select(k => permutations.Order(random, k).ToArray())];
        Assert.All(orders, order => Assert.Equal(Enumerable.Range(0, 37), order.Order()));
        Assert.Equal(20, orders.Select(order => string.Join(",", order)).Distinct().Count());
        permutations.Restart();
        Assert.Equal(orders[13], permutations.Order(random, 13).ToArray());
    }

    private static EffectFunction Family(string name, int patients) => name switch
    {
        "one power" => new FractionalPolynomial(1, patients),
        "two powers" => new FractionalPolynomial(2, patients),
        _ => new RestrictedCubicSpline(patients),
    };

    private static void ForEach(Action<MarkedTrial, System.Text.Json.JsonElement> check)
    {
        foreach (var (trial, expected) in MarkedTrial.All())
        {
            check(trial, expected);
        }
    }
}
