using System.CommandLine;
using System.CommandLine.Parsing;
using TrialSim.Cli.Commands;
using TrialSim.Precision;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Cli.Precision;

/// <summary>The options that say how exact figures must be.</summary>
internal static class PrecisionOptions
{
    /// <summary>Targets.</summary>
    public static Option<string[]> Targets(string description) => new("--mcse") { HelpName = "E", Arity = ArgumentArity.OneOrMore, Description = description };

    /// <summary>Where to give up.</summary>
    public static Option<WholeNumber?> AtMost() => WholeNumber.Option(
        "--at-most", "N", "With --mcse: give up after this many trials; 1e8 unless given.", (ulong)PrecisionGoal.AtLeast, 1_000_000_000_000);

    /// <summary>An answer that refuses a goal which is a mistake.</summary>
    public static Func<RunProgress, CancellationToken, T> Refusing<T>(Func<RunProgress, CancellationToken, T> answer) => (progress, cancellation) =>
    {
        try
        {
            return answer(progress, cancellation);
        }
        catch (PrecisionException problem) when (problem.IsMistaken)
        {
            throw new RefusedException($"--mcse: {problem.Message}");
        }
    };

    /// <summary>The goal that the options name; null where they name none.</summary>
    /// <exception cref="RefusedException">They contradict each other, or a target is none.</exception>
    public static PrecisionGoal? Goal(ParseResult parsed, Scenario scenario, Option<string[]> targets, Option<WholeNumber?> atMost, Option<WholeNumber?> replicates, bool withDifferences = false)
    {
        if (parsed.GetValue(targets) is not { Length: > 0 } texts)
        {
            return parsed.GetValue(atMost) is null ? null : throw new RefusedException("--at-most limits a run with --mcse. Add --mcse E, or say the number of trials with --replicates.");
        }

        return parsed.GetValue(replicates) is null
            ? new() { Targets = TargetReading.Read(texts, scenario, withDifferences), AtMost = (long)(parsed.GetValue(atMost)?.Value ?? (ulong)PrecisionGoal.UsualAtMost) }
            : throw new RefusedException("--mcse and --replicates are two ways to say how long a run is. Give one of them; --at-most N limits a run with --mcse.");
    }
}
