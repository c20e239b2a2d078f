using System.Numerics;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;

namespace TrialSim.Statistics.Subgroups.Cuts;

/// <summary>
/// How often the largest effect above a cut would be as large if the treatment did nothing: the arms are permuted among the patients,
/// eight permutations at a time.
/// </summary>
/// <remarks>
/// Exact in every trial in which the treatment does nothing, whatever the marker does to the outcome, as long as arms were allocated without
/// regard to strata; p-value and ties as in <see cref="PermutedInteractions"/>. Outcomes permuted within arms would keep the difference
/// between the arms, and test the marker instead of the treatment. A permutation reaches t where s^2 is at least
/// treated x control x t^2 x squares / (n (n - 2 + t^2)): n, treated and control are the patients above the cut, s the treated ones' sum
/// about the mean.
/// </remarks>
internal sealed unsafe class PermutedSubgroups : IDisposable
{
    private const double TieShare = 1e-9;

    private readonly LanePermutations order;
    private readonly LaneColumns above;
    private readonly int permutations;

    /// <summary>Room for the largest trial.</summary>
    public PermutedSubgroups(int mostPatients, int permutations)
    {
        this.permutations = permutations;
        order = new(mostPatients);
        above = new(2, mostPatients + 1);
    }

    /// <summary>Counts, for eight trials, the permutations that reach an observed maximum.</summary>
    /// <param name="random">The streams of the block of eight.</param>
    /// <param name="trials">The trials.</param>
    /// <param name="observed">The observed maximum of each: the t statistic; NaN for a trial that is left out.</param>
    /// <param name="alternative">What it is the maximum of: |t|, t or -t.</param>
    /// <param name="reached">The counts.</param>
    public void Count(
        in TrialRandom random, ReadOnlySpan<SubgroupScan> trials, ReadOnlySpan<double> observed, Alternative alternative, Span<int> reached)
    {
        reached.Clear();
        Span<int> sizes = stackalloc int[Lanes.Count];
        for (int trial = 0; trial < sizes.Length; trial++)
        {
            sizes[trial] = double.IsNaN(observed[trial]) ? 0 : trials[trial].Patients;
        }

        order.Prepare(sizes);
        for (int first = 0; first < permutations; first += Lanes.Count)
        {
            order.Draw(random, first / Lanes.Count, 0);
            uint counted = permutations - first >= Lanes.Count ? 0xFFu : (1u << (permutations - first)) - 1;
            for (int trial = 0; trial < trials.Length; trial++)
            {
                if (!double.IsNaN(observed[trial]))
                {
                    Sum(trials[trial], order.Of(trial));
                    reached[trial] += BitOperations.PopCount(Reached(trials[trial], observed[trial], alternative).Bits & counted);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        order.Dispose();
        above.Dispose();
    }

    // Number and sum of the treated among the last patients; who is moved to one of the first places of the list is treated.
    private void Sum(SubgroupScan scan, ReadOnlySpan<Vector512<long>> places)
    {
        var count = (Vector512<double>*)above.Start;
        var sum = count + above.Length;
        var treated = Vector512.Create((long)scan.Treated);
        var outcomes = scan.Outcomes;
        var one = Vector512.Create(1.0);
        var number = count[outcomes.Length] = Vector512<double>.Zero;
        var total = sum[outcomes.Length] = Vector512<double>.Zero;
        for (int i = outcomes.Length - 1; i >= 0; i--)
        {
            var has = Vector512.LessThan(places[i], treated).AsDouble();
            count[i] = number += has & one;
            sum[i] = total += has & Vector512.Create(outcomes[i]);
        }
    }

    private LaneMask Reached(SubgroupScan scan, double observed, Alternative alternative)
    {
        double squared = observed * observed;
        // a negative one-sided maximum is reached by small squares on the wrong side: threshold and tie change sign
        double side = alternative.Strength(observed) < 0 ? -1 : 1;
        Lanes direction = alternative == Alternative.Less ? -1 : 1;
        var reached = LaneMask.None;
        foreach (ref readonly var cut in scan.Terms)
        {
            if (cut.High > 2 && cut.Squares > 0)
            {
                var treated = new Lanes(((Vector512<double>*)above.Start)[cut.Low]);
                var sum = new Lanes(((Vector512<double>*)above.Start)[above.Length + cut.Low]);
                double share = squared / (cut.High * (cut.High - 2 + squared)) * cut.Squares;
                var excess = Lanes.FmaNegated(treated, cut.Mean, sum);
                var size = alternative == Alternative.TwoSided ? excess * excess : excess * Lanes.Abs(excess) * direction;
                var needed = treated * (cut.High - treated) * (share * (side - TieShare));
                reached |= (size >= needed) & (treated >= cut.FewestTreated) & (treated <= cut.MostTreated);
            }
        }

        return reached;
    }
}
