using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Cautions;

/// <summary>A cut was chosen on the data that then test it.</summary>
public sealed record CutFromTheData : CautionRule
{
    /// <inheritdoc/>
    public override string Kind => "cut-from-the-data";

    /// <inheritdoc/>
    public override string Meaning => "A cut or set of patients is chosen on the data that test it, uncorrected, or is marked as chosen post hoc";

    /// <inheritdoc/>
    internal override IEnumerable<string> Before(Scenario scenario, Lazy<EnrolledPatients> patients)
    {
        foreach (var (subgroup, users) in NamedSubgroups.Of(scenario).Where(named => named.Subgroup.Chosen == CutChoice.PostHoc))
        {
            yield return $"{subgroup.Name} was chosen after the data were seen: the figures of {users} treat it as fixed beforehand, so for the trial that chose it they are too good. "
                + "Score the search itself (a claim rule such as \"best-cut\"), or confirm the cut in new patients.";
        }

        foreach (var rule in scenario.Rules.Where(rule => rule.TestsItsOwnChoice))
        {
            yield return $"{rule.Name} chooses among subgroups and tests its choice on the same patients, uncorrected: look at its family-wise-error and at what it exaggerates. "
                + "Correct for the search (\"correction\": permutation or honest-split).";
        }
    }
}
