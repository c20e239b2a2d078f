using TrialSim.Statistics.Logistic;

namespace TrialSim.Tests.Reference.Logistic;

/// <summary>Separation by two covariates against every line through two patients, in whole numbers.</summary>
/// <remarks>
/// The directions that go against nobody form a cone; where it is not empty it has an edge, and on an edge two patients do not move. So a
/// line through two patients that divides the responses exists exactly where the data are separated.
/// </remarks>
public sealed class SeparationTests
{
    private const int Trials = 3000;

    [Fact]
    public void Logistic_regressions_are_separated_exactly_where_a_line_divides_the_responses() =>
        EachTrial<BernoulliFamily>();

    [Fact]
    public void Relative_risks_are_infinite_exactly_where_a_line_through_all_events_has_the_others_on_one_side() =>
        EachTrial<PoissonFamily>();

    private static void EachTrial<TFamily>()
        where TFamily : struct, ICanonicalFamily
    {
        var regression = new CanonicalRegression<TFamily>();
        var search = new SeparationSearch();
        int separated = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            var (x, z, y) = Draw(trial);
            regression.Restart(x.Length, 3);
            double[][] design = [[.. x.Select(_ => 1.0)], [.. x.Select(v => (double)v)], [.. z.Select(v => (double)v)]];
            if (!design.All(column => regression.TryAdd(column)))
            {
                continue;
            }

            bool expected = HasDividingLine<TFamily>(x, z, y);
            separated += expected ? 1 : 0;
            double[] response = [.. y.Select(v => (double)v)];
            var outcome = regression.Maximize(response, LikelihoodKind.Plain);
            Assert.True(outcome == (expected ? RegressionOutcome.Separated : RegressionOutcome.Converged), $"trial {trial}: {outcome}");
            double[] signs = [.. response.Select(v => TFamily.Sign(v)[0])];
            Assert.Equal(expected, search.TryFind(regression.Basis, signs, new double[3]));
        }

        Assert.InRange(separated, Trials / 10, Trials * 9 / 10);
    }

    private static bool HasDividingLine<TFamily>(int[] x, int[] z, int[] y)
        where TFamily : struct, ICanonicalFamily
    {
        double[] sign = [.. y.Select(v => TFamily.Sign((double)v)[0])];
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = i + 1; j < x.Length; j++)
            {
                for (int turn = -1; turn <= 1; turn += 2)
                {
                    int[] side = [.. x.Select((_, k) => turn * (((x[j] - x[i]) * (z[k] - z[i])) - ((z[j] - z[i]) * (x[k] - x[i]))))];
                    bool bears = side.Select((s, k) => sign[k] == 0 ? s == 0 : sign[k] * s >= 0).All(b => b);
                    if (bears && side.Any(s => s != 0))
                    {
                        return true;
                    }
                }
            }
        }

        // the edge of directions that leave the covariates alone: all responses the same
        return new[] { -1, 1 }.Any(turn => sign.All(s => s * turn > 0));
    }

    private static (int[] X, int[] Z, int[] Y) Draw(int trial)
    {
        var state = (ulong)trial * 0x9E3779B97F4A7C15UL;
        int next(int below)
        {
            state += 0x9E3779B97F4A7C15UL;
            ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return (int)((mixed >> 33) % (ulong)below);
        }

        int n = 5 + (trial % 8), values = 2 + (trial % 7);
        int[] x = [.. Enumerable.Range(0, n).Select(_ => next(values))];
        int[] z = [.. Enumerable.Range(0, n).Select(_ => next(values) + (next(10) == 0 ? 500 : 0))];
        return (x, z, [.. x.Select(v => next(2 * values) < v + (values / 2) ? 1 : 0)]);
    }
}
