using TrialSim.Analyses;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Scenarios;

/// <content>Names that other parts of the scenario refer to.</content>
public sealed partial record Scenario
{
    private void CheckSubgroups(ScenarioPlace place)
    {
        for (int i = 0; i < Subgroups.Count; i++)
        {
            var here = place.At(i);
            string name = Subgroups[i].Name;
            int before = here.Breaches;
            Subgroups[i].Check(here);
            if (here.Breaches > before)
            {
                continue; // its name may follow from its bounds
            }

            CheckName(here.At("name"), name);
            if (name == Subgroup.All)
            {
                here.At("name").Breach("\"all\" is the subgroup of everybody.", "Choose another name.");
            }
            else if (Subgroups.Take(i).Any(earlier => earlier.Name == name))
            {
                here.At("name").Breach($"\"{Spelling.Quotable(name)}\" names a subgroup further up too.", "Name every subgroup differently.", "subgroups");
            }

            CheckAgainstScreening(here, Subgroups[i]);
        }
    }

    // Without measurement error screening and baseline CRP are one, so what screening keeps out no subgroup can hold.
    private void CheckAgainstScreening(ScenarioPlace place, Subgroup subgroup)
    {
        var rules = Population.Eligibility;
        bool boundsCross = rules.ScreeningCrpAtLeast?.Value > rules.ScreeningCrpAtMost?.Value;
        if (Population.Crp.Reliability.Value == 1 && !boundsCross
            && (subgroup.CrpAbove?.Value >= rules.ScreeningCrpAtMost?.Value || subgroup.CrpAtMost?.Value < rules.ScreeningCrpAtLeast?.Value))
        {
            place.Breach(
                $"nobody with such a CRP is eligible: screening admits {rules.ScreeningCrpAtLeast?.Value ?? 0} mg/L to {rules.ScreeningCrpAtMost?.Value ?? double.PositiveInfinity} mg/L.",
                "Change the subgroup or the eligibility, or give \"population.crp\" a reliability below 1.",
                "population.crp.reliability",
                "population.eligibility");
        }
    }

    private void CheckAnalyses(ScenarioPlace place)
    {
        place.MustNotBeEmpty(Analyses.Count, "Add the tests of the trial, such as { \"kind\": \"ancova\", \"name\": \"ancova\" }.");
        string[] subgroups = [Subgroup.All, .. Subgroups.Select(s => s.Name)];
        var outline = new TrialOutline
        {
            Patients = Design.Patients.Value,
            HasStrata = Randomization.Stratifies,
            StrataRemedy = "give the randomization \"strata\" (kinds \"stratified-permuted-blocks\" and \"simple\")",
            PatientsPath = "design.patients",
            StrataPath = "randomization",
        };
        for (int i = 0; i < Analyses.Count; i++)
        {
            var here = place.At(i);
            Analyses[i].Check(here, outline);
            CheckResultName(here.At("name"), Analyses[i].Name, Analyses.Take(i).Select(a => a.Name));
            foreach (string named in Analyses[i].SubgroupsNamed)
            {
                if (!subgroups.Contains(named))
                {
                    here.At("subgroup").Breach(
                        $"there is no subgroup \"{Spelling.Quotable(named)}\".", Spelling.Suggest(named, subgroups, "Known subgroups"), "subgroups");
                }
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
            CheckResultName(here.At("name"), Decisions[i].Name, known);
            CheckNamesListed(
                here.At("of"), Decisions[i].Of, known, [.. Decisions.Skip(i).Select(d => d.Name)], "a rule may refer only to rules further up");
        }
    }

    private void CheckClaims(ScenarioPlace place) => CheckNamesListed(
        place, Claims, [.. Analyses.Select(a => a.Name)], [.. Decisions.Select(d => d.Name)], "a claim is an analysis, not a decision");

    private static void CheckResultName(ScenarioPlace place, string name, IEnumerable<string> taken)
    {
        CheckName(place, name);
        if (name == Subgroup.All)
        {
            place.Breach("\"all\" means everybody in the results.", "Choose another name.");
        }
        else if (taken.Contains(name))
        {
            place.Breach(
                $"\"{Spelling.Quotable(name)}\" names an analysis or decision further up too.", "Name them all differently.", "analyses[].name", "decisions[].name");
        }
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
                place.At(i).Breach(found, Spelling.Suggest(listed[i], known, "Known here"), "analyses[].name", "decisions[].name");
            }
        }
    }
}
