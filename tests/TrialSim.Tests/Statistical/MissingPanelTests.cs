using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Tests.Support;
using TrialSim.Trials;

namespace TrialSim.Tests.Statistical;

/// <summary>Missing values of a panel whose biomarkers share a random number by eights: each with its share, and no two together.</summary>
public class MissingPanelTests
{
    private static readonly double[] Shares = [0.3, 0.02, 0.9, 0.5, 0, 0.1, 0.65, 0.25, 0.4, 0.05];

    private static readonly Population Ten = Panels.Shipped with
    {
        Markers = [.. Shares.Select((share, k) => Panels.Shipped.Markers[2] with { Name = new($"m-{k}"), Missing = new(share) })],
        MarkerCorrelations = [],
    };

    /// <summary>
    /// Shares of all 20 measurements and of all 190 pairs, over 96,000 patients: a false alarm of 1e-8 each, 2.1e-6 together (0 is exact); sees a share or a
    /// joint share that is off by 0.02.
    /// </summary>
    [Fact]
    public void Measurements_are_missing_independently_of_each_other()
    {
        const int Rounds = 200;
        int n = 2 * Shares.Length;
        var together = new long[n, n];
        var lost = new bool[n];
        for (ulong round = 0; round < Rounds; round++)
        {
            using var trial = Panels.Enrol(Ten, 60, 29, round * Lanes.Count);
            for (int i = 0; i < trial.Patients; i++)
            {
                for (int lane = 0; lane < Lanes.Count; lane++)
                {
                    Count(trial, i, lane, lost, together);
                }
            }
        }

        for (int a = 0; a < n; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                double expected = a == b ? Shares[a / 2] : Shares[a / 2] * Shares[b / 2];
                if (expected == 0)
                {
                    Assert.Equal(0, together[a, b]);
                    continue;
                }

                StatisticalAssert.Rate(together[a, b], Rounds * 60 * Lanes.Count, expected, falseAlarm: 1e-8, detects: expected + 0.02);
            }
        }
    }

    private static void Count(TrialBlock trial, int patient, int lane, bool[] lost, long[,] together)
    {
        for (int k = 0; k < Shares.Length; k++)
        {
            lost[2 * k] = double.IsNaN(trial.Screening(k + 1)[patient][lane]);
            lost[(2 * k) + 1] = double.IsNaN(trial.Measured(k + 1)[patient][lane]);
        }

        for (int a = 0; a < lost.Length; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                together[a, b] += lost[a] && lost[b] ? 1 : 0;
            }
        }
    }
}
