using System.CommandLine;
using System.Globalization;
using TrialSim.Characteristics;
using TrialSim.Cli.Claiming;
using TrialSim.Cli.Running;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Cli.Commands;

/// <summary><c>trialsim claim</c>: says what a finding is worth that a trial of a scenario's design has shown.</summary>
internal static class ClaimCommand
{
    private const ulong UsualReplicates = 200_000;

    /// <summary>The command.</summary>
    public static Command Build()
    {
        var scenario = TrialOptions.Scenario();
        var observed = new Option<string[]>("--observed")
        {
            HelpName = "FINDING", Required = true, AllowMultipleArgumentsPerToken = true,
            Description = "What the trial showed: NAME-p=VALUE (p at most VALUE in favour of the treatment; NAME-p=VALUE:adverse against it), NAME-p=LOW..HIGH, "
                + "or the name of an analysis, decision or claim rule that said yes. Several: all at once.",
        };
        var truths = new Option<string[]>("--truth") { HelpName = "FILE", AllowMultipleArgumentsPerToken = true, Description = "Further scenarios to compare, beside those made from SCENARIO." };
        var priors = new Option<string[]>("--prior")
        {
            HelpName = "P", AllowMultipleArgumentsPerToken = true,
            Description = "Probabilities beforehand that the marker is truly predictive; 0.05 to 0.9 unless given.",
        };
        var replicates = TrialOptions.Replicates("Trials to simulate under each truth; 200000 unless given.");
        var seed = TrialOptions.Seed();
        var workers = TrialOptions.Workers();
        var json = new Option<bool>("--json") { Description = "Print the answer as one JSON document (see trialsim schema --claim)." };
        var directory = new Option<string?>("--out") { HelpName = "DIR", Description = "Also write claim.json into this directory." };
        var command = new TrialCommand("claim", "Says what a finding is worth: how often trials of this design show it under several truths and nulls, and what would confirm it.")
        {
            Examples =
            [
                "trialsim claim scenarios/raison-2013.json --observed interaction-p=0.01",
                "trialsim claim scenarios/raison-2013.json --observed interaction-p=0.01 ancova-p=0.05..1 --prior 0.1 0.3",
            ],
        };
        command.Add(scenario);
        foreach (Option option in (Option[])[observed, truths, priors, replicates, seed, workers, json, directory])
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var given = ScenarioLoading.Load(parsed.GetRequiredValue(scenario));
            var question = new ClaimQuestion
            {
                Finding = EvidenceReading.Read(parsed.GetRequiredValue(observed), given),
                Truths = TruthReading.Around(given, parsed.GetValue(truths) ?? []),
            };
            return new ClaimInquiry
            {
                Question = parsed.GetValue(priors) is { Length: > 0 } own ? question with { Priors = [.. own.Select(Prior)] } : question,
                Settings = new(
                    parsed.GetValue(seed)?.Value ?? given.Seed,
                    (long)(parsed.GetValue(replicates)?.Value ?? UsualReplicates),
                    (int?)parsed.GetValue(workers)?.Value ?? Environment.ProcessorCount),
                Cache = TruthCache.OfUser(),
                Present = parsed.GetValue(json) ? finished => finished.Document : ClaimPage.Write,
                Directory = parsed.GetValue(directory),
            }.Execute();
        });
        return command;
    }

    private static double Prior(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double prior) && prior is > 0 and < 1
            ? prior
            : throw new RefusedException($"--prior: \"{Spelling.Quotable(text)}\" is no probability beforehand. Use a number above 0 and below 1, such as 0.1.");
}
