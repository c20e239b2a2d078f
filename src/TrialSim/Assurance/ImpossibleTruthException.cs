using TrialSim.Scenarios;

namespace TrialSim.Assurance;

/// <summary>A prior holds a truth possible that no scenario can have.</summary>
public sealed class ImpossibleTruthException : Exception
{
    /// <summary>What was drawn, and why it cannot be.</summary>
    /// <param name="prior">The prior.</param>
    /// <param name="effect">The effect, or the first number of a row.</param>
    /// <param name="line">Line of the list of draws; 0 where there is none.</param>
    /// <param name="problem">Why not.</param>
    public ImpossibleTruthException(StatedPrior prior, double effect, int line, ScenarioProblem problem)
        : base($"{problem?.Path}: {problem?.Found}")
    {
        Prior = prior;
        Effect = effect;
        Line = line;
        Problem = problem!;
    }

    /// <summary>The prior.</summary>
    public StatedPrior Prior { get; }

    /// <summary>The effect, or the first number of a row.</summary>
    public double Effect { get; }

    /// <summary>Line of the list of draws; 0 where there is none.</summary>
    public int Line { get; }

    /// <summary>Why it cannot be.</summary>
    public ScenarioProblem Problem { get; }
}
