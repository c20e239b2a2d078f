using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;

namespace TrialSim.Statistics.Subgroups.Cuts;

/// <summary>
/// How often the largest interaction statistic over all cuts would be as large if the marker had nothing to do with the outcome: outcomes
/// are permuted among the patients of each arm, eight permutations at a time.
/// </summary>
/// <remarks>
/// The p-value is (1 + permutations that reach the observed maximum) / (permutations + 1), which never rejects too often when outcomes
/// within arms are exchangeable; a prognostic marker makes it cautious (docs/methods/cut-points.md). No statistic is worked out: t reaches
/// the observed value exactly where contrast^2 x gain / t^2 + (squares explained) reaches the total sum of squares, which needs no division.
/// Ties (the same cells, added in another order) count as reached: the comparison yields 1e-9 of the total, far above the rounding of a
/// running sum.
/// Source: Phipson and Smyth (2010), Statistical Applications in Genetics and Molecular Biology 9:39.
/// </remarks>
internal sealed unsafe class PermutedInteractions : IDisposable
{
    private const double TieShare = 1e-9;

    private readonly LanePermutations[] orders;
    private readonly LaneColumns sums;
    private readonly int permutations;

    /// <summary>Room for the largest trial.</summary>
    public PermutedInteractions(int mostPatients, int permutations)
    {
        this.permutations = permutations;
        orders = [new(mostPatients), new(mostPatients)];
        sums = new(2, mostPatients + 1);
    }

    /// <summary>Counts, for eight trials, the permutations that reach an observed maximum.</summary>
    /// <param name="random">The streams of the block of eight.</param>
    /// <param name="trials">The trials.</param>
    /// <param name="observed">The observed maximum of each: the t statistic; NaN for a trial that is left out.</param>
    /// <param name="alternative">What it is the maximum of: |t|, t or -t.</param>
    /// <param name="reached">The counts.</param>
    public void Count(
        in TrialRandom random, ReadOnlySpan<InteractionScan> trials, ReadOnlySpan<double> observed, Alternative alternative, Span<int> reached)
    {
        reached.Clear();
        Span<int> sizes = stackalloc int[Lanes.Count];
        for (int arm = 0; arm < 2; arm++)
        {
            for (int trial = 0; trial < sizes.Length; trial++)
            {
                sizes[trial] = double.IsNaN(observed[trial]) ? 0 : arm == 0 ? trials[trial].Controls : trials[trial].Treated;
            }

            orders[arm].Prepare(sizes);
        }

        for (int first = 0; first < permutations; first += Lanes.Count)
        {
            orders[0].Draw(random, first / Lanes.Count, 0);
            orders[1].Draw(random, first / Lanes.Count, 1);
            uint counted = permutations - first >= Lanes.Count ? 0xFFu : (1u << (permutations - first)) - 1;
            for (int trial = 0; trial < trials.Length; trial++)
            {
                if (!double.IsNaN(observed[trial]))
                {
                    Sum(trials[trial], trial);
                    reached[trial] += BitOperations.PopCount(Reached(trials[trial], observed[trial], alternative) & counted);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        orders[0].Dispose();
        orders[1].Dispose();
        sums.Dispose();
    }

    private void Sum(InteractionScan scan, int trial)
    {
        for (int arm = 0; arm < 2; arm++)
        {
            PermutedSums.Run(scan.Outcomes(arm), orders[arm].Of(trial), MemoryMarshal.Cast<Lanes, Vector512<double>>(sums[arm]));
        }
    }

    private uint Reached(InteractionScan scan, double observed, Alternative alternative)
    {
        double strength = alternative.Strength(observed);
        // one-sided maxima may be negative: then fewer squares explained speak for a larger t, and the comparison turns round
        double side = strength < 0 ? -1 : 1;
        var inverse = Vector512.Create(1 / Math.Max(observed * observed, 1e-300));
        var least = Vector512.Create(side * scan.Total * (1 - (side * TieShare)));
        return alternative == Alternative.TwoSided
            ? Reached(scan, inverse, least)
            : Reached(scan, inverse, least, Vector512.Create(side), alternative == Alternative.Less ? -1 : 1);
    }

    private uint Reached(InteractionScan scan, Vector512<double> inverse, Vector512<double> least)
    {
        var control = (Vector512<double>*)sums.Start;
        var treated = control + sums.Length;
        var largest = Vector512<double>.Zero;
        foreach (ref readonly var cut in scan.Terms)
        {
            var s0 = control[cut.LowControl];
            var s1 = treated[cut.LowTreated];
            var p0 = s0 * Vector512.Create(cut.Control);
            var p1 = s1 * Vector512.Create(cut.Treated);
            var contrast = p0 - p1;
            var explained = Vector512.FusedMultiplyAdd(p1, s1, p0 * s0);
            largest = Vector512.MaxNative(
                largest, Vector512.FusedMultiplyAdd(contrast * contrast, inverse * Vector512.Create(cut.Gain), explained));
        }

        return (uint)Vector512.GreaterThanOrEqual(largest, least).ExtractMostSignificantBits();
    }

    private uint Reached(InteractionScan scan, Vector512<double> inverse, Vector512<double> least, Vector512<double> side, double direction)
    {
        var control = (Vector512<double>*)sums.Start;
        var treated = control + sums.Length;
        var largest = Vector512.Create(double.NegativeInfinity);
        inverse *= Vector512.Create(direction);
        foreach (ref readonly var cut in scan.Terms)
        {
            var s0 = control[cut.LowControl];
            var s1 = treated[cut.LowTreated];
            var p0 = s0 * Vector512.Create(cut.Control);
            var p1 = s1 * Vector512.Create(cut.Treated);
            var contrast = p0 - p1;
            var explained = Vector512.FusedMultiplyAdd(p1, s1, p0 * s0) * side;
            largest = Vector512.MaxNative(
                largest,
                Vector512.FusedMultiplyAdd(contrast * Vector512.Abs(contrast), inverse * Vector512.Create(cut.Gain), explained));
        }

        return (uint)Vector512.GreaterThanOrEqual(largest, least).ExtractMostSignificantBits();
    }
}
