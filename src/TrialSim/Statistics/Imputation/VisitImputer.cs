using TrialSim.Numerics;
using TrialSim.Statistics.Mmrm;

namespace TrialSim.Statistics.Imputation;

/// <summary>Imputes the missing responses of one visit by their conditional means under a strategy, in eight lanes.</summary>
/// <remarks>
/// Mean m of the visit and of the observed ones by the strategy, then m + S_mo S_oo^-1 (y_o - m_o). Source: Wolbers et al. (2022), Pharm
/// Stat 21:1246-1257.
/// </remarks>
internal sealed class VisitImputer
{
    private readonly IncompleteTrial trial;
    private readonly VisitMeans means;
    private readonly VisitRegression regression;
    private int[] missing = [];
    private int[] patterns = [];

    public VisitImputer(IncompleteTrial trial, VisitMeans means)
    {
        (this.trial, this.means) = (trial, means);
        regression = new(trial.Visits);
    }

    /// <summary>The visit.</summary>
    public int Visit { get; private set; }

    /// <summary>The patients whose response is missing.</summary>
    public ReadOnlySpan<int> Missing => missing.AsSpan(0, Count);

    private int Count { get; set; }

    /// <summary>Looks for the patients without a response at a visit.</summary>
    public void Restart(int visit)
    {
        (Visit, Count) = (visit, 0);
        regression.Restart(visit);
        if (missing.Length < trial.Capacity)
        {
            missing = new int[trial.Capacity];
            patterns = new int[trial.Capacity];
        }

        for (int i = 0; i < trial.Patients; i++)
        {
            if ((trial.Seen(i) >> visit & 1) == 0)
            {
                patterns[Count] = regression.PatternOf(trial.Seen(i));
                missing[Count++] = i;
            }
        }
    }

    /// <summary>Takes over the covariance of fits whose means have been taken over.</summary>
    public void Update(IterativeFit fit) => regression.Update(fit.Covariance(0));

    /// <summary>Whether the visit comes after the last observed one.</summary>
    public bool IsAfterDropout(int patient) => Visit > trial.LastSeen(patient);

    /// <summary>Conditional mean of the n-th of the <see cref="Missing"/>.</summary>
    public Lanes Mean(int n, ImputationStrategy strategy)
    {
        int patient = missing[n];
        int last = trial.LastSeen(patient);
        bool asReference = strategy == ImputationStrategy.CopyReference && last < trial.Visits - 1;
        var mean = Unconditional(patient, last, strategy);
        var responses = trial.Responses(patient);
        for (int visit = 0; visit <= last; visit++)
        {
            if ((trial.Seen(patient) >> visit & 1) != 0)
            {
                var own = asReference ? means.UnderReference(patient, visit) : means.Own(patient, visit);
                mean = Lanes.Fma(regression.Weight(patterns[n], visit), responses[visit] - own, mean);
            }
        }

        return mean;
    }

    /// <summary>Standard deviation of the n-th about its conditional mean.</summary>
    public Lanes Spread(int n) => Lanes.Sqrt(Lanes.Max(regression.Variance(patterns[n]), 0.0));

    // The mean before the patient's own responses are allowed for.
    private Lanes Unconditional(int patient, int last, ImputationStrategy strategy) => strategy switch
    {
        ImputationStrategy.CopyReference when last < trial.Visits - 1 => means.UnderReference(patient, Visit),
        ImputationStrategy.JumpToReference when Visit > last => means.UnderReference(patient, Visit),
        ImputationStrategy.CopyIncrements when Visit > last && last < 0 => means.UnderReference(patient, Visit),
        ImputationStrategy.CopyIncrements when Visit > last =>
            means.Own(patient, last) + means.UnderReference(patient, Visit) - means.UnderReference(patient, last),
        // without any response there is no last mean, and the own arm's is taken
        ImputationStrategy.LastMeanCarriedForward when Visit > last && last >= 0 => means.Own(patient, last),
        _ => means.Own(patient, Visit),
    };
}
