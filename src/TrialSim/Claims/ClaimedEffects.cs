using TrialSim.Analyses;

namespace TrialSim.Claims;

/// <summary>Takes the effect in any set of patients from a trial.</summary>
internal static class ClaimedEffects
{
    /// <summary>Sums of one of eight trials' patients seen at the final visit, members and others; those without a value that the set asks for are neither.</summary>
    public static SetEffect Of(TrialEndpoints endpoints, in ClaimedSet set, int lane)
    {
        var trial = endpoints.Trial;
        var seen = endpoints.Weight(0, MissingRule.ObservedCases);
        var change = endpoints.Values(ContinuousEndpoint.Change, MissingRule.ObservedCases);
        var treated = trial.Treated;
        var effect = default(SetEffect);
        for (int i = 0; i < treated.Length; i++)
        {
            if (seen[i][lane] > 0 && set.IsDecided(trial, i, lane))
            {
                effect.Add(set.Contains(trial, i, lane), treated[i][lane] > 0, change[i][lane]);
            }
        }

        return effect;
    }
}
