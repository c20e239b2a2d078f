using System.Text.Json.Serialization;
using TrialSim.Accrual;
using TrialSim.Analyses;
using TrialSim.Claims;
using TrialSim.Cohorts;
using TrialSim.Decisions;
using TrialSim.Designs;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Randomization;
using TrialSim.Trials;

namespace TrialSim.Scenarios;

/// <summary>
/// One fixed set of assumptions and one trial under them: who comes (population), how outcomes arise (outcome), what the sponsor
/// controls (design, randomization), and what is analysed and concluded (subgroups, analyses, decisions, claims).
/// </summary>
public sealed partial record Scenario
{
    /// <summary>The JSON Schema that an editor checks the file against; not read here.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Short name, as results and file names use it.</summary>
    public required string Name { get; init; }

    /// <summary>One line that says what is simulated.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader should know beyond sources and assumptions.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Where the figures come from.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>The figures that come from nowhere.</summary>
    public IReadOnlyList<Assumption> Assumptions { get; init; } = [];

    /// <summary>Simulated trials, unless the command line says otherwise.</summary>
    public ReplicateCount Replicates { get; init; } = new(10_000);

    /// <summary>Seed, unless the command line says otherwise.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Names of the two arms.</summary>
    public required Arms Arms { get; init; }

    /// <summary>Who comes to screening and who may enter.</summary>
    public required Population Population { get; init; }

    /// <summary>How the trial is conducted.</summary>
    public required TrialDesign Design { get; init; }

    /// <summary>Who gets what.</summary>
    public required RandomizationScheme Randomization { get; init; }

    /// <summary>How fast candidates come, which gives the trial's duration; optional.</summary>
    [UntracedDefault]
    public AccrualModel? Accrual { get; init; }

    /// <summary>What the trial costs; optional.</summary>
    [UntracedDefault]
    public UnitCosts? Costs { get; init; }

    /// <summary>How scores and dropout come about.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Subgroups by a marker at baseline that figures and analyses may name, beside "all".</summary>
    public IReadOnlyList<Subgroup> Subgroups { get; init; } = [];

    /// <summary>The tests of each trial.</summary>
    public required IReadOnlyList<Analysis> Analyses { get; init; }

    /// <summary>Conclusions drawn from several tests.</summary>
    public IReadOnlyList<DecisionRule> Decisions { get; init; } = [];

    /// <summary>Names of the analyses whose significant results would be announced as findings: the family of the family-wise error.</summary>
    public IReadOnlyList<string> Claims { get; init; } = [];

    /// <summary>Ways from a trial's results to an announced finding, each scored against the truth.</summary>
    public IReadOnlyList<ClaimRule> Rules { get; init; } = [];

    /// <summary>Accrual in words; empty where there is none.</summary>
    public IReadOnlyList<string> DescribeAccrual() => Accrual?.Describe() ?? [];

    /// <summary>Costs in words, item by item; empty where there are none.</summary>
    public IReadOnlyList<string> DescribeCosts() => Costs?.Describe(Protocol().Assays) ?? [];

    /// <summary>The parts that a trial is conducted by.</summary>
    internal TrialProtocol Protocol() => new(Population, Design, Randomization, Outcome, Subgroups, Analyses, Decisions, Rules, Outline())
    {
        Accrual = Accrual,
        Costs = Costs,
    };

    /// <summary>The biomarker that the tests are about: the first by which interactions, subgroups or rules tell patients apart, else the population's first.</summary>
    [JsonIgnore]
    public PatientMarker TestedMarker =>
        Outline().MarkersRead.Where(marker => marker.IsBiomarker && Population.Knows(marker)).Cast<PatientMarker?>().FirstOrDefault() ?? Population.Lead.Name;

    /// <summary>What analyses and claim rules may refer to.</summary>
    internal RuleOutline Outline() => new()
    {
        Trial = new()
        {
            Patients = Design.Patients.Value,
            HasStrata = Randomization.Stratifies,
            StrataRemedy = "give the randomization \"strata\" (kinds \"stratified-permuted-blocks\" and \"simple\")",
            PatientsPath = "design.patients",
            StrataPath = "randomization",
            Weeks = [.. Outcome.Visits.Select(v => v.Value)],
            VisitsPath = "outcome.visits",
            FollowedMarkers = Outcome.Markers,
            AdverseEvents = Outcome.AdverseEvents,
        },
        Analyses = Analyses,
        Subgroups = Subgroups,
        Rules = Rules,
        Population = Population,
    };
}
