using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Statistics.Mmrm;

namespace TrialSim.Statistics.Imputation;

/// <summary>
/// Multiple imputation with the model's uncertainty taken from a bootstrap: for every imputation patients are drawn within each arm, the
/// model is refitted to them, and the responses missing in the trial are drawn given that fit; eight imputations at a time.
/// </summary>
/// <remarks>
/// Imputation m's numbers depend on the seed and m alone. A bootstrap sample to which the model cannot be fitted is drawn anew. Source:
/// Efron (1994), J Am Stat Assoc 89:463-475; with reference-based strategies as in Carpenter, Roger and Kenward (2013).
/// </remarks>
internal sealed class BootstrapImputation : IDisposable
{
    private const int MostAttempts = 50;

    private readonly ImputationModel model;
    private readonly PatternMoments sums;
    private int[] byArm = []; // patients, arm after arm
    private int[] startOfArm = [];
    private int[] counts = []; // lane by patient
    private int[] pairs = [];
    private Lanes[] deviates = [];
    private Vector512<ulong>[] fractions = [];

    public BootstrapImputation(ImputationModel model)
    {
        this.model = model;
        sums = new(model.All.Visits, model.All.Covariates);
    }

    /// <summary>Imputes the model's last trial and analyses it, once for each of the estimates.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="delta">Added to the active patients' responses imputed after dropout, in points.</param>
    /// <param name="seed">Of the random numbers.</param>
    /// <param name="estimates">Receives the treatment effects.</param>
    /// <param name="standardErrors">Receives their standard errors in the completed data.</param>
    public ImputationOutcome Draw(ImputationStrategy strategy, double delta, ulong seed, Span<double> estimates, Span<double> standardErrors)
    {
        Restart();
        for (int first = 0; first < estimates.Length; first += Lanes.Count)
        {
            var random = TrialRandom.For(seed, (ulong)first);
            if (!TryFit(random))
            {
                return ImputationOutcome.ModelNotFitted;
            }

            model.Update();
            random.Normals(DrawPurpose.ImputedResponse, 0, 0, pairs, deviates);
            var estimate = model.Analysis.EstimateWithDraws(strategy, delta, deviates);
            var squared = model.Analysis.SquaredError();
            for (int lane = 0; lane < Lanes.Count && first + lane < estimates.Length; lane++)
            {
                estimates[first + lane] = estimate[lane];
                standardErrors[first + lane] = Math.Sqrt(squared[lane]);
            }
        }

        return ImputationOutcome.Estimated;
    }

    /// <inheritdoc/>
    public void Dispose() => sums.Dispose();

    private void Restart()
    {
        var trial = model.Trial;
        int patients = trial.Patients;
        pairs = [.. Enumerable.Range(0, (patients + 1) / 2)];
        (deviates, fractions, counts) = (new Lanes[2 * pairs.Length], new Vector512<ulong>[2 * pairs.Length], new int[Lanes.Count * patients]);
        byArm = [.. Enumerable.Range(0, patients).OrderBy(i => trial.Arm(i))];
        int arms = patients == 0 ? 0 : trial.Arm(byArm[^1]) + 1;
        startOfArm = [.. Enumerable.Range(0, arms + 1).Select(arm => byArm.Count(i => trial.Arm(i) < arm))];
    }

    // The model fitted to a sample in every lane; lanes in which that is impossible get another sample.
    private bool TryFit(TrialRandom random)
    {
        uint wanting = LaneMask.All.Bits;
        for (int attempt = 0; attempt < MostAttempts && wanting != 0; attempt++)
        {
            Sample(random, attempt, wanting);
            CollectSums();
            model.Fitted.Fit(sums, LaneMask.All);
            wanting = ~model.Fitted.Converged.Bits & LaneMask.All.Bits;
        }

        return wanting == 0;
    }

    private void Sample(TrialRandom random, int attempt, uint lanes)
    {
        random.Fractions(DrawPurpose.BootstrapPatient, 0, attempt, pairs, fractions);
        int patients = model.Trial.Patients;
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            if ((lanes >> lane & 1) == 0)
            {
                continue;
            }

            var own = counts.AsSpan(lane * patients, patients);
            own.Clear();
            for (int i = 0; i < patients; i++)
            {
                int arm = model.Trial.Arm(i);
                ulong size = (ulong)(startOfArm[arm + 1] - startOfArm[arm]);
                own[byArm[startOfArm[arm] + (int)((fractions[i][lane] * size) >> 32)]]++;
            }
        }
    }

    private void CollectSums()
    {
        sums.Clear();
        for (int i = 0; i < model.Trial.Patients; i++)
        {
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                int times = counts[(lane * model.Trial.Patients) + i];
                if (times > 0)
                {
                    model.Count(sums, lane, i, times);
                }
            }
        }

        sums.Complete();
    }
}
