using TrialSim.Claims.Tests;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Scenarios;
using TrialSim.Statistics.Multiplicity;
using TrialSim.Trials;

namespace TrialSim.Tests.Property;

/// <summary>The rules over pre-specified tests of scenario rules-over-tests.json, as their papers state them: by p values, one trial at a time.</summary>
internal static class RuleDefinition
{
    /// <summary>What a rule claims, by its definition in p values.</summary>
    public static bool[] Claims(Scenario scenario, TestsRule rule, double[] p, double level, TrialRun run, int lane)
    {
        bool Low(int i, double at) => p[i] <= at;
        switch (rule)
        {
            case InteractionGate:
                return [Low(0, level), Low(0, level)];
            case InteractionAndSubgroup:
                return [Low(0, level) && Low(1, level), Low(0, level) && Low(1, level)];
            case EffectSizeGate gate:
                bool large = Math.Abs(run.Findings[IndexOf(scenario, rule.Of[0])].Estimate[lane]) >= gate.AtLeast.Value;
                return [large && Low(0, gate.Evidence == SizeEvidence.Significant ? level : 0.5)];
            case SubgroupWithoutOverall:
                bool rescued = !Low(0, level) && p[0] < 1 - level && Low(1, level);
                return [rescued, rescued];
            case Mast mast:
                bool subgroup = Low(0, level * mast.SubgroupShare.Value);
                return [subgroup, subgroup && Low(1, level), !subgroup && Low(2, level * (1 - mast.SubgroupShare.Value))];
            case SpiessensDebois pair:
                return Correlated(scenario, pair, p, level, run, lane);
            case AnySubgroup:
                return [.. p.Select((_, i) => Low(i, level))];
            case TrialSim.Claims.Tests.Bonferroni bonferroni:
                return [.. p.Select((_, i) => Low(i, level * bonferroni.Weights![i].Value))];
            case TrialSim.Claims.Tests.Sidak sidak:
                return [.. p.Select((_, i) => 1 - Math.Pow(1 - p[i], 1 / sidak.Weights![i].Value) <= level)];
            case FixedSequence:
                return [.. p.Select((_, i) => p.Take(i + 1).All(before => before <= level))];
            case Fallback fallback:
                bool first = Low(0, level * fallback.Weights[0].Value);
                return [first, Low(1, level * (fallback.Weights[1].Value + (first ? fallback.Weights[0].Value : 0)))];
            case Graphical:
                return Rejected(new SequentialRejection(new([0.5, 0.5, 0], new[,] { { 0, 0.5, 0.5 }, { 1.0, 0, 0 }, { 0, 1, 0 } })).Adjust, p, level);
            case TrialSim.Claims.Tests.Hochberg:
                return Rejected(Statistics.Multiplicity.Hochberg.Adjust, [.. p.Select(Untested)], level);
            case Simes:
                return Rejected(Hommel.Adjust, [.. p.Select(Untested)], level);
            default:
                bool[] rejected = Rejected(Statistics.Multiplicity.Holm.Adjust, [.. p.Select(Untested)], level);
                return rule.Name == "holm" ? rejected : [rejected[0] || rejected[1], rejected[2]];
        }
    }

    // a protocol's number of tests stays, whether or not one of them can be made
    private static double Untested(double p) => double.IsNaN(p) ? 1 : p;

    private static bool[] Rejected(Adjustment adjust, double[] p, double level)
    {
        double[] adjusted = new double[p.Length];
        adjust(p, adjusted);
        return [.. adjusted.Select(a => a <= level)];
    }

    private delegate void Adjustment(ReadOnlySpan<double> p, Span<double> adjusted);

    private static bool[] Correlated(Scenario scenario, SpiessensDebois pair, double[] p, double level, TrialRun run, int lane)
    {
        int overall = IndexOf(scenario, pair.Of[0]);
        int subgroup = IndexOf(scenario, pair.Of[1]);
        double share = Information(scenario, run, subgroup, lane) / Information(scenario, run, overall, lane);
        bool intersection;
        if (!(share > 0))
        {
            return [p[0] <= level * (pair.OverallShare?.Value ?? 0.5), false];
        }

        OverallAndSubgroup both = new(Math.Min(1, share));
        if (pair.OverallShare is { } part)
        {
            double fixedLevel = level * part.Value;
            intersection = p[0] <= fixedLevel || NormalDistribution.UpperQuantile(p[1]) >= both.SubgroupCriticalValue(level, fixedLevel);
        }
        else
        {
            intersection = NormalDistribution.UpperQuantile(double.MinNumber(p[0], p[1])) >= both.CommonCriticalValue(level);
        }

        return [intersection && p[0] <= level, intersection && p[1] <= level];
    }

    // 1 / (1/n1 + 1/n0), counted patient by patient
    private static double Information(Scenario scenario, TrialRun run, int analysis, int lane)
    {
        var trial = run.Trial;
        bool carries = scenario.Analyses[analysis].Missing == Analyses.MissingRule.LastObservationCarriedForward;
        double cut = analysis == IndexOf(scenario, "in high") ? 3 : analysis == IndexOf(scenario, "in very high") ? 9 : 0;
        double[] n = [0, 0];
        for (int i = 0; i < trial.Patients; i++)
        {
            bool seen = carries || trial.VisitsSeen[i][lane] >= trial.Visits;
            n[(int)trial.Treated[i][lane]] += seen && (cut == 0 || trial.Measured(PatientMarker.Crp)[i][lane] > Portable.Log(cut)) ? 1 : 0;
        }

        return n[0] * n[1] / (n[0] + n[1]);
    }

    /// <summary>Number of an analysis.</summary>
    public static int IndexOf(Scenario scenario, string analysis) => scenario.Analyses.ToList().FindIndex(a => a.Name == analysis);

    /// <summary>One-sided p value of a test in favour of the rule's claim; NaN where it could not be made.</summary>
    public static double OneSidedP(Scenario scenario, TrialRun run, TestsRule rule, string test, int lane)
    {
        int index = IndexOf(scenario, test);
        var analysis = scenario.Analyses[index];
        var finding = run.Findings[index];
        if ((finding.Estimable.Bits & (1u << lane)) == 0)
        {
            return double.NaN;
        }

        double greater = finding.IsStudent
            ? StudentT.UpperTail(finding.Statistic[lane], finding.DegreesOfFreedom[lane])
            : NormalDistribution.UpperTail(finding.Estimate[lane] < 0 ? -finding.Deviate[lane] : finding.Deviate[lane]);
        bool favoursGreater = analysis.Target.FavourableSign > 0;
        // rule "gate for low" reads the interaction the other way round
        bool flipped = rule.Subgroup == "low";
        return favoursGreater != flipped ? greater : 1 - greater;
    }
}
