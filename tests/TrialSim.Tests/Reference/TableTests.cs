using System.Text.Json;
using TrialSim.Numerics;
using TrialSim.Statistics;
using TrialSim.Statistics.Tables;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference;

/// <summary>Tests of 2 x 2 tables. Expected numbers: Tables/tables.json (R: all tables of up to 12 patients, and 150 larger ones).</summary>
public sealed class TableTests
{
    private static readonly IReadOnlyList<JsonElement> Tables = [.. ReferenceFile.Cases("Tables/tables.json", "tables")];

    [Fact]
    public void Fishers_test_agrees_with_R()
    {
        Assert.Equal(1789, Tables.Count);
        foreach (var table in Tables)
        {
            var (r1, n1, r0, n0) = Counts(table);
            // R's dnhyper goes through logarithms of factorials and loses some 1e-13 for the largest tables
            var test = FisherExactTest.Of(new FourfoldTable(r1, n1, r0, n0));
            Near.Relative(table[4].GetDouble(), test.TwoSided, 1e-11, table);
            Near.Relative(table[5].GetDouble(), test.Greater, 1e-11, table);
            Near.Relative(table[6].GetDouble(), test.Less, 1e-11, table);
        }
    }

    [Fact]
    public void Chi_square_with_and_without_continuity_correction_agrees_with_R()
    {
        foreach (var table in Tables)
        {
            var (r1, n1, r0, n0) = Counts(table);
            var own = new TwoByTwo((double)r1, (double)n1, (double)r0, (double)n0);
            bool testable = table[7].ValueKind != JsonValueKind.Null;

            Assert.Equal(testable, (own.HasBothGroups & own.HasBothOutcomes).Bits == 0xFF);
            if (testable)
            {
                Check(own, 0, table[7].GetDouble(), (r1 * n0) - (r0 * n1), table);
                Check(own, 0.5, table[8].GetDouble(), (r1 * n0) - (r0 * n1), table);
            }
        }
    }

    [Fact]
    public void Difference_and_Wald_variance_are_those_of_the_textbook()
    {
        var table = new TwoByTwo(12.0, 30.0, 5.0, 25.0);

        // 12/30 - 5/25 and 0.4 x 0.6 / 30 + 0.2 x 0.8 / 25, to rounding
        Near.Absolute(0.2, table.Difference[3], 1e-15);
        Near.Relative(0.008 + 0.0064, table.WaldVariance[3], 1e-14);
        Assert.Equal(0u, new TwoByTwo(0.0, 0.0, 5.0, 25.0).HasBothGroups.Bits);
        Assert.Equal(0u, new TwoByTwo(0.0, 3.0, 0.0, 25.0).HasBothOutcomes.Bits);
        Assert.Equal(0u, new TwoByTwo(3.0, 3.0, 25.0, 25.0).HasBothOutcomes.Bits);
    }

    private static void Check(TwoByTwo own, double continuity, double expected, int sign, object about)
    {
        double root = own.SignedRootOfChiSquare(continuity)[5];
        // a dozen roundings here and in R; the corrected statistic is a difference, whence the absolute part
        Near.Absolute(expected, root * root, 1e-11 * (1 + expected), about);
        Assert.True(root * sign >= 0, $"{about}: sign");
    }

    private static (int R1, int N1, int R0, int N0) Counts(JsonElement table) =>
        (table[0].GetInt32(), table[1].GetInt32(), table[2].GetInt32(), table[3].GetInt32());
}
