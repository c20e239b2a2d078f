using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics.Multiplicity;
using TrialSim.Tests.Support;
using Xunit.Abstractions;

namespace TrialSim.Tests.Published;

/// <summary>One level for the whole trial and a subgroup of it (Spiessens and Debois 2010): the levels, and the rates of rejection they give.</summary>
public sealed partial class OverallPlusSubgroupTests(ITestOutputHelper output)
{
    private const double Alpha = 0.025;
    private const int Trials = 1_000_000;

    private static readonly PublishedCase Case = PublishedCase.Read("pub-14-overall-plus-subgroup-alpha");

    public static TheoryData<string> Quantities => Case.Quantities;

    [Theory]
    [MemberData(nameof(Quantities))]
    public void Whole_trial_and_subgroup_share_a_level(string quantity)
    {
        double share = Number(Share(), quantity);
        OverallAndSubgroup scalar = new(share);
        double full = NormalDistribution.UpperQuantile(Alpha);
        switch (quantity[..3])
        {
            case "(a)":
                LaneClosedTest both = new(CriticalPlan.SingleStep([full, full]));
                var rejected = new LaneMask[2];
                double any = Rate(share, z =>
                {
                    both.Judge(z, rejected);
                    return rejected[0] | rejected[1];
                });
                Case.Compare(output, quantity, PublishedEstimate.Formula(scalar.EitherAbove(full, full)), new("simulation", any, Mcse(any)));
                break;
            case "(b)":
                LaneOverallAndSubgroup common = new(Alpha, null);
                Case.Compare(
                    output, quantity,
                    PublishedEstimate.Formula(NormalDistribution.UpperTail(scalar.CommonCriticalValue(Alpha))),
                    PublishedEstimate.Formula(NormalDistribution.UpperTail(common.Critical(share).Subgroup[0])));
                HoldsLevel(common, share, Alpha);
                break;
            case "(c)":
                double total = Number(Total(), quantity);
                double overall = Number(Overall(), quantity);
                LaneOverallAndSubgroup split = new(total, overall);
                Case.Compare(
                    output, quantity,
                    PublishedEstimate.Formula(NormalDistribution.UpperTail(scalar.SubgroupCriticalValue(total, overall))),
                    PublishedEstimate.Formula(NormalDistribution.UpperTail(split.Critical(share).Subgroup[0])));
                HoldsLevel(split, share, total);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "nothing reproduces it");
        }
    }

    // 16 tests with a false-alarm rate of 1e-6 each
    private static void HoldsLevel(LaneOverallAndSubgroup test, double share, double level)
    {
        double rate = Rate(share, z =>
        {
            var (overall, subgroup) = test.Judge(z[0], z[1], share);
            return overall | subgroup;
        });
        StatisticalAssert.Rate((long)Math.Round(rate * Trials), Trials, level, falseAlarm: 1e-6, detects: level + 0.002);
    }

    private static double Rate(double share, Func<Lanes[], LaneMask> rejects)
    {
        DeviateTrials draws = new(14, [0, 0], new double[,] { { Math.Sqrt(share), Math.Sqrt(1 - share) }, { 1, 0 } });
        var deviates = new Lanes[2];
        long hits = 0;
        for (int trial = 0; trial < Trials; trial += Lanes.Count)
        {
            draws.Draw((ulong)trial, deviates);
            hits += BitOperations.PopCount(rejects(deviates).Bits);
        }

        return (double)hits / Trials;
    }

    private static double Mcse(double rate) => Math.Sqrt(rate * (1 - rate) / Trials);

    private static double Number(Regex place, string quantity) => double.Parse(place.Match(quantity).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"f=([\d.]+\d)")]
    private static partial Regex Share();

    [GeneratedRegex(@"total ([\d.]+\d)")]
    private static partial Regex Total();

    [GeneratedRegex(@"overall ([\d.]+\d)")]
    private static partial Regex Overall();
}
