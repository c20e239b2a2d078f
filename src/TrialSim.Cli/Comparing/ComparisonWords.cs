using TrialSim.Characteristics;
using TrialSim.Cli.Reports;
using TrialSim.Comparisons;
using TrialSim.Simulation;

namespace TrialSim.Cli.Comparing;

/// <summary>What a comparison found, in sentences.</summary>
internal static class ComparisonWords
{
    /// <summary>The verdict, the weightiest sentence first.</summary>
    /// <param name="comparison">The figures.</param>
    /// <param name="names">What the designs are called.</param>
    public static IEnumerable<string> Verdict(Comparison comparison, IReadOnlyList<string> names)
    {
        int[] beaten = [.. comparison.Dominated().Select(d => d.Design).Distinct()];
        int[] front = [.. Enumerable.Range(0, names.Count).Except(beaten)];
        yield return front.Length == names.Count
            ? "No design beats another: each has something for it that the others do not have, or nothing tells them apart."
            : $"{List(front.Select(d => names[d]))} {(front.Length == 1 ? "is" : "are")} beaten by no other design; {List(beaten.Select(d => names[d]))} {(beaten.Length == 1 ? "is" : "are")}.";
        int reference = comparison.Plan.Reference;
        for (int d = 0; d < names.Count; d++)
        {
            if (d != reference)
            {
                yield return Against(comparison, names, d, reference);
            }
        }

        var errors = comparison.Figure("false-positive-rate")!;
        int[] lax = [.. Enumerable.Range(0, names.Count).Where(d => errors.Exceeds(d, comparison.Plan.AcceptableError))];
        if (lax.Length > 0)
        {
            yield return $"Where the drug does nothing, {List(lax.Select(d => $"{names[d]} still succeeds in {Digits.Of(errors.Values[d])}"))} of trials, more than the {Digits.Plain(comparison.Plan.AcceptableError)} that is acceptable.";
        }
    }

    /// <summary>What cannot be compared, and why.</summary>
    /// <param name="finished">The comparison.</param>
    /// <param name="names">What the designs are called.</param>
    public static IEnumerable<string> Warnings(FinishedComparison finished, IReadOnlyList<string> names)
    {
        var comparison = finished.Comparison;
        string[] truth = [.. finished.Differences.Where(d => d.IsOfTruth).Select(d => d.Path)];
        if (truth.Length > 0)
        {
            yield return $"The designs differ in what is true of the patients, not only in what is made of them: {List(truth)}. A difference between them is then one of truths as well.";
        }

        for (int d = 0; d < names.Count; d++)
        {
            var design = comparison.Plan.Designs[d];
            if (FutureCare.WhyUnknown(design.Scenario, design.Goal) is { } why)
            {
                yield return $"{names[d]}: nothing is said of those who come after, as {why}.";
            }
        }

        if (comparison.Figure("adverse-rate") is { } adverse && comparison.Figure("power") is { } power)
        {
            string[] against = [.. names.Where((_, d) => adverse.Values[d].Value > power.Values[d].Value / 2)];
            if (against.Length > 0)
            {
                yield return $"Most successes of {List(against)} are against the drug; a one-sided analysis, or a claim rule with \"direction\": \"benefit\", does not count them.";
            }
        }

        string[] without = [.. comparison.Figures.Where(f => f.Better != Preference.None && !f.IsOfAll).Select(Criterion)];
        if (without.Length > 0)
        {
            yield return $"Not judged, as not every design has it: {List(without)}.";
        }

        if (comparison.Plan.Designs.Select(d => d.Scenario.Costs?.Currency).OfType<string>().Distinct().Count() > 1)
        {
            yield return "The costs are in different currencies and are not compared.";
        }
    }

    /// <summary>What a design's success is.</summary>
    public static string Goal(ComparedDesign design)
    {
        var scenario = design.Scenario;
        string? words = scenario.Rules.FirstOrDefault(r => r.Name == design.GoalName)?.Describe()
            ?? scenario.Decisions.FirstOrDefault(d => d.Name == design.GoalName)?.Describe()
            ?? scenario.Analyses.FirstOrDefault(a => a.Name == design.GoalName)?.Describe(scenario.Population.Units);
        return $"{design.GoalName} ({words})";
    }

    /// <summary>The names without the beginning that all of them share, if words are left of each.</summary>
    public static IReadOnlyList<string> ShortNames(IReadOnlyList<ComparedDesign> designs)
    {
        string[] names = [.. designs.Select(d => d.Name)];
        string[] parts = names[0].Split('-');
        for (int n = parts.Length - 1; n > 0; n--)
        {
            string beginning = string.Join('-', parts[..n]) + "-";
            if (names.All(name => name.StartsWith(beginning, StringComparison.Ordinal) && name.Length > beginning.Length && char.IsLetter(name[beginning.Length])))
            {
                return [.. names.Select(name => name[beginning.Length..])];
            }
        }

        return names;
    }

    /// <summary>A criterion in a word or two.</summary>
    public static string Criterion(ComparedFigure figure) => figure.Name switch
    {
        "power" => "power",
        "false-positive-rate" => "false positives",
        "patients" => "patients",
        "duration-weeks" => "duration",
        "cost" => "cost",
        _ => "effect on those who come after",
    };

    private static string Against(Comparison comparison, IReadOnlyList<string> names, int design, int reference)
    {
        var power = comparison.Figure("power")!;
        var difference = power.Differences[design][reference];
        string said = $"{names[design]} succeeds in {Digits.Of(power.Values[design])} of trials, {names[reference]} in {Digits.Of(power.Values[reference])}: "
            + (power.Judge(design, reference, 0) == 0 ? $"no difference that can be told ({Digits.Of(difference)})" : $"{Digits.Of(Size(difference))} {(difference.Value > 0 ? "more" : "fewer")}");
        string[] more =
        [
            .. Phrase("patients", "more patients", "fewer patients"),
            .. Phrase("duration-weeks", "weeks longer", "weeks shorter"),
            .. Phrase("cost", $"{Currency()} dearer", $"{Currency()} cheaper"),
        ];
        return said + (more.Length == 0 ? "." : $"; {string.Join(", ", more)}.");

        IEnumerable<string> Phrase(string name, string larger, string smaller)
        {
            if (comparison.Figure(name) is { } figure && figure.Judge(design, reference, 0) != 0)
            {
                var by = figure.Differences[design][reference];
                yield return $"{Digits.Of(Size(by))} {(by.Value > 0 ? larger : smaller)}";
            }
        }

        string Currency() => comparison.Plan.Designs[design].Scenario.Costs?.Currency ?? string.Empty;
    }

    private static Estimate Size(in Estimate difference) => Estimate.Of(Math.Abs(difference.Value), difference.Mcse);

    private static string List(IEnumerable<string> items)
    {
        string[] all = [.. items];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
