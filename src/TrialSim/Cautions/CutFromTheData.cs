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
    internal override IEnumerable<Caution> Before(Scenario scenario, Lazy<EnrolledPatients> patients)
    {
        var afterwards = NamedSubgroups.Of(scenario).Where(named => named.Subgroup.Chosen == CutChoice.PostHoc).ToList();
        if (afterwards.Count > 0)
        {
            bool isOne = afterwards.Count == 1;
            yield return Say(
                "post-hoc",
                $"{CautionWords.All(afterwards.Select(named => named.Subgroup.Name))} {(isOne ? "was" : "were")} chosen after the data were seen: the figures of {CautionWords.Few(afterwards.SelectMany(named => named.Users))} treat {(isOne ? "it" : "them")} as fixed beforehand, so for the trial that chose {(isOne ? "it" : "them")} they are too good. Score the search itself (a claim rule such as \"best-cut\"), or confirm the cut in new patients.");
        }

        string[] searches = [.. scenario.Rules.Where(rule => rule.TestsItsOwnChoice).Select(rule => rule.Name)];
        if (searches.Length > 0)
        {
            bool isOne = searches.Length == 1;
            yield return Say(
                "search",
                $"{CautionWords.All(searches)} {(isOne ? "chooses" : "choose")} among subgroups and {(isOne ? "tests its" : "test their")} choice on the same patients, uncorrected: look at {(isOne ? "its" : "their")} family-wise-error and at what {(isOne ? "it exaggerates" : "they exaggerate")}. Correct for the search (\"correction\": permutation or honest-split).");
        }
    }
}
