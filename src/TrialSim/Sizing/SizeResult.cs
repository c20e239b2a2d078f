using System.Security.Cryptography;
using TrialSim.Characteristics;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Sizing;

/// <summary>The answers for every truth and power.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Provenance">What was run; its replicates are all simulated trials together, its digest is over what every one of them was counted for.</param>
/// <param name="Answers">Truth by truth, in each power by power.</param>
public sealed record SizeResult(SizeQuestion Question, Provenance Provenance, IReadOnlyList<SizeAnswer> Answers)
{
    /// <summary>Searches.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="settings">Seed and workers; its replicates do not count.</param>
    /// <param name="progress">Told of finished trials; may be null.</param>
    /// <param name="found">Told of each answer as it is found; may be null.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static SizeResult Find(SizeQuestion question, RunSettings settings, RunProgress? progress, Action<SizeAnswer>? found, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(settings);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        List<SizeAnswer> answers = [];
        long trials = 0;
        foreach (var truth in question.Truths)
        {
            var search = new SizeSearch(question, truth, settings, progress, cancellation);
            foreach (double power in question.Powers)
            {
                var answer = search.Find(power);
                answers.Add(answer);
                found?.Invoke(answer);
            }

            search.AppendTo(digest);
            trials += search.Trace.Sum(p => p.Trials);
        }

        var scenario = question.Truths[0].Scenario;
        return new(
            question,
            new(OperatingCharacteristics.Version, scenario.Name, ScenarioFile.Hash(scenario), settings.Seed, trials, Convert.ToHexStringLower(digest.GetHashAndReset())),
            answers);
    }
}
