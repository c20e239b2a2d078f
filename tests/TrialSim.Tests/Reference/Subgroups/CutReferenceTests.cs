using System.Text.Json;
using TrialSim.Statistics;
using TrialSim.Statistics.Subgroups.Cuts;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Subgroups;

/// <summary>Cut-points against cuts.json, which cuts.R made with lm(), t.test() and all permutations of two small trials.</summary>
/// <remarks>
/// Approximate, 1e-11 relative to the larger of the number and 1: R solves by QR of the uncentred data, we difference running sums of centred ones.
/// Permutation counts: 20,000 permutations; a p-value wrong by 0.03 is seen.
/// </remarks>
public sealed class CutReferenceTests
{
    private const double Digits = 1e-11;
    private const int Permutations = 20_000;

    private static readonly JsonElement File = ReferenceFile.Document("Subgroups/cuts.json");

    public static TheoryData<string> Scans => [.. File.GetProperty("scans").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];

    public static TheoryData<string, int, bool> Exact
    {
        get
        {
            var data = new TheoryData<string, int, bool>();
            foreach (var c in File.GetProperty("exact").EnumerateArray())
            {
                for (int side = 0; side < 3; side++)
                {
                    data.Add(c.GetProperty("name").GetString()!, side, true);
                    data.Add(c.GetProperty("name").GetString()!, side, false);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Scans))]
    public void Every_cut_has_the_contrasts_that_R_finds_by_fitting(string name)
    {
        var c = Case("scans", name);
        var order = Trial(c).Order();
        double[] cuts = c.Numbers("cuts");
        var candidates = new CutCandidates(c.Whole("quantiles"));
        candidates.AtQuantiles(order, c.Whole("quantiles"), c.Whole("fewest"));
        Assert.Equal(cuts, candidates.Places.ToArray().Select(place => place.Cut));
        var one = new CutCandidates(1);
        using var interactions = new InteractionScan(order.Patients, 1);
        var subgroups = new SubgroupScan(order.Patients, 1);
        for (int k = 0; k < cuts.Length; k++)
        {
            one.At(order, [cuts[k]], 1);
            interactions.Read(order, one);
            Agree(interactions.Best(one, Alternative.TwoSided), c.Numbers("interaction")[k], c.Numbers("interaction_t")[k], order.Patients - 4);
            subgroups.Read(order, one, 1);
            Agree(subgroups.Best(one, Alternative.TwoSided), c.Numbers("subgroup")[k], c.Numbers("subgroup_t")[k], order.Patients - one.Places[0].Low - 2);
        }
    }

    [Theory]
    [MemberData(nameof(Exact))]
    public void Random_permutations_estimate_the_exact_p_value(string name, int side, bool interaction)
    {
        var c = Case("exact", name);
        var line = c.GetProperty(interaction ? "interaction" : "subgroup")[side];
        var alternative = Enum.Parse<Alternative>(line.GetProperty("alternative").GetString()!.Replace("-", string.Empty, StringComparison.Ordinal), ignoreCase: true);
        double expected = line.Number("p");
        CutTrial[] trials = [.. Enumerable.Repeat(Trial(c), 8)];
        int quantiles = 2 * trials[0].Marker.Length; // every place between two patients
        int[] reached = interaction
            ? CountedCuts.Interaction(trials, quantiles, c.Whole("fewest"), alternative, Permutations, 1, 0)
            : CountedCuts.Subgroup(trials, quantiles, c.Whole("fewest"), alternative, Permutations, 1, 0);

        Assert.Single(reached.Distinct()); // eight trials of a block share their permutations
        StatisticalAssert.Rate(reached[0], Permutations, expected, falseAlarm: 1e-6, detects: expected > 0.5 ? expected - 0.03 : expected + 0.03);
    }

    private static void Agree(SelectedCut found, double estimate, double t, int degrees)
    {
        Assert.Equal(degrees, found.DegreesOfFreedom);
        Near.Absolute(estimate, found.Estimate, Digits * Math.Max(1, Math.Abs(estimate)));
        Near.Absolute(t, found.Statistic, Digits * Math.Max(1, Math.Abs(t)));
    }

    private static JsonElement Case(string section, string name) =>
        File.GetProperty(section).EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);

    private static CutTrial Trial(JsonElement c) =>
        new(c.Numbers("marker"), [.. c.Numbers("treated").Select(a => a == 1)], c.Numbers("outcome"));
}
