using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;

namespace TrialSim.Statistics.Mmrm;

/// <summary>A table with one row for each patient and visit, as a mixed model for repeated measures reads it.</summary>
internal sealed class VisitTable
{
    private readonly int[] rowOf; // patient x visit

    /// <summary>The rows in which nothing that the model reads is missing.</summary>
    /// <exception cref="StatisticsInputException">The model does not fit the table.</exception>
    public VisitTable(RepeatedMeasuresModel model, DataTable table)
    {
        var formula = model.Formula;
        string?[] read = [.. formula.Columns, model.Visit, model.Subject, model.CovarianceGroups, model.Weights];
        Frame = WithoutUnusedLevels(table.DropMissing(read.OfType<string>()), model.Visit);
        var design = ModelDesign.Of(formula, Frame);
        Matrix = design.Build(Frame);
        Response = design.Response(Frame);
        var visits = Frame.Factor(model.Visit);
        var patients = Frame.Factor(model.Subject);
        (Visits, VisitOf) = (visits.Levels, visits.Codes.ToArray());
        (Patients, PatientOf) = Renumbered(patients.Codes);
        rowOf = Rows(model, patients);
        Weights = WeightsOf(model);
        (Groups, GroupOf) = GroupsOf(model, patients);
    }

    /// <summary>The analysed rows.</summary>
    public DataTable Frame { get; }

    /// <summary>The fixed effects' columns.</summary>
    public ModelMatrix Matrix { get; }

    /// <summary>The response, a number a row.</summary>
    public double[] Response { get; }

    /// <summary>Number of analysed rows.</summary>
    public int Count => Response.Length;

    /// <summary>The visits, in order.</summary>
    public IReadOnlyList<string> Visits { get; }

    /// <summary>Number of each row's visit.</summary>
    public int[] VisitOf { get; }

    /// <summary>Number of patients.</summary>
    public int Patients { get; }

    /// <summary>Number of each row's patient.</summary>
    public int[] PatientOf { get; }

    /// <summary>Names of the groups with a covariance of their own; "all" where there is one.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Number of each patient's group.</summary>
    public int[] GroupOf { get; }

    /// <summary>Root of each row's weight; null where all weigh the same.</summary>
    public double[]? Weights { get; }

    /// <summary>The row of a patient's visit; -1 where there is none.</summary>
    public int Row(int patient, int visit) => rowOf[(patient * Visits.Count) + visit];

    private static DataTable WithoutUnusedLevels(DataTable frame, string visit)
    {
        if (frame[visit] is not FactorColumn factor)
        {
            return frame;
        }

        string[] used = [.. factor.Levels.Where((_, level) => factor.Codes.Contains(level))];
        return used.Length == factor.Levels.Count || used.Length == 0 ? frame : frame.WithLevels(visit, used);
    }

    private static (int Count, int[] Numbers) Renumbered(ReadOnlySpan<int> codes)
    {
        var numbers = new Dictionary<int, int>();
        var renumbered = new int[codes.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            if (!numbers.TryGetValue(codes[row], out renumbered[row]))
            {
                numbers[codes[row]] = renumbered[row] = numbers.Count;
            }
        }

        return (numbers.Count, renumbered);
    }

    private int[] Rows(RepeatedMeasuresModel model, FactorColumn patients)
    {
        if (Visits.Count > VisitDesign.MostVisits)
        {
            throw new StatisticsInputException(
                $"column \"{model.Visit}\" has {Visits.Count} visits; a covariance matrix of more than {VisitDesign.MostVisits} cannot be estimated.",
                "Name the column of scheduled visits.");
        }

        int[] rows = new int[Patients * Visits.Count];
        Array.Fill(rows, -1);
        for (int row = 0; row < Count; row++)
        {
            ref int place = ref rows[(PatientOf[row] * Visits.Count) + VisitOf[row]];
            if (place >= 0)
            {
                throw Frame.Fault(
                    row,
                    model.Visit,
                    $"patient \"{patients.TextAt(row)}\" has visit \"{Visits[VisitOf[row]]}\" a second time (first on {Frame.PlaceOf(place)}).",
                    "Keep one row for each patient and visit.");
            }

            place = row;
        }

        return rows;
    }

    private double[]? WeightsOf(RepeatedMeasuresModel model)
    {
        if (model.Weights is not { } column)
        {
            return null;
        }

        var weights = Frame.Numbers(column).Values;
        var roots = new double[weights.Length];
        for (int row = 0; row < roots.Length; row++)
        {
            roots[row] = weights[row] > 0 && double.IsFinite(weights[row]) ? Math.Sqrt(weights[row]) : throw Frame.Fault(
                row, column, $"the weight is {NumericColumn.Text(weights[row])}.", "Weights are above 0.");
        }

        return roots;
    }

    private (IReadOnlyList<string> Names, int[] OfPatient) GroupsOf(RepeatedMeasuresModel model, FactorColumn patients)
    {
        var groups = new int[Patients];
        if (model.CovarianceGroups is not { } column)
        {
            return (["all"], groups);
        }

        var factor = Frame.Factor(column);
        Array.Fill(groups, -1);
        for (int row = 0; row < Count; row++)
        {
            ref int group = ref groups[PatientOf[row]];
            if (group >= 0 && group != factor.Codes[row])
            {
                throw Frame.Fault(
                    row,
                    column,
                    $"patient \"{patients.TextAt(row)}\" changes from \"{factor.Levels[group]}\" to \"{factor.TextAt(row)}\".",
                    "A covariance of its own needs groups of patients.");
            }

            group = factor.Codes[row];
        }

        int[] used = [.. groups.Distinct().Order()];
        return ([.. used.Select(g => factor.Levels[g])], Array.ConvertAll(groups, g => Array.IndexOf(used, g)));
    }
}
