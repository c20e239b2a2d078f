using TrialSim.Numerics;
using TrialSim.Statistics.Mmrm;

namespace TrialSim.Statistics.Imputation;

/// <summary>
/// Conditional-mean imputation with the jackknife: the model refitted, the responses imputed and analysed without each patient in turn,
/// eight patients at a time. Nothing is allocated once the buffers have grown.
/// </summary>
internal sealed class Jackknife : IDisposable
{
    private readonly ImputationModel model;
    private readonly PatternMoments sums;

    public Jackknife(ImputationModel model)
    {
        this.model = model;
        sums = new(model.All.Visits, model.All.Covariates);
    }

    /// <summary>Estimates the treatment effect of the model's last trial under some strategies, which share the refits.</summary>
    /// <param name="strategies">The strategies.</param>
    /// <param name="estimates">Receives an estimate for each.</param>
    public ImputationOutcome Estimate(ReadOnlySpan<ImputationStrategy> strategies, ReadOnlySpan<JackknifedEstimate> estimates)
    {
        var analysis = model.Analysis;
        int patients = model.Trial.Patients;
        for (int s = 0; s < strategies.Length; s++)
        {
            estimates[s].Restart(analysis.EstimateWithMeans(strategies[s])[0], analysis.Slope, patients);
        }

        bool isComplete = true;
        for (int first = 0; first < patients; first += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, patients - first);
            Refit(first, count);
            model.Update();
            for (int s = 0; s < strategies.Length; s++)
            {
                analysis.EstimateWithMeans(strategies[s]);
                isComplete &= Note(first, count, estimates[s]);
            }
        }

        return isComplete ? ImputationOutcome.Estimated : ImputationOutcome.JackknifeNotFitted;
    }

    /// <inheritdoc/>
    public void Dispose() => sums.Dispose();

    private void Refit(int first, int count)
    {
        sums.CopyToAllLanes(model.All, 0);
        for (int lane = 0; lane < count; lane++)
        {
            model.Count(sums, lane, first + lane, -1);
        }

        sums.Complete();
        model.Fitted.Refit(sums, LaneMask.First(count));
    }

    private bool Note(int first, int count, JackknifedEstimate estimate)
    {
        bool isComplete = true;
        for (int lane = 0; lane < count; lane++)
        {
            int patient = first + lane;
            double without = model.Fitted.Outcome(lane) == MmrmOutcome.Converged ? model.Analysis.Without(patient, lane) : double.NaN;
            isComplete &= double.IsFinite(without);
            estimate.Leave(patient, without, model.Analysis.SlopeWithout(patient));
        }

        return isComplete;
    }
}
