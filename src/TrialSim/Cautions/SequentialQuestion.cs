using TrialSim.Characteristics;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Statistics;

namespace TrialSim.Cautions;

/// <summary>The question is one that a design with interim looks answers better than one fixed number of patients.</summary>
public sealed record SequentialQuestion : CautionRule
{
    private const double NearlySure = 0.99;
    private const double Twice = 2;
    private const double Even = 0.5;

    /// <inheritdoc/>
    public override string Kind => "sequential-question";

    /// <inheritdoc/>
    public override string Meaning =>
        "A claimed test has power above 99%, or recruitment takes more than twice the follow-up, or truths need sizes that differ more than twofold, or success is less likely than not: a fixed design cannot say what interim looks would save";

    /// <summary>For searches of a size: whether the numbers of patients that plausible truths need differ more than twofold.</summary>
    /// <param name="fewest">The fewest patients needed under a plausible truth.</param>
    /// <param name="most">The most.</param>
    /// <param name="power">The power that they are needed for.</param>
    public Caution? OfSizes(double fewest, double most, double power) => most > Twice * fewest
        ? Say(
            "sizes",
            $"The truths asked about need {fewest:N0} to {most:N0} patients for {100 * power:0.##}% power. One fixed number is too many or too few: a group-sequential design, or one that re-estimates its size, decides on the way; it is not simulated here.")
        : null;

    /// <summary>For assurance: whether the trial is more likely to fail than to succeed, beyond its Monte Carlo error.</summary>
    /// <param name="assurance">Probability of success, the truth being uncertain.</param>
    public Caution? OfAssurance(in Estimate assurance) => assurance is { Value: < Even, Upper: < Even }
        ? Say(
            "assurance",
            $"The trial succeeds with probability {assurance.Value:0.00}, the truth being as uncertain as the prior says: most such trials end in vain. An interim look for futility would end many of them earlier; it is not simulated here.")
        : null;

    /// <summary>Whether most results are known while patients still come.</summary>
    /// <param name="recruitment">Weeks to the last randomization, on average.</param>
    /// <param name="followUp">Weeks that a patient is followed.</param>
    public Caution? OfRecruitment(double recruitment, double followUp) => recruitment > Twice * followUp
        ? Say(
            "recruitment",
            $"Recruitment takes {recruitment:0} weeks and a patient's follow-up {followUp:0}: most results are known while patients still come. What interim looks would save, and cost in power, this fixed design cannot say.")
        : null;

    /// <inheritdoc/>
    internal override IEnumerable<Caution> After(Scenario scenario, TrueValues truths, Func<string?, string, Figure?> figure)
    {
        for (int a = 0; a < scenario.Analyses.Count; a++)
        {
            var (analysis, truth) = (scenario.Analyses[a], truths.Analyses[a]);
            bool isPower = truth.IsDefined && !truth.IsZero
                && (analysis.Alternative == Alternative.TwoSided || (analysis.Alternative == Alternative.Less ? truth.Value < 0 : truth.Value > 0));
            if (isPower && scenario.Claims.Contains(analysis.Name) && figure(analysis.Name, Measures.RejectionRate) is { Estimate: > NearlySure and { } power, Lower: > NearlySure })
            {
                yield return Say(
                    analysis.Name,
                    $"{analysis.Name} rejects in {100 * power:0.0}% of trials: most are decided before their last patient. How much earlier a sequential design would end is not simulated here; trialsim size says how few patients are enough.");
            }
        }

        if (figure(null, Measures.EnrolmentWeeks) is { Estimate: { } weeks } && OfRecruitment(weeks, scenario.Outcome.Visits[^1].Value) is { } slow)
        {
            yield return slow;
        }
    }
}
