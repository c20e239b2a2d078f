using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;

namespace TrialSim.Statistics.Logistic;

/// <summary>A regression with a canonical link, of the rows and columns that a formula takes from a table.</summary>
/// <typeparam name="TFamily">The response distribution.</typeparam>
internal sealed class CanonicalModel<TFamily>
    where TFamily : struct, ICanonicalFamily
{
    private readonly CanonicalRegression<TFamily> regression = new();
    private readonly LikelihoodKind kind;
    private readonly CoefficientEstimates? coefficients;

    /// <summary>Fits a formula to the rows of a table in which nothing that it reads is missing.</summary>
    /// <exception cref="StatisticsInputException">The formula does not fit the table, the response is not 0 or 1, or a term is aliased.</exception>
    public CanonicalModel(Formula formula, DataTable table, LikelihoodKind kind)
    {
        this.kind = kind;
        Frame = formula.CompleteRows(table);
        Matrix = ModelDesign.Of(formula, Frame).Build(Frame);
        Response = Matrix.Design.Response(Frame);
        RefuseOtherThanZeroAndOne();
        Fill(regression, Enumerable.Range(0, Matrix.Columns));
        Outcome = regression.Maximize(Response, kind);
        if (Outcome == RegressionOutcome.Converged)
        {
            var values = new double[Matrix.Columns];
            var covariance = new double[Matrix.Columns * Matrix.Columns];
            regression.CopyCoefficients(values);
            regression.CopyCovariance(covariance);
            coefficients = With(values, covariance);
        }
    }

    /// <summary>The rows analysed.</summary>
    public DataTable Frame { get; }

    /// <summary>The columns.</summary>
    public ModelMatrix Matrix { get; }

    /// <summary>The responses.</summary>
    public double[] Response { get; }

    /// <summary>How the fit ended.</summary>
    public RegressionOutcome Outcome { get; }

    /// <summary>The coefficients with the inverse information as covariance; their statistics are normal.</summary>
    /// <exception cref="InvalidOperationException">The fit did not converge.</exception>
    public CoefficientEstimates Coefficients =>
        coefficients ?? throw new InvalidOperationException($"There are no estimates: the fit ended {Outcome}.");

    /// <summary>The maximized (penalized) log likelihood.</summary>
    /// <exception cref="InvalidOperationException">The fit did not converge.</exception>
    public double LogLikelihood => Coefficients.Count >= 0 ? regression.LogLikelihood : double.NaN;

    /// <summary>Expected responses.</summary>
    public ReadOnlySpan<double> Means => regression.Means;

    /// <summary>Names of the coefficients along which the likelihood rises for ever, after <see cref="RegressionOutcome.Separated"/>.</summary>
    public IReadOnlyList<string> Diverging()
    {
        if (Outcome != RegressionOutcome.Separated)
        {
            return [];
        }

        var direction = new double[Matrix.Columns];
        regression.CopySeparation(direction);
        double[] reach = [.. direction.Select((d, j) => Math.Abs(d) * LargestOf(Matrix.Column(j)))];
        return [.. Matrix.Names.Where((_, j) => reach[j] > 1e-6 * reach.Max())];
    }

    /// <summary>The coefficients with a covariance that does not trust the model's variance.</summary>
    public CoefficientEstimates Robust(HeteroscedasticityCorrection correction)
    {
        double[] residuals = [.. Response.Select((y, i) => y - regression.Means[i])];
        Sandwich.Correct(residuals, regression.Leverages(), Matrix.Columns, correction);
        return With(Coefficients.Values.ToArray(), Sandwich.Covariance(regression.Basis, regression.InverseInformation(), residuals));
    }

    /// <summary>The coefficients with the inverse information of the data in which each row counts 1 + its leverage times.</summary>
    public CoefficientEstimates Augmented() =>
        With(Coefficients.Values.ToArray(), Sandwich.OfCoefficients(regression.Basis, [], regression.InverseAugmentedInformation()));

    /// <summary>The maximized log likelihood without some of the columns.</summary>
    public double LogLikelihoodWithout(IEnumerable<int> columns)
    {
        var reduced = new CanonicalRegression<TFamily>();
        Fill(reduced, Enumerable.Range(0, Matrix.Columns).Except(columns));
        var outcome = reduced.Maximize(Response, kind);
        return outcome == RegressionOutcome.Converged ? reduced.LogLikelihood : double.NaN;
    }

    /// <summary>The likelihood as a function of one coefficient.</summary>
    public ProfileLikelihood<TFamily> Profile(int coefficient)
    {
        var ordered = new CanonicalRegression<TFamily>();
        Fill(ordered, Enumerable.Range(0, Matrix.Columns).Where(j => j != coefficient).Append(coefficient));
        return new(ordered, Response, kind, Coefficients[coefficient]);
    }

    private static double LargestOf(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }

    private CoefficientEstimates With(double[] values, double[] covariance) =>
        new(Matrix.Names, values, covariance, _ => double.PositiveInfinity);

    private void Fill(CanonicalRegression<TFamily> target, IEnumerable<int> order)
    {
        target.Restart(Matrix.Rows, Matrix.Columns);
        foreach (int column in order)
        {
            if (!target.TryAdd(Matrix.Column(column)))
            {
                throw FittedDesign.Aliased(Matrix, column);
            }
        }
    }

    private void RefuseOtherThanZeroAndOne()
    {
        int wrong = Array.FindIndex(Response, y => y is not (0 or 1));
        if (wrong >= 0)
        {
            throw Frame.Fault(
                wrong,
                $"{Matrix.Design.Formula.Response}",
                $"the response is {NumericColumn.Text(Response[wrong])}.",
                "A response of this method is 0 or 1, or a column of two texts, the second being the event.");
        }
    }
}
