using System.Diagnostics;
using TrialSim.Cli.Claiming;
using TrialSim.Cli.Running;
using TrialSim.Simulation;
using TrialSim.Sizing;

namespace TrialSim.Cli.Sizing;

/// <summary>One search for values of a knob.</summary>
/// <param name="Question">The question.</param>
/// <param name="Settings">Seed and threads.</param>
/// <param name="Cache">Where true values are kept.</param>
internal sealed record SizeInquiry(SizeQuestion Question, RunSettings Settings, TruthCache Cache)
{
    /// <summary>The answers; interrupted, those found so far go to stderr.</summary>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public FinishedSize Answer(RunProgress progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        List<SizeAnswer> found = [];
        try
        {
            using var searching = SearchLine.Start($"searching for {Question.Knob.Name} ...");
            var result = SizeResult.Find(Question, Settings, progress, found.Add, cancellation);
            return new(result, TrueValues(result, cancellation), Settings.Workers, clock.Elapsed);
        }
        catch (OperationCanceledException)
        {
            foreach (var answer in found)
            {
                Console.Error.WriteLine(SizeWords.Of(Question, answer));
            }

            throw;
        }
    }

    private Dictionary<SizeAnswer, double> TrueValues(SizeResult result, CancellationToken cancellation)
    {
        Dictionary<SizeAnswer, double> values = new(ReferenceEqualityComparer.Instance);
        if (Question.Knob is not EffectKnob)
        {
            return values;
        }

        foreach (var answer in result.Answers)
        {
            if (answer.Value is { } value && Question.Analysis(answer.Truth.Scenario) is { } analysis)
            {
                var scenario = Question.Knob.Set(answer.Truth.Scenario, value);
                var truth = PanelTruth.Of(new([scenario], [], analysis.Name), scenario, Cache, Settings.Workers, cancellation);
                if (truth.IsDefined)
                {
                    values[answer] = truth.Value;
                }
            }
        }

        return values;
    }
}
