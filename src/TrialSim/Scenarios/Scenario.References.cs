using TrialSim.Analyses;
using TrialSim.Claims;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Scenarios;

/// <content>Names that other parts of the scenario refer to.</content>
public sealed partial record Scenario
{
    // Without measurement error screening and baseline are one, so what screening keeps out no subgroup can hold.
    private void CheckAgainstScreening(ScenarioPlace place, Subgroup subgroup)
    {
        Population.MustKnow(place.At("marker"), subgroup.Marker);
        if (Population.Biomarker(subgroup.Marker) is not { Reliability.Value: 1 })
        {
            return;
        }

        foreach (var range in Population.Eligibility.Ranges().Where(r => r.Marker == subgroup.Marker && !(r.AtLeast?.Value > r.AtMost?.Value)))
        {
            if (subgroup.Low >= range.AtMost?.Value || subgroup.High < range.AtLeast?.Value)
            {
                place.Breach(
                    $"nobody with such a {subgroup.Marker.InWords()} is eligible: screening admits {range.AtLeast?.Value ?? 0}{Population.Units.After(subgroup.Marker)} to {range.AtMost?.Value ?? double.PositiveInfinity}{Population.Units.After(subgroup.Marker)}.",
                    $"Change the subgroup or the eligibility, or give {(subgroup.Marker == PatientMarker.Crp ? "\"population.crp\"" : "the biomarker")} a reliability below 1.",
                    "population.crp.reliability",
                    "population.eligibility");
            }
        }
    }

    private void CheckAnalyses(ScenarioPlace place)
    {
        place.MustNotBeEmpty(Analyses.Count, "Add the tests of the trial, such as { \"kind\": \"ancova\", \"name\": \"ancova\" }.");
        var outline = Outline().Trial;
        for (int i = 0; i < Analyses.Count; i++)
        {
            var here = place.At(i);
            Analyses[i].Check(here, outline);
            NameRules.CheckResultName(here.At("name"), Analyses[i].Name, Analyses.Take(i).Select(a => a.Name));
            NameRules.CheckSubgroupsNamed(here, Analyses[i].SubgroupsNamed, Subgroups);
            foreach (var (property, marker) in Analyses[i].MarkersRead)
            {
                Population.MustKnow(here.At(property), marker);
            }
        }
    }

    private void CheckDecisions(ScenarioPlace place)
    {
        string[] analyses = [.. Analyses.Select(a => a.Name)];
        for (int i = 0; i < Decisions.Count; i++)
        {
            var here = place.At(i);
            string[] known = [.. analyses, .. Decisions.Take(i).Select(d => d.Name)];
            Decisions[i].Check(here);
            NameRules.CheckResultName(here.At("name"), Decisions[i].Name, known, "an analysis or decision");
            CheckNamesListed(
                here.At("of"), Decisions[i].Of, known, [.. Decisions.Skip(i).Select(d => d.Name)], "a rule may refer only to rules further up");
        }
    }

    private void CheckClaims(ScenarioPlace place)
    {
        CheckNamesListed(
            place, Claims, [.. Analyses.Select(a => a.Name)], [.. Decisions.Select(d => d.Name)], "a claim is an analysis, not a decision");
        for (int i = 0; i < Claims.Count; i++)
        {
            if (Analyses.FirstOrDefault(a => a.Name == Claims[i])?.Target is { HasTrueValue: false } target)
            {
                place.At(i).Breach(
                    $"a {target.Describe(Population.Units)} has no true value, so that nobody can tell a false claim of it.",
                    "Leave it out of the claims, or claim an analysis that has one, such as a risk difference.", "analyses");
            }
        }
    }

    // A rule's own check looks at the analyses and subgroups that it names, and may rely on them.
    private void CheckRules(ScenarioPlace place, IReadOnlyList<RuleBreach> breaches)
    {
        var outline = Outline();
        string[] analyses = [.. Analyses.Select(a => a.Name)];
        for (int i = 0; i < Rules.Count; i++)
        {
            var here = place.At(i);
            int before = here.Breaches;
            NameRules.CheckResultName(here.At("name"), Rules[i].Name, [.. analyses, .. Decisions.Select(d => d.Name), .. Rules.Take(i).Select(r => r.Name)], "an analysis, decision or rule");
            foreach (var (property, name) in Rules[i].AnalysesNamed)
            {
                if (!analyses.Contains(name))
                {
                    here.At(property).Breach(
                        $"there is no analysis \"{Spelling.Quotable(name)}\".", NameRules.SuggestAnalysis(name, analyses), "analyses[].name");
                }
                else if (outline.Analysis(name)!.Target is { IsAboutScore: false } target)
                {
                    here.At(property).Breach(
                        $"\"{Spelling.Quotable(name)}\" estimates the {target.Describe(Population.Units)}; what a rule claims is true or false by the drug's effect on the score.",
                        "Name tests of the score, of response or of remission here. \"claims\" may list others: each is judged by its own true value.", "analyses[]");
                }
            }

            foreach (var (property, name) in Rules[i].SubgroupsNamed)
            {
                NameRules.CheckSubgroupNamed(here.At(property), name, Subgroups);
            }

            if (here.Breaches == before && RestsOnSound(Rules[i], breaches))
            {
                Rules[i].Check(here, outline);
            }
        }
    }

    private bool RestsOnSound(ClaimRule rule, IReadOnlyList<RuleBreach> breaches)
    {
        string[] analyses = [.. rule.AnalysesNamed.Select(named => named.Name)];
        string[] subgroups = [
            .. rule.SubgroupsNamed.Select(named => named.Name),
            .. Analyses.Where(a => analyses.Contains(a.Name)).SelectMany(a => a.SubgroupsNamed)];
        string[] restsOn = [
            .. Enumerable.Range(0, Analyses.Count).Where(a => analyses.Contains(Analyses[a].Name)).Select(a => $"analyses[{a}]"),
            .. Enumerable.Range(0, Subgroups.Count).Where(s => subgroups.Contains(Subgroups[s].Name)).Select(s => $"subgroups[{s}]")];
        return !breaches.Any(breach => restsOn.Any(place => breach.Path.StartsWith(place, StringComparison.Ordinal)));
    }

    private static void CheckNamesListed(
        ScenarioPlace place, IReadOnlyList<string> listed, string[] known, string[] misplaced, string whyMisplaced)
    {
        for (int i = 0; i < listed.Count; i++)
        {
            string quoted = Spelling.Quotable(listed[i]);
            if (listed.Take(i).Contains(listed[i]))
            {
                place.At(i).Breach($"\"{quoted}\" is listed twice.", "List it once.");
            }
            else if (!known.Contains(listed[i]))
            {
                string found = misplaced.Contains(listed[i]) ? $"\"{quoted}\" cannot be named here: {whyMisplaced}." : $"there is no analysis \"{quoted}\".";
                place.At(i).Breach(found, NameRules.SuggestAnalysis(listed[i], known), "analyses[].name", "decisions[].name");
            }
        }
    }
}
