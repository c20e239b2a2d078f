using TrialSim.Cautions;
using TrialSim.Findings;

namespace TrialSim.Cli.Cautioning;

/// <summary>What could mislead about a finding: what the tests that showed it have to be warned of.</summary>
internal static class ClaimCautions
{
    /// <summary>The cautions.</summary>
    public static IReadOnlyList<Caution> Of(ClaimAnswer answer) =>
        CautionList.Of(AskedAbout.Of(answer.Question.Truths[0].Scenario, answer.Question.Finding.Evidence));
}
