using System.Text.Json;
using TrialSim.Numerics;
using TrialSim.Statistics.Subgroups.Curves;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Subgroups;

/// <summary>Methods for a continuous marker against continuous-markers.json, which continuous-markers.R made with lm, anova and t.test.</summary>
/// <remarks>Approximate: the file has 15 digits, and R's fits of nearly collinear powers lose some of them; the limits say how many.</remarks>
public sealed class ContinuousMarkerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Fractional_polynomials_agree_with_R(int degree)
    {
        foreach (var (trial, expected) in MarkedTrial.All())
        {
            using var polynomial = new FractionalPolynomial(degree, trial.Count);
            var test = polynomial.Fit(trial.Patients);
            var c = expected.GetProperty("fp" + degree);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                var (first, second) = polynomial.PowersOf(lane);
                Assert.Equal(c.Numbers("powers"), degree == 1 ? [first] : [first, second]);
                Compare(c, test, polynomial, lane, degree == 1 ? 1e-11 : 1e-8); // powers -2 and -2 with ln x: a condition number of 1e4, squared here
            }
        }
    }

    [Fact]
    public void Restricted_cubic_splines_agree_with_R()
    {
        foreach (var (trial, expected) in MarkedTrial.All())
        {
            using var spline = new RestrictedCubicSpline(trial.Count);
            var test = spline.Fit(trial.Patients);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                Compare(expected.GetProperty("spline"), test, spline, lane, 1e-9);
            }
        }
    }

    [Fact]
    public void Sliding_windows_agree_with_loops_in_R()
    {
        foreach (var (trial, expected) in MarkedTrial.All())
        {
            using var windows = new SlidingWindows(trial.Count, expected.Whole("size"), expected.Whole("shared"));
            windows.Enter(trial.Patients);
            double[] departures = expected.Numbers("departures");
            Assert.Equal(departures.Length, windows.Count);
            var found = windows.Observed(out var statistic, out _);
            double[] permuted = expected.Numbers("permuted_departures");
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                Near.Relative(departures.Max(), statistic[lane] / windows.ResidualVariance[lane], 1e-11, trial.Name);
                Assert.Equal(Array.IndexOf(departures, departures.Max()), (int)found[lane]);
                foreach (var (order, value) in Orders(expected).Zip(permuted))
                {
                    Near.Relative(value, windows.Largest(order)[lane] / windows.ResidualVariance[lane], 1e-11, trial.Name);
                }
            }
        }
    }

    [Fact]
    public void Thresholds_agree_with_loops_in_R()
    {
        foreach (var (trial, expected) in MarkedTrial.All())
        {
            int[] sizes = [.. expected.Numbers("sizes").Select(s => (int)s)];
            using var search = new ThresholdSearch(trial.Count, sizes);
            search.Enter(trial.Patients);
            var found = new Lanes[sizes.Length + 1];
            search.Observed(found);
            double[] r = expected.Numbers("thresholds");
            double[][] permuted = [.. expected.GetProperty("permuted_thresholds").EnumerateArray().Select(p => p.EnumerateArray().Select(x => x.GetDouble()).ToArray())];
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                Assert.All(r.Zip(found), pair => Near.Absolute(pair.First, pair.Second[lane], 1e-11, trial.Name));
                foreach (var (order, values) in Orders(expected).Zip(permuted))
                {
                    var (highest, lowest) = search.Permuted(order, 2.2);
                    Near.Absolute(Math.Max(values[..^1].Max(), values[^1] + 2.2), highest[lane], 1e-11, trial.Name);
                    Near.Absolute(Math.Min(values[..^1].Min(), values[^1] - 2.2), lowest[lane], 1e-11, trial.Name);
                    Near.Absolute(values[..^1].Max(), search.Permuted(order, double.NegativeInfinity).Highest[lane], 1e-11, trial.Name);
                }
            }
        }
    }

    [Fact]
    public void Signatures_agree_with_R()
    {
        foreach (var (trial, expected) in MarkedTrial.All())
        {
            using var signature = new MarkerSignature(2, trial.Count, 0.4, 1.5, GoodOutcome.Low);
            trial.Marker.CopyTo(signature[0]);
            trial.Second.CopyTo(signature[1]);
            Lanes[] learning = [.. trial.Learn.Zip(trial.Observed, (a, b) => a * b)];
            signature.Learn(trial.Outcome, trial.Treated, learning);
            foreach (var (c, m) in expected.GetProperty("signature").EnumerateArray().Select((c, m) => (c, m)))
            {
                bool selected = c.GetProperty("selected").GetBoolean();
                for (int lane = 0; lane < Lanes.Count; lane++)
                {
                    Assert.Equal(selected, IsSet(signature.Selected(m), lane));
                    if (selected)
                    {
                        Near.Relative(c.Number("cut"), signature.Cut(m)[lane], 1e-10, trial.Name);
                        Assert.Equal(c.GetProperty("above").GetBoolean(), IsSet(signature.Above(m), lane));
                    }
                }
            }

            for (int i = 0; i < trial.Count; i++)
            {
                bool sensitive = false;
                bool all = true;
                foreach (var (c, x) in expected.GetProperty("signature").EnumerateArray().Zip([trial.Marker[i][0], trial.Second[i][0]]))
                {
                    sensitive |= c.GetProperty("selected").GetBoolean();
                    all &= !c.GetProperty("selected").GetBoolean() || c.GetProperty("above").GetBoolean() == x > c.Number("cut");
                }

                Assert.Equal(sensitive && all, IsSet(signature.IsSensitive(i), 0));
            }
        }
    }

    private static void Compare(JsonElement c, TreatmentByMarker test, EffectFunction function, int lane, double limit)
    {
        Assert.True(IsSet(test.Estimable, lane));
        Assert.Equal(c.Number("df"), test.DegreesOfFreedom[lane]);
        Near.Relative(c.Number("f"), test.F[lane], limit, c);
        Near.Relative(c.Number("p"), test.Tail(lane), limit, c);
        foreach (double alpha in (double[])[0.01, 0.05, 0.2, 0.5, 0.9])
        {
            Assert.Equal(c.Number("p") < alpha, IsSet(test.Significant(alpha), lane));
        }

        double[] effects = new double[c.Numbers("effects").Length];
        function.Effects(lane, effects);
        double size = c.Numbers("effects").Max(Math.Abs);
        for (int i = 0; i < effects.Length; i++)
        {
            Near.Absolute(c.Numbers("effects")[(i + lane) % effects.Length], effects[i], limit * size, c);
        }
    }

    private static bool IsSet(LaneMask mask, int lane) => (mask.Bits >> lane & 1) != 0;

    private static IEnumerable<int[]> Orders(JsonElement expected) =>
        expected.GetProperty("orders").EnumerateArray().Select(o => o.EnumerateArray().Select(x => x.GetInt32()).ToArray());
}
