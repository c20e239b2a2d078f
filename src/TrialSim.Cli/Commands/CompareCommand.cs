using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using TrialSim.Cli.Claiming;
using TrialSim.Cli.Comparing;
using TrialSim.Cli.Precision;
using TrialSim.Cli.Running;
using TrialSim.Comparisons;
using TrialSim.Precision;

namespace TrialSim.Cli.Commands;

/// <summary><c>trialsim compare</c>: designs on the same virtual patients.</summary>
internal static class CompareCommand
{
    private const ulong UsualReplicates = 10_000;

    /// <summary>The command.</summary>
    public static Command Build()
    {
        var scenarios = new Argument<string[]>("SCENARIO") { Arity = ArgumentArity.OneOrMore, Description = "Scenario files of the designs, two or more." };
        scenarios.Validators.Add(TrialOptions.RefuseOptions);
        var goals = new Option<string[]>("--for")
        {
            HelpName = "NAME",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
            Description = "What a trial is to show: an analysis, decision or claim rule of every design; FILE:NAME for a design in which it has another name.",
        };
        var reference = new Option<string?>("--reference") { HelpName = "SCENARIO", Description = "The design that the others are compared with; the first unless given." };
        var acceptable = Number("--acceptable", "P", "False positive rate up to which a design is not the worse for it; 0.05 unless given.");
        var replicates = TrialOptions.Replicates("Trials of each design, under its truth and under its null; 10000 unless given.");
        var target = Number("--mcse", "E", "Instead of --replicates: simulate until power, false positive rates and their differences from the reference have a Monte Carlo standard error of at most E.");
        var atMost = PrecisionOptions.AtMost();
        var seed = WholeNumber.Option("--seed", "S", "Seed of all randomness; that of the reference unless given.", 0, ulong.MaxValue);
        var workers = TrialOptions.Workers();
        var json = new Option<bool>("--json") { Description = "Print the comparison as one JSON document (see trialsim schema --compare)." };
        var directory = new Option<string?>("--out") { HelpName = "DIR", Description = "Also write compare.json into this directory." };
        var command = new TrialCommand("compare", "Compares designs on the same virtual patients: power, false positives, patients, time, cost, patients helped; and which design no other beats.")
        {
            Examples =
            [
                "trialsim compare scenarios/designs/raison-2013-*.json --for success",
                "trialsim compare a.json b.json --for interaction b.json:ancova --mcse 0.002",
            ],
        };
        command.Add(scenarios);
        foreach (Option option in (Option[])[goals, reference, acceptable, replicates, target, atMost, seed, workers, json, directory])
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            string[] files = parsed.GetRequiredValue(scenarios);
            var designs = DesignReading.Read(files, parsed.GetRequiredValue(goals));
            var plan = new ComparisonPlan(designs, DesignReading.Reference(parsed.GetValue(reference), files, designs))
            {
                AcceptableError = parsed.GetValue(acceptable) ?? 0.05,
                TargetError = parsed.GetValue(target),
            };
            RefuseContradiction(plan.TargetError is not null, parsed.GetValue(replicates), parsed.GetValue(atMost));
            ulong usual = plan.TargetError is null ? UsualReplicates : parsed.GetValue(atMost)?.Value ?? (ulong)PrecisionGoal.UsualAtMost;
            var inquiry = new CompareInquiry(plan, TrialOptions.Settings(parsed, designs[plan.Reference].Scenario, usual, replicates, seed, workers), TruthCache.OfUser());
            bool asJson = parsed.GetValue(json);
            return Inquiry.Execute(
                parsed.GetValue(directory), "compare.json", inquiry.Answer, ComparisonDocument.Write,
                (finished, written) => asJson ? ComparisonDocument.Write(finished) : ComparisonPage.Write(finished, written));
        });
        return command;
    }

    private static void RefuseContradiction(bool hasTarget, WholeNumber? replicates, WholeNumber? atMost)
    {
        if (hasTarget && replicates is not null)
        {
            throw new RefusedException("--mcse and --replicates are two ways to say how long a run is. Give one of them; --at-most N limits a run with --mcse.");
        }

        if (!hasTarget && atMost is not null)
        {
            throw new RefusedException("--at-most limits a run with --mcse. Add --mcse E, or say the number of trials with --replicates.");
        }
    }

    private static Option<double?> Number(string name, string helpName, string description) => new(name)
    {
        HelpName = helpName,
        Description = description,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is > 0 and < 1)
            {
                return value;
            }

            result.AddError($"{name}: \"{text}\" is not a number above 0 and below 1, such as 0.005.");
            return null;
        },
    };
}
