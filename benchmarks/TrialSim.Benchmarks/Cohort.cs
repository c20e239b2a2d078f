using System.Globalization;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Benchmarks;

/// <summary>Processor time to screen and enrol the patients of a trial, with one biomarker and with a panel, in turn in one process.</summary>
public static class Cohort
{
    private const int BlocksPerTurn = 200;

    /// <summary>Arguments: PLAIN-SCENARIO PANEL-SCENARIO [rounds]. Prints medians and ratios of turns that follow each other.</summary>
    public static int Measure(string[] args)
    {
        int rounds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 51;
        using var plain = new CohortRun(ScenarioFile.Read(args[0]).Scenario!);
        using var panel = new CohortRun(ScenarioFile.Read(args[1]).Scenario!);
        Action[] turns = [plain.Enrol, panel.Enrol, panel.EnrolAndMeasureOnce, panel.EnrolAndMeasureAll];
        string[] names = [plain.Name, panel.Name + ", nothing reads the further biomarkers", panel.Name + ", lasting levels and baseline values", panel.Name + ", every value"];
        var cost = new double[turns.Length][];
        for (int t = 0; t < turns.Length; t++)
        {
            cost[t] = new double[rounds];
            Turn(turns[t]);
            Turn(turns[t]);
        }

        Thread.Sleep(300); // the compiler's second tier works in the background
        for (int round = 0; round < rounds; round++)
        {
            for (int t = 0; t < turns.Length; t++)
            {
                cost[t][round] = Turn(turns[t]);
            }
        }

        for (int t = 0; t < turns.Length; t++)
        {
            double[] ratios = [.. cost[t].Zip(cost[0], (own, first) => own / first).Order()];
            double[] own = [.. cost[t].Order()];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{names[t]}: {own[rounds / 2]:F3} us a trial, {ratios[rounds / 2]:F2} times the plain cohort (middle half {ratios[rounds / 4]:F2} to {ratios[3 * rounds / 4]:F2})"));
        }

        return 0;
    }

    private static double Turn(Action enrol)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (int block = 0; block < BlocksPerTurn; block++)
        {
            enrol();
        }

        return (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / (BlocksPerTurn * Lanes.Count);
    }
}
