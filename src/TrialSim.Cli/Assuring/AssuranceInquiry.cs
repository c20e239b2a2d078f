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

    /// <summary>What the trial has shown at an interim look; null where it has not begun.</summary>
    public InterimResult? Interim { get; init; }

    /// <summary>Where true values are kept.</summary>
    public required TruthCache Cache { get; init; }

    /// <summary>The answer.</summary>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    /// <exception cref="RefusedException">No scenario can have a truth that a prior holds possible.</exception>
    public FinishedAssurance Answer(RunProgress progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        InterimReading.Check(Interim is null ? [] : Priors);
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
            var value = TrueValueOfGoal(question.Goal, cancellation);
            question = question with { Goal = AssuranceGoal.Of(Goal, Designs[0], value) };
            var outlooks = Interim is null ? [] : Rest(question, Interim, value).Answer(progress, cancellation);
            var answer = question.Answer(progress, cancellation);
            return new(answer, Settings.Workers, clock.Elapsed) { Designs = Designs, Outlooks = outlooks, DrawsWanted = Draws };
        }
        catch (ImpossibleTruthException impossible)
        {
            throw Refusal(impossible);
        }
    }

    private InterimQuestion Rest(AssuranceQuestion question, InterimResult interim, in TrueValue value)
    {
        var design = Designs[0];
        var analysis = design.Analyses.FirstOrDefault(a => a.Name == Goal);
        return analysis is not null && question.Goal.Sign is ClaimedSign.Favourable or ClaimedSign.Adverse
            ? new()
            {
                Rest = InterimReading.Rest(design, interim),
                Analysis = analysis!,
                Interim = interim,
                ValueAsGiven = value.Value,
                Priors = question.Priors,
                Settings = Settings,
                Draws = question.Draws,
            }
            : throw new RefusedException($"--interim: {Goal} has no estimate whose true value is known and not 0, so the interim estimate is no multiple of the scenario's effect. Name such an analysis after --for.");
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
