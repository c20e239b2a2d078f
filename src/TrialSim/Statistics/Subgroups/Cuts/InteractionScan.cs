using System.Runtime.InteropServices;
using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Cuts;

/// <summary>
/// The treatment-by-subgroup interaction of one trial at every candidate cut: (treatment minus control above the cut) minus (the same at or
/// below it), tested in the model with four cell means; t on n - 4 degrees of freedom.
/// </summary>
/// <remarks>
/// Outcomes are centred at their arm's mean, which changes no contrast. With s the sum of an arm's low outcomes and c = 1/low + 1/high,
/// the contrast is c0 s0 - c1 s1 and the residual sum of squares SS - c0 s0^2 - c1 s1^2, so that a cut costs a dozen operations once the
/// sums are known and nothing is fitted. A residual sum below 1e-13 of the total is rounding noise and held there. Not estimable where
/// the outcome does not vary within arms or fewer than five patients are left. Equations: docs/methods/cut-points.md.
/// </remarks>
internal sealed unsafe class InteractionScan : IDisposable
{
    private const double NoiseShare = 1e-13;

    private readonly LaneColumns memory;
    private readonly InteractionTerms[] terms;
    private readonly double[][] sums;
    private int cuts;

    /// <summary>Room for the largest trial.</summary>
    public InteractionScan(int mostPatients, int mostCuts)
    {
        // whole tables of 32 outcomes, so that the last one can be loaded without looking at its length
        memory = new(2, (mostPatients + 31) / 32 * 4);
        terms = new InteractionTerms[mostCuts];
        sums = [new double[mostPatients + 1], new double[mostPatients + 1]];
    }

    /// <summary>Patients in the control arm.</summary>
    public int Controls { get; private set; }

    /// <summary>Patients in the treatment arm.</summary>
    public int Treated { get; private set; }

    /// <summary>Sum of squares within arms.</summary>
    public double Total { get; private set; }

    /// <summary>The cuts.</summary>
    public ReadOnlySpan<InteractionTerms> Terms => terms.AsSpan(0, cuts);

    /// <summary>Outcomes of an arm in the order of its marker, less their mean; on a cache line, zeros behind up to a multiple of 32.</summary>
    public Span<double> Outcomes(int arm) => MemoryMarshal.Cast<Lanes, double>(memory[arm]);

    /// <summary>Takes in a trial and the cuts to try.</summary>
    public void Read(PatientsByMarker order, CutCandidates candidates)
    {
        Treated = order.TreatedPatients;
        Controls = order.Patients - Treated;
        Total = 0;
        memory.All.Clear();
        for (int arm = 0; arm < 2; arm++)
        {
            var outcomes = Outcomes(arm);
            int count = 0;
            for (int i = 0; i < order.Patients; i++)
            {
                if (order.Treated[i] == (arm == 1))
                {
                    outcomes[count++] = order.Outcome[i];
                }
            }

            Centre(outcomes[..count], sums[arm]);
        }

        cuts = 0;
        if (Total > 0 && order.Patients > 4)
        {
            foreach (var place in candidates.Places)
            {
                terms[cuts++] = InteractionTerms.Of(place, Controls, Treated);
            }
        }
    }

    /// <summary>The cut with the largest t, in absolute value or in one direction.</summary>
    public SelectedCut Best(CutCandidates candidates, Alternative alternative)
    {
        int best = -1;
        double bestT = 0;
        double bestEstimate = 0;
        for (int k = 0; k < cuts; k++)
        {
            var cut = terms[k];
            double control = sums[0][cut.LowControl];
            double treated = sums[1][cut.LowTreated];
            double estimate = (cut.Control * control) - (cut.Treated * treated);
            double residual = Total - (cut.Control * control * control) - (cut.Treated * treated * treated);
            double t = estimate * Math.Sqrt(cut.Gain / Math.Max(residual, NoiseShare * Total));
            if (best < 0 || alternative.Strength(t) > alternative.Strength(bestT))
            {
                (best, bestT, bestEstimate) = (k, t, estimate);
            }
        }

        return best < 0 ? SelectedCut.None : new(best, candidates.Places[best], bestEstimate, bestT, Controls + Treated - 4);
    }

    /// <inheritdoc/>
    public void Dispose() => memory.Dispose();

    private void Centre(Span<double> outcomes, Span<double> prefix)
    {
        double sum = 0;
        foreach (double y in outcomes)
        {
            sum += y;
        }

        double mean = outcomes.Length == 0 ? 0 : sum / outcomes.Length;
        sum = 0;
        prefix[0] = 0;
        for (int i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] -= mean;
            Total += outcomes[i] * outcomes[i];
            prefix[i + 1] = sum += outcomes[i];
        }
    }
}
