using System.Text;
using TrialSim.Cli.Analyzing;
using TrialSim.Plans;
using TrialSim.Scenarios.Csv;

namespace TrialSim.Tests.Behaviour;

/// <summary>Data and plans damaged at random end in a report or in problems, never in a failure of ours.</summary>
public class DamagedAnalyzeInputTests
{
    private const int Damages = 1_500;
    private static readonly string[] Cells = ["", "NA", "x", "0", "-1", "1e308", "5", "\"", "2,5", "drug", "\"a\"b"];
    private static readonly string[] Values = ["\"\"", "\"1\"", "\"ARM\"", "\"SCORE\"", "\"WEEK\"", "\"ID\"", "\"SCORE ~ 0\"", "\"~\"", "\"ARM:log(CRP)\"", "0.5", "[]", "null"];

    [Fact]
    public void Every_damage_is_survived()
    {
        var chance = new Random(1);
        int reports = 0, refusals = 0;
        for (int i = 0; i < Damages; i++)
        {
            string data = i % 2 == 0 ? DamageData(AnalyzeInput.Data, chance) : AnalyzeInput.Data;
            string plan = i % 3 > 0 ? DamagePlan(AnalyzeInput.Plan, chance) : AnalyzeInput.Plan;
            if (IsReported(data, plan))
            {
                reports++;
            }
            else
            {
                refusals++;
            }
        }

        Assert.InRange(reports, Damages / 10, Damages);
        Assert.InRange(refusals, Damages / 10, Damages);
    }

    private static bool IsReported(string data, string plan)
    {
        var reading = PlanFile.Parse(Encoding.UTF8.GetBytes(plan));
        Assert.NotEqual(reading.Plan is null, reading.Problems.Count == 0);
        if (reading.Plan is null || CsvTable.Parse(Encoding.UTF8.GetBytes(data), reading.Plan.Data.Missing).Table is not { } table)
        {
            return false;
        }

        var outcome = PlanRun.Of(reading.Plan, table);
        Assert.NotEqual(outcome.Report is null, outcome.PlanProblems.Count + outcome.DataProblems.Count == 0);
        if (outcome.Report is not { } report)
        {
            return false;
        }

        var finished = new FinishedAnalysis(report, "data.csv", "0");
        Assert.NotEmpty(AnalysisPage.Write(finished));
        Assert.NotEmpty(finished.Document);
        return true;
    }

    private static string DamageData(string data, Random chance)
    {
        var lines = data.Split('\n').ToList();
        int line = chance.Next(lines.Count);
        string[] cells = lines[line].Split(',');
        switch (chance.Next(4))
        {
            case 0:
                lines.RemoveRange(line, chance.Next(lines.Count - line + 1));
                break;
            case 1:
                lines.Insert(line, lines[chance.Next(lines.Count)]);
                break;
            default:
                cells[chance.Next(cells.Length)] = Cells[chance.Next(Cells.Length)];
                lines[line] = string.Join(',', cells);
                break;
        }

        return string.Join('\n', lines);
    }

    private static string DamagePlan(string plan, Random chance)
    {
        int[] colons = [.. Enumerable.Range(0, plan.Length - 2).Where(i => plan[i] == ':' && plan[i + 1] == ' ' && plan[i + 2] == '"')];
        int from = colons[chance.Next(colons.Length)] + 2;
        int to = plan.IndexOf('"', from + 1) + 1;
        return plan[..from] + Values[chance.Next(Values.Length)] + plan[to..];
    }
}
