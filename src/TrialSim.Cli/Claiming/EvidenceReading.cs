using System.Globalization;
using System.Text.RegularExpressions;
using TrialSim.Cli.Commands;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Cli.Claiming;

/// <summary>Reads what a trial is said to have shown: "interaction-p=0.01", "ancova-p=0.05..1", "interaction-p=0.01:adverse", or the name of a rule.</summary>
internal static partial class EvidenceReading
{
    private const string Form = "Write NAME-p=VALUE for an analysis (p at most VALUE), NAME-p=LOW..HIGH for a range, or the name of an analysis, decision or claim rule that said yes.";

    /// <summary>One or more, all of them at once.</summary>
    /// <exception cref="RefusedException">One of them cannot be read, or names what the scenario does not have.</exception>
    public static Sighting Read(IReadOnlyList<string> texts, Scenario scenario)
    {
        List<Evidence> evidence = [];
        HashSet<string> observed = [];
        foreach (string text in texts)
        {
            var read = Read(text, scenario);
            string name = Name(read);
            evidence.Add(observed.Add(name) ? read : throw Refused(
                text, $"\"{Spelling.Quotable(name)}\" is observed twice.",
                "One trial shows one result of it: name it once, with a range of p if need be, such as NAME-p=0.01..0.05, and a direction, such as NAME-p=0.01:adverse."));
        }

        return new(evidence);
    }

    private static Evidence Read(string text, Scenario scenario)
    {
        if (OfName(text, ObservedDirection.Favourable, scenario) is { } whole)
        {
            return whole;
        }

        var (body, direction) = Direction(text);
        var match = PValue().Match(body);
        if (!match.Success)
        {
            return OfName(body, direction, scenario) switch
            {
                null => throw Unknown(text, body, scenario),
                ConclusionEvidence when body != text => throw Refused(
                    text, $"\"{Spelling.Quotable(body)}\" is a decision: it says yes or no and has no direction.", "Write its name alone, or observe the p-values that it reads."),
                var named => named,
            };
        }

        string name = match.Groups["name"].Value;
        var analysis = scenario.Analyses.FirstOrDefault(a => a.Name == name)
            ?? throw Refused(text, $"there is no analysis \"{Spelling.Quotable(name)}\".", Spelling.Suggest(name, [.. scenario.Analyses.Select(a => a.Name)], "Analyses"));
        bool isLarge = match.Groups["sign"].Value.Contains('>', StringComparison.Ordinal);
        if (match.Groups["high"].Success || isLarge)
        {
            double above = P(text, match.Groups["value"].Value);
            double atMost = match.Groups["high"].Success ? P(text, match.Groups["high"].Value) : 1;
            if (above == 0 && atMost == 1)
            {
                throw Refused(text, "every trial has such a p-value, so nothing is observed.", "Leave it out, or narrow the range, such as 0.05..1.");
            }

            return above < atMost
                ? DeviateEvidence.Between(analysis, above, atMost, body != text ? direction : ObservedDirection.Either)
                : throw Refused(text, $"no p-value lies above {above} and is at most {atMost}.", "Write the smaller number first, such as 0.05..1.");
        }

        double p = P(text, match.Groups["value"].Value);
        return p is > 0 and < 1
            ? DeviateEvidence.Between(analysis, 0, p, direction) with { IsReported = match.Groups["sign"].Value == "=" }
            : throw Refused(text, "every trial, or none, has such a p-value.", "Use a number above 0 and below 1, such as 0.01.");
    }

    private static string Name(Evidence evidence) => evidence switch
    {
        DeviateEvidence p => p.Analysis.Name,
        AnnouncementEvidence claim => claim.Name,
        ConclusionEvidence conclusion => conclusion.Name,
        _ => evidence.Describe(),
    };

    private static Evidence? OfName(string name, ObservedDirection direction, Scenario scenario) =>
        scenario.Analyses.FirstOrDefault(a => a.Name == name) is { } analysis ? DeviateEvidence.Between(analysis, 0, analysis.Alpha.Value, direction)
        : scenario.Decisions.Any(d => d.Name == name) ? new ConclusionEvidence(name)
        : scenario.Rules.Any(r => r.Name == name) ? new AnnouncementEvidence(name, direction)
        : null;

    private static (string Body, ObservedDirection Direction) Direction(string text)
    {
        int colon = text.LastIndexOf(':');
        if (colon < 0)
        {
            return (text, ObservedDirection.Favourable);
        }

        string word = text[(colon + 1)..];
        string[] known = ["favourable", "adverse", "either"];
        int number = Array.IndexOf(known, word);
        return number >= 0
            ? (text[..colon], (ObservedDirection)number)
            : throw Refused(text, $"\"{Spelling.Quotable(word)}\" is no direction.", Spelling.Suggest(word, known, "Directions"));
    }

    private static double P(string text, string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double p) && p is >= 0 and <= 1
            ? p
            : throw Refused(text, $"\"{Spelling.Quotable(number)}\" is not a p-value.", "Use a number from 0 to 1, such as 0.01.");

    private static RefusedException Unknown(string text, string name, Scenario scenario)
    {
        string[] known = [.. scenario.Analyses.Select(a => a.Name), .. scenario.Decisions.Select(d => d.Name), .. scenario.Rules.Select(r => r.Name)];
        return Refused(text, $"nothing in the scenario is called \"{Spelling.Quotable(name)}\".", $"{Form} {Spelling.Suggest(name, known, "Names")}");
    }

    private static RefusedException Refused(string text, string found, string remedy) => new($"--observed: {Spelling.Quotable(text)}: {found}\n    {remedy}");

    [GeneratedRegex(@"^(?<name>.+)-p(?<sign><=|>=|=|<|>)(?<value>[^=<>]*?)(\.\.(?<high>[^=<>]*))?$")]
    private static partial Regex PValue();
}
