using System.Globalization;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Randomness;
using TrialSim.Statistics.Subgroups.Cuts;
using Xunit.Abstractions;

namespace TrialSim.Tests.Published;

/// <summary>Who may choose the cut-point finds one (Miller and Siegmund 1982; Altman, Lausen, Sauerbrei and Schumacher 1994).</summary>
public sealed class BestCutPointTests(ITestOutputHelper output)
{
    private const int Replicates = 100_000;
    private const double Alpha = 0.05;

    private static readonly PublishedCase Case = PublishedCase.Read("pub-15-best-cutpoint");

    public static TheoryData<string> Quantities => Case.Quantities;

    [Theory]
    [MemberData(nameof(Quantities))]
    public void The_best_of_all_cuts_is_significant_far_too_often(string quantity) => Case.Compare(output, quantity, Estimate(quantity));

    private static PublishedEstimate Estimate(string quantity)
    {
        double share = Number(quantity, "e=");
        return quantity.StartsWith("large-sample", StringComparison.Ordinal)
            ? PublishedEstimate.Formula(MaximallySelected.TwoSidedTail(
                NormalDistribution.UpperQuantile(Alpha / 2), MaximallySelected.RangeOfCuts(share, 1 - share)))
            : Simulate((int)Number(quantity, "n="), share);
    }

    // The marker has nothing to do with the outcome, so that the patients come in its order.
    private static PublishedEstimate Simulate(int patients, double share)
    {
        int fewest = (int)Math.Ceiling(share * patients);
        double critical = StudentT.Critical(Alpha, patients - 2);
        int[] pairs = [.. Enumerable.Range(0, patients / 2)];
        double[] outcomes = new double[patients];
        using var columns = new LaneColumns(1, patients);
        int hits = 0;
        for (int first = 0; first < Replicates; first += Lanes.Count)
        {
            TrialRandom.For(15, (ulong)first).Normals(DrawPurpose.VisitResidual, 0, 0, pairs, columns[0]);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                for (int i = 0; i < patients; i++)
                {
                    outcomes[i] = columns[0][i][lane];
                }

                hits += MarkerSplit.Largest(outcomes, fewest, out _) > critical ? 1 : 0;
            }
        }

        double rate = (double)hits / Replicates;
        return new("simulation", rate, Math.Sqrt(rate * (1 - rate) / Replicates));
    }

    private static double Number(string quantity, string name)
    {
        string rest = quantity[(quantity.IndexOf(name, StringComparison.Ordinal) + name.Length)..];
        int end = rest.IndexOfAny([' ', ':']);
        return double.Parse(end < 0 ? rest : rest[..end], CultureInfo.InvariantCulture);
    }
}
