using TrialSim.Numerics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;

namespace TrialSim.Statistics.LinearModels;

/// <summary>A linear model fitted by ordinary least squares: ANCOVA, analysis of variance, multiple regression.</summary>
/// <remarks>
/// Through an orthonormal basis of the design, never the normal equations, so that badly scaled covariates cost no digits. The log
/// likelihood is that of the maximum likelihood variance RSS / n; AIC and BIC count it as a parameter, as R does.
/// </remarks>
public sealed class LinearModel
{
    private readonly ModelMatrix matrix;
    private readonly double[] response;
    private readonly OrthonormalBasis basis;
    private readonly double[] residuals;

    private LinearModel(ModelMatrix matrix, double[] response, DataTable frame)
    {
        (this.matrix, this.response, Frame) = (matrix, response, frame);
        basis = FittedDesign.Basis(matrix, Enumerable.Range(0, matrix.Columns));
        residuals = new double[basis.PaddedRows];
        response.CopyTo(residuals, 0);
        var effects = new double[basis.Count];
        basis.Project(residuals, effects);
        ResidualSumOfSquares = InnerProducts.Dot(residuals, residuals);
        ModelSumOfSquares = SumOfSquares(effects.AsSpan(Constants));
        Outcome = DegreesOfFreedom == 0 ? LinearFitOutcome.Saturated
            : ResidualSumOfSquares <= Rounding * SumOfSquares(response) ? LinearFitOutcome.PerfectFit
            : LinearFitOutcome.Estimated;
        basis.SolveTriangle(effects);
        Coefficients = With(effects, Sandwich.OfCoefficients(basis, [], Diagonal(basis.Count, ResidualVariance)));
    }

    /// <summary>Residuals below this share of the responses, in squares, are rounding.</summary>
    private const double Rounding = 1e-28;

    /// <summary>How the model's columns are made.</summary>
    public ModelDesign Design => matrix.Design;

    /// <summary>The rows analysed.</summary>
    public DataTable Frame { get; }

    /// <summary>Number of rows analysed.</summary>
    public int Rows => matrix.Rows;

    /// <summary>Rows minus coefficients.</summary>
    public int DegreesOfFreedom => Rows - matrix.Columns;

    /// <summary>What is left to judge the coefficients by.</summary>
    public LinearFitOutcome Outcome { get; }

    /// <summary>Sum of squared residuals.</summary>
    public double ResidualSumOfSquares { get; }

    /// <summary>Residual sum of squares over its degrees of freedom; NaN for a saturated model.</summary>
    public double ResidualVariance => DegreesOfFreedom > 0 ? ResidualSumOfSquares / DegreesOfFreedom : double.NaN;

    /// <summary>Residual standard deviation, in units of the response.</summary>
    public double Sigma => Math.Sqrt(ResidualVariance);

    /// <summary>Share of the response's sum of squares (about its mean, where the model has a constant) that the model explains.</summary>
    public double RSquared => ModelSumOfSquares / (ModelSumOfSquares + ResidualSumOfSquares);

    /// <summary>The share with both sums over their degrees of freedom; NaN for a saturated model.</summary>
    public double AdjustedRSquared =>
        DegreesOfFreedom > 0 ? 1 - ((1 - RSquared) * (Rows - Constants) / DegreesOfFreedom) : double.NaN;

    /// <summary>F of all columns but the constant; NaN where there are none or no degree of freedom is left.</summary>
    public double OverallF => ModelSumOfSquares / ModelDegreesOfFreedom / ResidualVariance;

    /// <summary>Columns but the constant.</summary>
    public int ModelDegreesOfFreedom => matrix.Columns - Constants;

    /// <summary>Gaussian log likelihood at the maximum.</summary>
    public double LogLikelihood => -0.5 * Rows * (Portable.Log(2 * Math.PI * ResidualSumOfSquares / Rows) + 1);

    /// <summary>Akaike's criterion, the variance counted.</summary>
    public double Aic => (-2 * LogLikelihood) + (2 * (matrix.Columns + 1));

    /// <summary>Schwarz's criterion, the variance counted.</summary>
    public double Bic => (-2 * LogLikelihood) + (Portable.Log(Rows) * (matrix.Columns + 1));

    /// <summary>The coefficients with the model's own covariance.</summary>
    public CoefficientEstimates Coefficients { get; }

    private double ModelSumOfSquares { get; }

