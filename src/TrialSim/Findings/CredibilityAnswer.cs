namespace TrialSim.Findings;

/// <summary>One of the five questions, as far as the design answers it.</summary>
/// <param name="Number">1 to 5.</param>
/// <param name="Question">The question.</param>
/// <param name="Suggested">What the design suggests as an answer; "open" where it says nothing.</param>
/// <param name="Known">What the scenario and its simulation say.</param>
/// <param name="Open">What they do not say and the assessor must.</param>
public sealed record CredibilityAnswer(int Number, string Question, string Suggested, IReadOnlyList<string> Known, IReadOnlyList<string> Open);
