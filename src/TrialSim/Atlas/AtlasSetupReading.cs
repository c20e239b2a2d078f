using TrialSim.Scenarios;

namespace TrialSim.Atlas;

/// <summary>What setting up an atlas gave: the setup, or why plan and scenario do not fit each other.</summary>
/// <param name="Setup">The setup; null where there are problems.</param>
/// <param name="Problems">The problems; a path begins with "rules", "analyses", "subgroups" or "families" of the plan.</param>
public sealed record AtlasSetupReading(AtlasSetup? Setup, IReadOnlyList<ScenarioProblem> Problems);