    private int Constants => Design.Formula.HasIntercept ? 1 : 0;

    /// <summary>Fits a formula to the rows of a table in which nothing that it reads is missing.</summary>
    /// <exception cref="StatisticsInputException">The formula does not fit the table, or a term is aliased with those before it.</exception>
    public static LinearModel Fit(Formula formula, DataTable table)
    {
        var frame = formula.CompleteRows(table);
        var design = ModelDesign.Of(formula, frame);
        return new(design.Build(frame), design.Response(frame), frame);
    }

    /// <summary>The F test of dropping each term in turn from the columns as they are, main effects of interactions too.</summary>
    /// <remarks>
    /// This is R's drop1(fit, . ~ .): with reference-level coding, the test of a main effect beside its interaction is that at the
    /// reference level (at 0, of a covariate). The term's sum of squares is that of the response in the directions that only its columns reach.
    /// </remarks>
    public IEnumerable<TermTest> DropTerms() =>
        from term in Design.Terms.Skip(Constants)
        let columns = Enumerable.Range(term.First, term.Count)
        select new TermTest(term.Label, term.Count, DegreesOfFreedom, ExplainedBy(columns) / term.Count / ResidualVariance);

    /// <summary>The coefficients with a covariance that allows the residual variance to differ between rows.</summary>
    public CoefficientEstimates Robust(HeteroscedasticityCorrection correction)
    {
        double[] corrected = residuals[..Rows];
        Sandwich.Correct(corrected, Leverages(), matrix.Columns, correction);
        return WithCovariance(Sandwich.Covariance(basis, [], corrected));
    }

    /// <summary>The coefficients with a covariance that allows the rows of a cluster to be correlated.</summary>
    /// <param name="clusters">The cluster of each analysed row.</param>
    /// <param name="correction">The correction for few clusters.</param>
    /// <exception cref="StatisticsInputException">A row has no cluster, or all have the same.</exception>
    public CoefficientEstimates Robust(FactorColumn clusters, ClusterCorrection correction)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(clusters.Rows, Rows, nameof(clusters));
        int without = clusters.Codes.IndexOf(FactorColumn.Missing);
        if (without >= 0)
        {
            throw Frame.Fault(without, clusters.Name, "the cluster is missing.", "Fill it in, or leave the row out.");
        }

        int count = clusters.OccurringLevels().Count;
        if (count < 2)
        {
            throw new StatisticsInputException($"all rows have the same cluster \"{clusters.Name}\".", "Errors between clusters need two at least.");
        }

        double[] covariance = Sandwich.ClusteredCovariance(basis, [], residuals.AsSpan(0, Rows), clusters.Codes, clusters.Levels.Count);
        double factor = correction == ClusterCorrection.CR0 ? 1 : (double)count / (count - 1) * (Rows - 1) / DegreesOfFreedom;
        return WithCovariance(Scaled(covariance, factor));
    }

    // The sum of squares of the columns given, beside all others.
    private double ExplainedBy(IEnumerable<int> columns)
    {
        var last = FittedDesign.Basis(matrix, Enumerable.Range(0, matrix.Columns).Except(columns).Concat(columns));
        var left = new double[last.PaddedRows];
        response.CopyTo(left, 0);
        var effects = new double[last.Count];
        last.Project(left, effects);
        return SumOfSquares(effects.AsSpan(last.Count - columns.Count()));
    }

    private double[] Leverages()
    {
        var leverages = new double[Rows];
        for (int j = 0; j < basis.Count; j++)
        {
            var vector = basis.Vector(j);
            for (int i = 0; i < leverages.Length; i++)
            {
                leverages[i] += vector[i] * vector[i];
            }
        }

        return leverages;
    }

    private CoefficientEstimates WithCovariance(double[] covariance) => With(Coefficients.Values.ToArray(), covariance);

    private CoefficientEstimates With(double[] values, double[] covariance) => new(matrix.Names, values, covariance, _ => DegreesOfFreedom);

    private static double[] Scaled(double[] matrix, double factor) => Array.ConvertAll(matrix, entry => entry * factor);

    private static double[] Diagonal(int n, double value)
    {
        var matrix = new double[n * n];
        for (int j = 0; j < n; j++)
        {
            matrix[(j * n) + j] = value;
        }

        return matrix;
    }

    private static double SumOfSquares(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value * value;
        }

        return sum;
    }
}
