using TrialSim.Analyses;
using TrialSim.Analyses.Tables;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Scenarios.Reading;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;

namespace TrialSim.Plans;

/// <summary>Applies an analysis plan to the table of a real data set.</summary>
public static class PlanRun
{
    private static readonly KindShape Kinds = (KindShape)Shape.Of(typeof(IPlannedAnalysis));

    /// <summary>Makes every analysis of a plan.</summary>
    /// <param name="plan">A plan without problems of its own.</param>
    /// <param name="file">The table of the data file.</param>
    public static PlanOutcome Of(AnalysisPlan plan, DataTable file)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(file);
        var columnProblems = new PlannedColumns(plan, file).Problems();
        if (columnProblems.Count > 0)
        {
            return new(null, columnProblems, []);
        }

        var table = plan.Data.Keep(file);
        if (table.Rows == 0)
        {
            return new(null, [new("data.rows", "no row meets all choices.", "Check that the choices agree with each other.")], []);
        }

        var problems = new DataProblems(table);
        table = plan.Data.Declare(table, problems);
        var patients = plan.Trial is { } columns ? new TrialReader(columns, table, problems).Read() : null;
        foreach (string column in plan.Analyses.OfType<TableAnalysis>().SelectMany(a => a.ColumnsRead(table)).Distinct())
        {
            MixedColumns.Check(table, column, problems);
        }

        return problems.Any ? new(null, [], problems.InOrder()) : Analyse(plan, file.Rows, table, patients);
    }

    private static PlanOutcome Analyse(AnalysisPlan plan, int rowsInFile, DataTable table, TrialPatients? patients)
    {
        var breaches = new List<RuleBreach>();
        var cells = new AnalysisFaults();
        var results = new List<AnalysisResult>();
        for (int i = 0; i < plan.Analyses.Count; i++)
        {
            var place = new ScenarioPlace(breaches, $"analyses[{i}]");
            var result = plan.Analyses[i] is TableAnalysis analysis
                ? Analyse(analysis, table, place, cells)
                : Analyse((Analysis)plan.Analyses[i], plan, patients!, place);
            if (result is not null)
            {
                results.Add(result);
            }
        }

        return breaches.Count > 0 || cells.Any
            ? new(null, [.. breaches.Select(b => new ScenarioProblem(b.Path, b.Found, b.Remedy))], cells.InOrder())
            : new(
                new()
                {
                    Plan = plan,
                    RowsInFile = rowsInFile,
                    RowsRead = table.Rows,
                    Attendance = patients is null ? [] : patients.Attendance(plan.Trial!.Scores.Weeks),
                    Notes = patients is null ? [] : patients.Notes(),
                    Results = results,
                },
                [],
                []);
    }

    private static AnalysisResult? Analyse(Analysis test, AnalysisPlan plan, TrialPatients patients, ScenarioPlace place)
    {
        int before = place.Breaches;
        test.Check(place, plan.Trial!.Outline(patients.Count));
        patients.CheckFactors(place, test.Reads);
        return place.Breaches > before ? null : new TrialAnalyst(plan, patients).Analyse(test, Kinds.KindOf(test));
    }

    private static AnalysisResult? Analyse(TableAnalysis analysis, DataTable table, ScenarioPlace place, AnalysisFaults cells)
    {
        var sheet = new ResultSheet();
        try
        {
            foreach (var choice in analysis.Rows)
            {
                table = table.KeepRows(choice.Column, choice.Values);
            }

            analysis.Analyse(table, sheet);
        }
        catch (StatisticsInputException wrong) when (wrong.Cell is { } cell)
        {
            cells.Add(analysis.Name, cell, wrong);
            return null;
        }
        catch (StatisticsInputException wrong)
        {
            place.Breach(wrong.Found, wrong.Remedy);
            return null;
        }

        return new()
        {
            Name = analysis.Name,
            Kind = Kinds.KindOf(analysis),
            Description = analysis.Describe(),
            ConfidenceLevel = analysis.ConfidenceLevel,
            Used = sheet.Used,
            Rows = sheet.Rows,
            Notes = sheet.Notes,
        };
    }
}
