using TrialSim.Scenarios;

namespace TrialSim.Studies;

/// <summary>What reading a study file gave: a study, or everything that is wrong with it.</summary>
/// <param name="Protocol">The study; null where there are problems.</param>
/// <param name="Problems">Everything found wrong, in the order of the file.</param>
public sealed record StudyReading(StudyProtocol? Protocol, IReadOnlyList<ScenarioProblem> Problems);
