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
    RuleOutline Outline);
