using System.Diagnostics;
using TrialSim.Assurance;
using TrialSim.Cli.Claiming;
using TrialSim.Cli.Commands;
using TrialSim.Cli.Running;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Cli.Assuring;

/// <summary>One question about assurance: the direction that is true, and simulation.</summary>
internal sealed record AssuranceInquiry
{
    /// <summary>The design of each size.</summary>
    public required IReadOnlyList<Scenario> Designs { get; init; }

    /// <summary>Name of what is to be shown.</summary>
    public required string Goal { get; init; }

    /// <summary>The priors, with the files they come from.</summary>
    public required IReadOnlyList<(string File, StatedPrior Prior)> Priors { get; init; }

    /// <summary>Seed, trials of every prior and size, threads.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>Truths drawn from a prior; null is the usual number.</summary>
    public int? Draws { get; init; }

    /// <summary>Error wanted; null where trials are counted instead.</summary>
    public double? Mcse { get; init; }

    /// <summary>Where true values are kept.</summary>
    public required TruthCache Cache { get; init; }

    /// <summary>The answer.</summary>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    /// <exception cref="RefusedException">No scenario can have a truth that a prior holds possible.</exception>
    public FinishedAssurance Answer(RunProgress progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var question = new AssuranceQuestion
        {
            Designs = Designs,
            Goal = AssuranceGoal.Of(Goal, Designs[0], TrueValue.Undefined),
            Priors = [.. Priors.Select(p => p.Prior)],
            Settings = Settings,
            Mcse = Mcse,
        };
        question = Draws is { } draws ? question with { Draws = draws } : question;
        using var line = ProgressLine.Start(progress, question.Trials);
        try
        {
            question = question with { Goal = AssuranceGoal.Of(Goal, Designs[0], TrueValueOfGoal(question.Goal, cancellation)) };
            return new(question.Answer(progress, cancellation), Settings.Workers, clock.Elapsed);
        }
        catch (ImpossibleTruthException impossible)
        {
            throw Refusal(impossible);
        }
    }

    private TrueValue TrueValueOfGoal(AssuranceGoal goal, CancellationToken cancellation)
    {
        string? analysis = Designs[0].Analyses.FirstOrDefault(a => a.Name == Goal)?.Name;
        return PanelTruth.Of(new([Designs[0]], [new([goal.Shown])], analysis), Designs[0], Cache, Settings.Workers, cancellation);
    }

    private RefusedException Refusal(ImpossibleTruthException impossible)
    {
        string file = Priors.First(p => ReferenceEquals(p.Prior, impossible.Prior)).File;
        string place = impossible.Prior.Prior is DrawsPrior draws
            ? $"{Path.Combine(Path.GetDirectoryName(file) ?? string.Empty, draws.File)}:{impossible.Line}: "
            : FormattableString.Invariant($"{file}: the effect {impossible.Effect:G6}, which this prior holds possible, cannot be: ");
        return new($"{place}{impossible.Problem.Path}: {impossible.Problem.Found}\n    {impossible.Problem.Remedy}");
    }
}
