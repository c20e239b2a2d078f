using TrialSim.Claims;
using TrialSim.Claims.Tests;
using TrialSim.Cohorts;
using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>
/// Who would be treated after a trial, if its conclusion were acted upon: of the candidates that the trial's eligibility admits, those that
/// the conclusion is about, where it favours the drug. Nobody without a conclusion.
/// </summary>
/// <remarks>Quotas are a trial's own; in care everybody whom eligibility admits may be treated.</remarks>
public sealed class FutureCare
{
    private const int PatientsTogether = 512;

    private readonly ReferencePopulation population;

    private FutureCare(Scenario scenario, Evidence goal, ReferencePopulation population)
    {
        (Scenario, Goal, this.population) = (scenario, goal, population);
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>What is concluded.</summary>
    public Evidence Goal { get; }

    /// <summary>Share of candidates whom eligibility admits.</summary>
    public double Eligible => 1 / population.CandidatesPerPatient;

    /// <summary>The patients whom eligibility admits.</summary>
    internal ReferencePopulation Population => population;

    /// <summary>Draws the patients; the same for any number of workers. Null where nobody can tell whom to treat.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="goal">The conclusion: an analysis of everybody or of a subgroup, or a claim rule.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="cancellation">Stops it.</param>
    public static FutureCare? After(Scenario scenario, Evidence goal, int workers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return WhyUnknown(scenario, goal) is null
            ? new(scenario, goal, ReferencePopulation.Draw(Care(scenario), workers, cancellation))
            : null;
    }

    /// <summary>Why nobody can tell whom to treat; null where one can.</summary>
    public static string? WhyUnknown(Scenario scenario, Evidence goal)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return goal switch
        {
            AnnouncementEvidence => null,
            SignificanceEvidence analysis when TestedClaim.IsInteraction(Analysis(scenario, analysis)) => "an interaction alone does not say whom to treat; name a claim rule, which does",
            SignificanceEvidence => null,
            _ => "a decision does not say whom to treat; name an analysis of everybody or of a subgroup, or a claim rule",
        };
    }

    /// <summary>Who would be treated, in words.</summary>
    public string Describe() => Goal switch
    {
        AnnouncementEvidence rule => $"those whom the claims of {rule.Name} are about",
        SignificanceEvidence analysis => $"{(Analysis(Scenario, analysis).SubgroupsNamed is [not "all" and var subgroup] ? $"those in {subgroup}" : "everybody")} if {analysis.Name} is significant in favour of {Scenario.Arms.Treatment}",
        _ => "nobody",
    } + (Scenario.Population.Eligibility == new Eligibility() ? string.Empty : ", of those whom eligibility admits");

    /// <summary>The patients whom an analysis is about.</summary>
    internal ClaimedSet SetOf(SignificanceEvidence analysis) =>
        Analysis(Scenario, analysis).SubgroupsNamed is [var subgroup] ? Scenario.Outline().Set(subgroup)!.Value : ClaimedSet.Everybody;

    // the same patients whatever the trial's size, so that designs that admit the same ones have the same care
    private static Scenario Care(Scenario scenario) => scenario with
    {
        Population = scenario.Population with { Quotas = null },
        Design = scenario.Design with { Patients = new(PatientsTogether) },
    };

    /// <summary>An analysis by its evidence.</summary>
    internal static Analyses.Analysis Analysis(Scenario scenario, SignificanceEvidence evidence) => scenario.Analyses.First(a => a.Name == evidence.Name);
}
