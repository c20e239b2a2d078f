using TrialSim.Numerics;

namespace TrialSim.Statistics.Logistic;

/// <summary>
/// Regression with a canonical link by Newton's method, plain or with Firth's penalty, of one design after another in the same
/// buffers: no allocation once they have grown.
/// </summary>
/// <remarks>
/// The design is made orthonormal first (X = Q R) and the search runs in the coordinates of Q: shifting or rescaling a covariate
/// changes no step of it. Fixing the last coefficient is fixing the last coordinate, which gives profile likelihoods. Converged means a
/// Newton decrement below 1e-20, that is estimates within 1e-10 standard errors before the last step. Same bits on every machine.
/// Sources: McCullagh and Nelder (1989); Firth (1993), Biometrika 80:27-38; Heinze and Schemper (2002), Stat Med 21:2409-2419.
/// </remarks>
/// <typeparam name="TFamily">The response distribution.</typeparam>
public sealed partial class CanonicalRegression<TFamily>
    where TFamily : struct, ICanonicalFamily
{
    private const double Converged = 1e-20;
    private const double ConvergedRoughly = 1e-14;
    private const double AliasedColumn = 1e-13;
    private const int MostSteps = 200;
    private const int MostHalvings = 40;

    private readonly OrthonormalBasis basis = new();
    private readonly OrthonormalBasis weighted = new();
    private double[] response = [];
    private double[] predictor = [];
    private double[] mean = [];
    private double[] variance = [];
    private double[] pull = []; // what each patient adds to the score, per unit of its covariates
    private double[] coordinates = [];
    private double[] previous = [];
    private double[] step = [];
    private double[] information = [];
    private double[] factor = [];
    private double[] inverse = [];
    private LikelihoodKind kind;

    /// <summary>Number of patients.</summary>
    public int Rows => basis.Rows;

    /// <summary>Number of columns.</summary>
    public int Columns => basis.Count;

    /// <summary>The maximized log likelihood, with Firth's penalty where that was asked for.</summary>
    public double LogLikelihood { get; private set; }

    /// <summary>Newton steps of the last search.</summary>
    public int Steps { get; private set; }

    /// <summary>Grows all buffers at once, so that no design up to this size allocates.</summary>
    /// <param name="rows">The most patients.</param>
    /// <param name="columns">The most columns.</param>
    public void Reserve(int rows, int columns)
    {
        Restart(rows, columns);
        weighted.Restart(rows, columns);
        search.Reserve(rows, columns);
    }

    /// <summary>Forgets the design.</summary>
    /// <param name="rows">Patients.</param>
    /// <param name="columns">The most columns that will be added.</param>
    public void Restart(int rows, int columns)
    {
        basis.Restart(rows, columns);
        int padded = basis.PaddedRows;
        if (response.Length < padded)
        {
            (response, predictor, mean, variance) = (new double[padded], new double[padded], new double[padded], new double[padded]);
            (pull, signs, distance, slope, product) = (new double[padded], new double[padded], new double[padded], new double[padded], new double[padded]);
        }

        if (whitened.Length < padded * columns)
        {
            whitened = new double[padded * columns];
        }

        if (coordinates.Length < columns)
        {
            int square = columns * columns;
            (coordinates, previous, step) = (new double[columns], new double[columns], new double[columns]);
            (information, factor, inverse) = (new double[square], new double[square], new double[square]);
            (penaltyFactor, bends) = (new double[square], new double[square * columns]);
        }
    }

    /// <summary>Appends a column of the design, one number per patient; false, and nothing changed, where the columns before it span it.</summary>
    public bool TryAdd(ReadOnlySpan<double> column) => basis.TryAdd(column, OrthonormalBasis.LinearModelTolerance);

    /// <summary>Searches the maximum from coefficients of 0.</summary>
    /// <param name="responses">One per patient.</param>
    /// <param name="likelihood">Plain or Firth's.</param>
    public RegressionOutcome Maximize(ReadOnlySpan<double> responses, LikelihoodKind likelihood)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(responses.Length, Rows, nameof(responses));
        responses.CopyTo(response);
        response.AsSpan(Rows).Clear();
        coordinates.AsSpan(0, Columns).Clear();
        kind = likelihood;
        return Climb(Columns);
    }

    /// <summary>Searches the maximum for a given last coefficient, from where the last search ended; Firth's penalty is still that of the whole design.</summary>
    public RegressionOutcome MaximizeWithLastAt(double coefficient)
    {
        coordinates[Columns - 1] = coefficient * basis.Triangle(Columns - 1, Columns - 1);
        return Climb(Columns - 1);
    }

    /// <summary>Slope of the profile log likelihood in the last coefficient, at the point the last search reached.</summary>
    public double ProfileSlope()
    {
        int last = Columns - 1;
        WritePull();
        return InnerProducts.Dot(basis.Vector(last), pull.AsSpan(0, Padded)) * basis.Triangle(last, last);
    }

    private RegressionOutcome Climb(int free)
    {
        double height = Evaluate();
        bool isPlain = kind == LikelihoodKind.Plain;
        bool isNear = false;
        for (Steps = 1; Steps <= MostSteps; Steps++)
        {
            if (double.IsNegativeInfinity(height) || !TrySolve(free, out double decrement))
            {
                break;
            }

            if (isPlain && StepSeparates(free))
            {
                return RegressionOutcome.Separated;
            }

            // where almost all responses are settled, rounding keeps the decrement from falling further
            isNear = decrement < (Steps < MostSteps ? Converged : ConvergedRoughly);
            if (isNear)
            {
                Move(free, 1);
                height = Evaluate();
                break;
            }

            height = StepUp(free, height);
        }

        LogLikelihood = height;
        bool isSettled = isNear && (!isPlain || stepSize <= NoticeableChange);
        return !isSettled && isPlain && IsSeparated() ? RegressionOutcome.Separated
            : isNear ? RegressionOutcome.Converged
            : RegressionOutcome.NotConverged;
    }

    // A whole Newton step, halved until the likelihood no longer falls.
    private double StepUp(int free, double before)
    {
        coordinates.AsSpan(0, Columns).CopyTo(previous);
        double length = 1;
        double slack = 1e-12 * (1 + Math.Abs(before)); // near the maximum, differences are rounding
        for (int halving = 0; ; halving++)
        {
            Move(free, length);
            double height = Evaluate();
            if (height >= before - slack || halving == MostHalvings)
            {
                return height;
            }

            previous.AsSpan(0, Columns).CopyTo(coordinates);
            length /= 2;
        }
    }

    private void Move(int free, double length)
    {
        for (int j = 0; j < free; j++)
        {
            coordinates[j] += length * step[j];
        }
    }

    // The Newton step of the first coordinates, and by how much (twice) it promises to raise the likelihood.
    private bool TrySolve(int free, out double decrement)
    {
        WritePull();
        decrement = 0;
        if (TryFactorCurvature(free))
        {
            for (int j = 0; j < free; j++)
            {
                step[j] = InnerProducts.Dot(basis.Vector(j), pull.AsSpan(0, Padded));
            }

            PositiveDefinite.SolveLower(factor, free, step);
        }
        else if (!TryFactorColumns(free))
        {
            return false;
        }

        for (int j = 0; j < free; j++)
        {
            decrement += step[j] * step[j];
        }

        PositiveDefinite.SolveUpper(factor, free, step);
        return true;
    }

    private bool TryFactorCurvature(int free)
    {
        if (kind == LikelihoodKind.Firth && TryFactorPenalizedCurvature(free))
        {
            return true;
        }

        for (int j = 0; j < free; j++)
        {
            information.AsSpan(j * Columns, j + 1).CopyTo(factor.AsSpan(j * free));
        }

        return PositiveDefinite.TryFactor(factor, free);
    }

    // Where most responses are settled and the others lie in a corner, the information is singular to rounding, but the columns it is made
    // of are not: the root from them, and the score in its coordinates.
    private bool TryFactorColumns(int free)
    {
        weighted.Restart(Rows, free);
        var column = product.AsSpan(0, Padded);
        for (int j = 0; j < free; j++)
        {
            for (int i = 0; i < Rows; i++)
            {
                column[i] = Math.Sqrt(variance[i]) * basis.Vector(j)[i];
            }

            if (!weighted.TryAdd(column[..Rows], AliasedColumn))
            {
                return false;
            }

            for (int k = 0; k <= j; k++)
            {
                factor[(j * free) + k] = weighted.Triangle(k, j);
            }
        }

        for (int i = 0; i < Padded; i++)
        {
            column[i] = i < Rows && variance[i] > 0 ? pull[i] / Math.Sqrt(variance[i]) : 0;
        }

        weighted.Project(column, step);
        return true;
    }
}
