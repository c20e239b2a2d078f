using TrialSim.Statistics.Survival;

namespace TrialSim.Tests.Reference.Survival;

/// <summary>A Cox model says that a coefficient is infinite exactly where it is.</summary>
/// <remarks>
/// The oracle is in whole numbers. With one or two covariates the directions along which no event is overtaken form a cone whose edges are
/// perpendicular to a difference between a patient with the event and one at risk; the likelihood has no maximum where one of the edges keeps all
/// events on top and somebody below.
/// </remarks>
public sealed class CoxMonotoneTests
{
    [Theory]
    [InlineData(6)]
    [InlineData(10)]
    [InlineData(12)]
    [InlineData(16)]
    [InlineData(19)]
    [InlineData(40)]
    [InlineData(100)]
    public void Events_in_the_order_of_the_covariate_have_an_infinite_effect(int patients)
    {
        double[] times = [.. Enumerable.Range(1, patients).Select(i => (double)i)];
        bool[] events = [.. Enumerable.Range(0, patients).Select(i => i % 3 == 0)];
        double[] covariate = [.. Enumerable.Range(0, patients).Select(i => (double)i)];
        double[] withOther = [.. covariate, .. covariate.Select(i => i * 7 % 5)];
        var fit = new CoxRegression();
        foreach (var ties in Enum.GetValues<CoxTies>())
        {
            Assert.Equal(CoxOutcome.MonotoneLikelihood, fit.Fit(times, events, covariate, 1, [], ties));
            Assert.Equal(0, fit.LogLikelihood, 1e-12); // the supremum: every event is certain to be the one that happens
            Assert.Equal(CoxOutcome.MonotoneLikelihood, fit.Fit(times, events, withOther, 2, [], ties));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Small_random_trials_are_told_apart_as_whole_numbers_do(int columns)
    {
        var draw = new Random(20240611);
        var fit = new CoxRegression();
        int endless = 0;
        int finite = 0;
        for (int trial = 0; trial < 4000; trial++)
        {
            int patients = draw.Next(3, 16);
            int values = draw.Next(2, 9);
            double[] times = [.. Enumerable.Range(0, patients).Select(_ => (double)draw.Next(1, 12))];
            bool[] events = [.. Enumerable.Range(0, patients).Select(_ => draw.Next(3) > 0)];
            int[] strata = [.. Enumerable.Range(0, patients).Select(_ => draw.Next(1 + (trial % 2)))];
            double[] design = [.. Enumerable.Range(0, patients * columns).Select(_ => (double)draw.Next(values))];
            foreach (var ties in Enum.GetValues<CoxTies>())
            {
                var outcome = fit.Fit(times, events, design, columns, strata, ties);
                if (outcome is CoxOutcome.NoEvents or CoxOutcome.Aliased)
                {
                    continue;
                }

                bool isEndless = Edges(design, patients, columns).Any(d => RisesForEver(times, events, strata, Along(design, patients, d), ties));
                Assert.True(
                    outcome == (isEndless ? CoxOutcome.MonotoneLikelihood : CoxOutcome.Converged),
                    $"{outcome}, {ties}, times {string.Join(' ', times)}, events {string.Join(' ', events)}, strata {string.Join(' ', strata)}, design {string.Join(' ', design)}");
                endless += isEndless ? 1 : 0;
                finite += isEndless ? 0 : 1;
            }
        }

        Assert.InRange(endless, 500, int.MaxValue);
        Assert.InRange(finite, 500, int.MaxValue);
    }

    [Fact]
    public void An_effect_of_an_outlier_beside_small_differences_is_finite()
    {
        double[] times = [1, 2, 3, 4, 5, 6, 7, 8];
        bool[] events = [false, true, true, true, true, true, true, true];
        double[] covariate = [1e6, 1, 0, 1, 0, 0, 1, 0]; // the one with the extreme value leaves first
        var fit = new CoxRegression();
        Assert.Equal(CoxOutcome.Converged, fit.Fit(times, events, covariate, 1, [], CoxTies.Efron));
        double slope = fit.Coefficients[0];
        Assert.Equal(CoxOutcome.Converged, fit.Fit(times.AsSpan(1), events.AsSpan(1), covariate.AsSpan(1), 1, [], CoxTies.Efron));
        Assert.Equal(fit.Coefficients[0], slope, 1e-6); // scaled by the outlier, differences of 1 keep about ten digits
    }

    private static IEnumerable<int[]> Edges(double[] design, int patients, int columns)
    {
        if (columns == 1)
        {
            return [[1], [-1]];
        }

        return from i in Enumerable.Range(0, patients)
               from j in Enumerable.Range(0, patients)
               let first = (int)(design[i] - design[j])
               let second = (int)(design[patients + i] - design[patients + j])
               where first != 0 || second != 0
               select new[] { -second, first }; // both signs: i and j change places
    }

    private static int[] Along(double[] design, int patients, int[] direction) =>
        [.. Enumerable.Range(0, patients).Select(i => direction.Select((d, j) => d * (int)design[(j * patients) + i]).Sum())];

    private static bool RisesForEver(double[] times, bool[] events, int[] strata, int[] score, CoxTies ties)
    {
        bool rises = false;
        for (int i = 0; i < times.Length; i++)
        {
            for (int j = 0; j < times.Length; j++)
            {
                bool compares = events[i] && strata[j] == strata[i] && times[j] >= times[i] && !(ties == CoxTies.Exact && events[j] && times[j] == times[i]);
                if (compares && score[j] > score[i])
                {
                    return false;
                }

                rises |= compares && score[j] < score[i];
            }
        }

        return rises;
    }
}
