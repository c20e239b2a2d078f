using TrialSim.Cli.Commands;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Cli.Claiming;

/// <summary>Reads what a trial is to show: the name of an analysis, decision or claim rule, as the figures of a run count it.</summary>
internal static class GoalReading
{
    /// <summary>What the name stands for: an analysis that rejects in whatever direction it looks, a decision that says yes, a rule that announces something.</summary>
    /// <param name="option">The option that was given, such as "--for".</param>
    /// <param name="name">The name.</param>
    /// <param name="scenario">The scenario.</param>
    /// <exception cref="RefusedException">The scenario has nothing of that name.</exception>
    public static Evidence Read(string option, string name, Scenario scenario)
    {
        if (Evidence.Named(name, scenario, ObservedDirection.Either) is { } goal)
        {
            return goal;
        }

        string[] known = [.. scenario.Analyses.Select(a => a.Name), .. scenario.Decisions.Select(d => d.Name), .. scenario.Rules.Select(r => r.Name)];
        throw new RefusedException(
            $"{option}: nothing in {scenario.Name} is called \"{Spelling.Quotable(name)}\".\n    {Spelling.Suggest(name, known, "Analyses, decisions and rules")}");
    }
}
