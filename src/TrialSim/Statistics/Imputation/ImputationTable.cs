using TrialSim.Numerics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.Mmrm;

namespace TrialSim.Statistics.Imputation;

/// <summary>A table with one row a patient as imputation reads it: the model's columns at every visit, in the own arm and in the reference arm.</summary>
internal sealed class ImputationTable
{
    private readonly double[][] responses; // by visit
    private readonly int[] arms;
    private readonly double[] ownMeans; // of the least squares fit, patient by visit
    private readonly double[] referenceMeans;

    public ImputationTable(ImputationPlan plan, DataTable table)
    {
        Table = table;
        responses = [.. plan.Outcomes.Select(name => table.Numbers(name).Values.ToArray())];
        Target = Position(plan.Visits, plan.TargetVisit, "visit");
        if (plan.Visits.Count != plan.Outcomes.Count)
        {
            throw new StatisticsInputException(
                $"{plan.Outcomes.Count} columns of responses for {plan.Visits.Count} visits.", "Name a column for each visit.");
        }

        var arm = table.Factor(plan.Arm);
        int reference = Position(arm.Levels, plan.Reference, $"level of \"{plan.Arm}\"");
        Treatment = arm.Levels.FirstOrDefault(level => level != plan.Reference)
            ?? throw new StatisticsInputException($"column \"{plan.Arm}\" has no other arm than \"{plan.Reference}\".", "Name the column of arms.");
        // the reference first, the others in order
        arms = [.. arm.Codes.ToArray().Select(code => code == reference ? 0 : code < reference ? code + 1 : code)];
        var (own, underReference) = Matrices(plan, table, arm);
        Names = own.Names;
        Covariates = new(Names, Visits, (column, visit) => Held(own, underReference, column, visit));
        (LeastSquares, ownMeans, referenceMeans) = FitByLeastSquares(own, underReference);
    }

    /// <summary>The table.</summary>
    public DataTable Table { get; }

    /// <summary>Number of visits.</summary>
    public int Visits => responses.Length;

    /// <summary>Number of the visit analysed.</summary>
    public int Target { get; }

    /// <summary>The arm that is compared with the reference.</summary>
    public string Treatment { get; }

    /// <summary>Names of the fixed effects.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Least squares estimates of the fixed effects from the observed responses.</summary>
    public double[] LeastSquares { get; }

    /// <summary>The covariates of which the columns are made: first for the patients as they are, then for all in the reference arm.</summary>
    public PatientCovariates Covariates { get; }

    /// <summary>Fills a trial.</summary>
    public void Fill(IncompleteTrial trial)
    {
        int patients = Table.Rows;
        trial.Restart(patients);
        for (int i = 0; i < patients; i++)
        {
            trial.Arm(i) = arms[i];
            for (int u = 0; u < Covariates.Count; u++)
            {
                trial.Own(i)[u] = Covariates[u, i];
                trial.UnderReference(i)[u] = Covariates[u, patients + i];
            }

            for (int visit = 0; visit < Visits; visit++)
            {
                trial.Responses(i)[visit] = responses[visit][i];
                trial.OwnOffsets(i)[visit] = ownMeans[(i * Visits) + visit];
                trial.ReferenceOffsets(i)[visit] = referenceMeans[(i * Visits) + visit];
            }
        }

        trial.Complete();
    }

    private static int Position(IReadOnlyList<string> names, string name, string what)
    {
        int position = FactorColumn.IndexOf(names, name);
        return position != FactorColumn.Missing ? position : throw new StatisticsInputException(
            $"there is no {what} \"{name}\".", $"There are {string.Join(", ", names)}.");
    }

    // The model's columns for every patient and visit, as they are and with everybody in the reference arm.
    private static (ModelMatrix Own, ModelMatrix UnderReference) Matrices(ImputationPlan plan, DataTable table, FactorColumn arm)
    {
        var formula = Formula.Parse("~ " + plan.FixedEffects);
        int visits = plan.Visits.Count;
        foreach (string column in formula.Columns.Append(plan.Arm).Where(c => c != plan.VisitName).Distinct())
        {
            for (int i = 0; i < table.Rows; i++)
            {
                if (table[column].IsMissing(i))
                {
                    throw table.Fault(
                        i, column, "the covariate is missing.", "Imputation needs every patient's covariates: fill it in, or leave the patient out.");
                }
            }
        }

        var grid = table.Select([.. Enumerable.Range(0, table.Rows * visits).Select(row => row / visits)])
            .With(new FactorColumn(plan.VisitName, [.. Enumerable.Range(0, table.Rows * visits).Select(row => row % visits)], [.. plan.Visits], LevelOrder.Declared));
        var design = ModelDesign.Of(formula, grid);
        int reference = Position(arm.Levels, plan.Reference, "arm");
        int[] all = new int[grid.Rows];
        Array.Fill(all, reference);
        return (design.Build(grid), design.Build(grid.With(new FactorColumn(plan.Arm, all, [.. arm.Levels], LevelOrder.Declared))));
    }

    private double[] Held(ModelMatrix own, ModelMatrix underReference, int column, int visit)
    {
        int patients = Table.Rows;
        var held = new double[2 * patients];
        for (int i = 0; i < patients; i++)
        {
            held[i] = own[(i * Visits) + visit, column];
            held[patients + i] = underReference[(i * Visits) + visit, column];
        }

        return held;
    }

    // What the fixed effects explain without regard to the covariance is taken off first: it costs no digits then.
    private (double[] Coefficients, double[] Own, double[] UnderReference) FitByLeastSquares(ModelMatrix own, ModelMatrix underReference)
    {
        int[] rows = [.. Enumerable.Range(0, own.Rows).Where(row => !double.IsNaN(responses[row % Visits][row / Visits]))];
        var basis = new OrthonormalBasis();
        basis.Restart(rows.Length, own.Columns);
        for (int c = 0; c < own.Columns; c++)
        {
            int column = c;
            if (!basis.TryAdd([.. rows.Select(row => own[row, column])], OrthonormalBasis.LinearModelTolerance))
            {
                throw FittedDesign.Aliased(own, c);
            }
        }

        var observed = new double[basis.PaddedRows];
        for (int k = 0; k < rows.Length; k++)
        {
            observed[k] = responses[rows[k] % Visits][rows[k] / Visits];
        }

        var coefficients = new double[own.Columns];
        basis.Project(observed, coefficients);
        basis.SolveTriangle(coefficients);
        return (coefficients, Means(own, coefficients), Means(underReference, coefficients));
    }

    private static double[] Means(ModelMatrix matrix, double[] coefficients)
    {
        var means = new double[matrix.Rows];
        for (int c = 0; c < coefficients.Length; c++)
        {
            var column = matrix.Column(c);
            for (int row = 0; row < means.Length; row++)
            {
                means[row] += coefficients[c] * column[row];
            }
        }

        return means;
    }
}
