using System.Text.Json;
using TrialSim.Numerics;
using TrialSim.Statistics.Subgroups.Sets;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Subgroups;

/// <summary>The tests of a search against best-of.json, in which best-of.R makes each with R's own functions.</summary>
public sealed class SetSearchTests
{
    private const int Patients = 44;

    private static readonly JsonElement[] Trials = [.. ReferenceFile.Cases("Subgroups/best-of.json", "trials")];

    // the change of those seen, the response of everybody
    private static readonly SearchedOutcome[] Outcomes = [new(1, false, -1), new(0, true, 1)];

    [Theory]
    [InlineData(SearchContrast.Interaction)]
    [InlineData(SearchContrast.Subgroup)]
    public void Every_test_is_that_of_R(SearchContrast contrast)
    {
        using var sums = Filled(contrast);
        var search = new SetSearch(sums, Outcomes, 2, contrast, bothSides: true, smallestArm: 2);
        sums.Sum([.. Enumerable.Range(0, Patients)]);
        search.Test();
        for (int lane = 0; lane < 8; lane++)
        {
            var sets = Trials[lane].GetProperty("tests");
            for (int test = 0; test < 12; test++)
            {
                bool below = (test / 2 & 1) == 1;
                var expected = sets[test / 4];
                double z = contrast == SearchContrast.Interaction
                    ? expected.Numbers("interaction")[test & 1] * (below ? -1 : 1)
                    : expected.Numbers(below ? "below" : "above")[test & 1];

                // means: Hill's deviate is within 2e-5 of the exact one from 8 degrees of freedom on (StudentDeviate); shares: rounding
                Near.Absolute(z, search.Deviates[test][lane], (test & 1) == 0 ? 2e-5 : 1e-12, $"trial {lane} test {test}");
            }
        }
    }

    [Fact]
    public void The_best_test_is_the_largest_in_either_direction()
    {
        using var sums = Filled(SearchContrast.Subgroup);
        var search = new SetSearch(sums, Outcomes, 2, SearchContrast.Subgroup, bothSides: true, smallestArm: 2);
        sums.Sum([.. Enumerable.Range(0, Patients)]);
        search.Test();
        foreach (double sign in new[] { 1.0, -1 })
        {
            var (deviate, test) = search.Best(sign);
            for (int lane = 0; lane < 8; lane++)
            {
                double[] all = [.. search.Deviates.ToArray().Select(d => sign * d[lane])];
                Assert.Equal(all.Max(), deviate[lane]);
                Assert.Equal(Array.IndexOf(all, all.Max()), (int)test[lane]);
            }
        }
    }

    [Fact]
    public void Quantile_cuts_are_those_of_R()
    {
        var column = new Lanes[Patients];
        Fill(column, "crp");
        LaneSort.Ascending(column);
        for (int lane = 0; lane < 8; lane++)
        {
            Assert.Equal(Trials[lane].Numbers("crp").Order(), column.Select(x => x[lane]));
            Assert.Equal(Trials[lane].Number("quantile"), column[(int)Math.Ceiling((0.6 * Patients) - 1e-9) - 1][lane]);
        }
    }

    [Fact]
    public void Columns_of_any_length_are_sorted()
    {
        for (int length = 1; length <= 70; length++)
        {
            var column = new Lanes[length];
            for (int i = 0; i < length; i++)
            {
                column[i] = Lanes.Load([.. Enumerable.Range(0, 8).Select(lane => (double)((i * (lane + 3) * 7919) % 31))]);
            }

            double[][] expected = [.. Enumerable.Range(0, 8).Select(lane => column.Select(x => x[lane]).Order().ToArray())];
            LaneSort.Ascending(column);
            for (int lane = 0; lane < 8; lane++)
            {
                Assert.Equal(expected[lane], column.Select(x => x[lane]));
            }
        }
    }

    [Fact]
    public void A_list_of_patients_counts_each_as_often_as_she_is_listed()
    {
        using var sums = Filled(SearchContrast.Subgroup);
        int[] drawn = [.. Enumerable.Range(0, Patients).Select(i => i * i * 5 % Patients)];
        sums.Sum(drawn);
        for (int lane = 0; lane < 8; lane++)
        {
            double[] arm = Trials[lane].Numbers("arm"), crp = Trials[lane].Numbers("crp"), seen = Trials[lane].Numbers("seen"), change = Trials[lane].Numbers("change");
            int[] treated = [.. drawn.Where(i => crp[i] > Portable.Log(3) && seen[i] == 1 && arm[i] == 1)];
            Assert.Equal(treated.Length, sums.Cells(0, 0).N1[lane]);
            Assert.Equal(treated.Sum(i => change[i]), sums.Cells(0, 0).Sum1[lane]);
        }
    }

    private static SetSums Filled(SearchContrast contrast)
    {
        var sums = new SetSums(Patients, 3, 2, Outcomes, contrast == SearchContrast.Subgroup);
        var crp = new Lanes[Patients];
        var age = new Lanes[Patients];
        Fill(crp, "crp");
        Fill(age, "age");
        Fill(sums.Treated, "arm");
        sums.Weights(0).Fill(Lanes.One);
        Fill(sums.Weights(1), "seen");
        Fill(sums.Values(0), "change");
        Fill(sums.Values(1), "response");
        var quantile = Lanes.Load([.. Trials.Select(t => t.Number("quantile"))]);
        for (int i = 0; i < Patients; i++)
        {
            sums.Above(0)[i] = (crp[i] > Portable.Log(3)).ToIndicator();
            sums.Above(1)[i] = (crp[i] > quantile).ToIndicator();
            sums.Above(2)[i] = (age[i] > 40).ToIndicator();
        }

        sums.Arrange();
        return sums;
    }

    private static void Fill(Span<Lanes> column, string name)
    {
        double[][] values = [.. Trials.Select(t => t.Numbers(name))];
        for (int i = 0; i < column.Length; i++)
        {
            column[i] = Lanes.Load([.. values.Select(v => v[i])]);
        }
    }
}
