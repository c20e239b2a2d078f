using TrialSim.Accrual;
using TrialSim.Analyses;
using TrialSim.Claims;
using TrialSim.Cohorts;
using TrialSim.Decisions;
using TrialSim.Outcomes;
using TrialSim.Randomization;
using TrialSim.Trials;

namespace TrialSim.Designs;

/// <summary>The parts of a scenario that a trial is conducted by.</summary>
internal sealed record TrialProtocol(
    Population Population,
    TrialDesign Design,
    RandomizationScheme Randomization,
    Outcome Outcome,
    IReadOnlyList<Subgroup> Subgroups,
    IReadOnlyList<Analysis> Analyses,
    IReadOnlyList<DecisionRule> Decisions,
    IReadOnlyList<ClaimRule> Rules,
    RuleOutline Outline)
{
    /// <summary>How fast candidates come; null keeps no time.</summary>
    public AccrualModel? Accrual { get; init; }

    /// <summary>What things cost; null keeps no costs.</summary>
    public UnitCosts? Costs { get; init; }

    /// <summary>Of whom the marker is measured.</summary>
    public AssayUse Assays => new(
        (Population.Eligibility.ScreeningCrpAtLeast ?? Population.Eligibility.ScreeningCrpAtMost) is not null,
        Randomization.ReadsScreeningCrp, Population.Quotas is not null);

    /// <summary>Books of time and costs; null where the scenario asks for neither.</summary>
    public TrialBooks? Books() => Accrual is null && Costs is null ? null : new(
        Accrual, Costs, Assays, (int)Design.Patients.Value, Outcome.Visits.Count, Outcome.Visits[^1].Value);
}
