using TrialSim.Numerics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;

namespace TrialSim.Statistics.Mmrm;

/// <summary>A mixed model for repeated measures fitted to a table. Holds buffers until disposed of, which its tests and degrees of freedom need.</summary>
public sealed class RepeatedMeasuresFit : IDisposable
{
    /// <summary>Residuals below this share of the responses, in squares, are rounding.</summary>
    private const double Rounding = 1e-28;

    private readonly VisitTable table;
    private readonly PatientCovariates covariates;
    private readonly PatternMoments moments; // the contrasts read it too
    private readonly IterativeFit fit;
    private readonly EffectsInference inference;
    private readonly double[][,] covariances;
    private bool isDisposed;

    private RepeatedMeasuresFit(RepeatedMeasuresModel model, DataTable data)
    {
        model.Check();
        Model = model;
        table = new(model, data);
        var (atStart, residuals) = OrdinaryLeastSquares();
        covariates = new(table);
        fit = new(covariates.Design, model.Structure, model.Likelihood, table.Groups.Count);
        moments = Moments(residuals);
        fit.Fit(moments, LaneMask.First(1));
        bool isPerfect = InnerProducts.Dot(residuals, residuals) <= Rounding * SumOfSquares(table.Response);
        Outcome = isPerfect ? MmrmOutcome.PerfectFit : fit.Outcome(0);
        LogLikelihood = IsConverged ? fit.LogLikelihood[0] + LogWeights : double.NaN;
        covariances = [.. Enumerable.Range(0, table.Groups.Count).Select(CovarianceOf)];
        double[] values = IsConverged ? fit.Effects(0) : Undefined(atStart.Length);
        double[] coefficients = [.. values.Zip(atStart, (own, first) => own + first)];
        ModelCovariance = IsConverged ? fit.EffectsCovariance(0) : Undefined(values.Length * values.Length);
        inference = IsConverged
            ? EffectsInference.Of(model, table, covariates, fit, Remaining(residuals, values))
            : new FixedDegreesInference(ModelCovariance, _ => double.NaN);
        Coefficients = new(table.Matrix.Names, coefficients, inference.Covariance, DegreesOfFreedom);
    }

    /// <summary>The model.</summary>
    public RepeatedMeasuresModel Model { get; }

    /// <summary>What became of the fit; where it did not converge every estimate is NaN.</summary>
    public MmrmOutcome Outcome { get; }

    /// <summary>How the columns of the fixed effects are made.</summary>
    public ModelDesign Design => table.Matrix.Design;

    /// <summary>The analysed rows.</summary>
    public DataTable Frame => table.Frame;

    /// <summary>Number of analysed rows.</summary>
    public int Observations => table.Count;

    /// <summary>Number of patients with an analysed row.</summary>
    public int Patients => table.Patients;

    /// <summary>Number of covariance parameters, of all groups.</summary>
    public int CovarianceParameters => table.Groups.Count * Model.Structure.Parameters(table.Visits.Count);

    /// <summary>The visits, in order.</summary>
    public IReadOnlyList<string> Visits => table.Visits;

    /// <summary>Names of the groups with a covariance of their own; "all" where there is one.</summary>
    public IReadOnlyList<string> Groups => table.Groups;

    /// <summary>The (restricted) log likelihood at its maximum.</summary>
    public double LogLikelihood { get; }

    /// <summary>Akaike's criterion; covariance parameters count, fixed effects do not.</summary>
    public double Aic => (-2 * LogLikelihood) + (2 * CovarianceParameters);

    /// <summary>Schwarz's criterion with the number of patients; covariance parameters count, fixed effects do not.</summary>
    public double Bic => (-2 * LogLikelihood) + (CovarianceParameters * Portable.Log(Patients));

    /// <summary>The fixed effects.</summary>
    public CoefficientEstimates Coefficients { get; }

    /// <summary>The inverse information of the fixed effects, row by row, whatever the covariance chosen for them.</summary>
    public double[] ModelCovariance { get; }

    private bool IsConverged => Outcome == MmrmOutcome.Converged;

    // The density of the weighted responses is that of the responses times the root of the weights.
    private double LogWeights => table.Weights is { } roots ? roots.Sum(Portable.Log) : 0;

    /// <summary>Fits a model to a table.</summary>
    /// <exception cref="StatisticsInputException">The model does not fit the table.</exception>
    public static RepeatedMeasuresFit Of(RepeatedMeasuresModel model, DataTable data) => new(model, data);

    /// <summary>The covariance matrix of the visits in a group, in the order of <see cref="Groups"/>.</summary>
    public double[,] Covariance(int group = 0) => (double[,])covariances[group].Clone();

    /// <summary>F test of several linear combinations of the fixed effects.</summary>
    /// <param name="hypothesis">What is tested, for reports.</param>
    /// <param name="contrasts">One weight a coefficient in each.</param>
    public HypothesisTest Test(string hypothesis, IReadOnlyList<double[]> contrasts)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (!IsConverged)
        {
            return new(hypothesis, contrasts.Count, double.NaN, double.NaN);
        }

        var test = inference.Test(hypothesis, contrasts, Coefficients);
        GC.KeepAlive(this);
        return test;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        isDisposed = true;
        fit.Dispose();
        moments.Dispose();
    }

    private double[,] CovarianceOf(int group)
    {
        var own = fit.Covariance(group);
        int visits = table.Visits.Count;
        var matrix = new double[visits, visits];
        for (int a = 0; a < visits; a++)
        {
            for (int b = 0; b < visits; b++)
            {
                matrix[a, b] = IsConverged ? own[a, b][0] : double.NaN;
            }
        }

        return matrix;
    }

    private double DegreesOfFreedom(ReadOnlySpan<double> contrast)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        double df = inference.DegreesOfFreedom(contrast.ToArray());
        GC.KeepAlive(this);
        return df;
    }

    private static double[] Undefined(int count)
    {
        var values = new double[count];
        Array.Fill(values, double.NaN);
        return values;
    }

    // What the fixed effects explain without regard to the covariance is taken off first: it costs no digits then.
    private (double[] Coefficients, double[] Residuals) OrdinaryLeastSquares()
    {
        var basis = FittedDesign.Basis(table.Matrix, Enumerable.Range(0, table.Matrix.Columns));
        var residuals = new double[basis.PaddedRows];
        table.Response.CopyTo(residuals, 0);
        var coefficients = new double[basis.Count];
        basis.Project(residuals, coefficients);
        basis.SolveTriangle(coefficients);
        return (coefficients, residuals);
    }

    // Residuals after the fit, weighted.
    private double[] Remaining(double[] residuals, double[] effects)
    {
        var remaining = residuals[..table.Count];
        for (int j = 0; j < effects.Length; j++)
        {
            var column = table.Matrix.Column(j);
            for (int row = 0; row < remaining.Length; row++)
            {
                remaining[row] -= effects[j] * column[row];
            }
        }

        return table.Weights is { } roots ? [.. remaining.Zip(roots, (r, root) => r * root)] : remaining;
    }

    private static double SumOfSquares(double[] values) => values.Sum(value => value * value);

    private PatternMoments Moments(double[] residuals)
    {
        int visits = table.Visits.Count;
        var sums = new PatternMoments(visits, covariates.Count, table.Groups.Count);
        var own = new double[covariates.Count];
        var response = new double[visits];
        for (int i = 0; i < table.Patients; i++)
        {
            ulong seen = 0;
            for (int visit = 0; visit < visits; visit++)
            {
                int row = table.Row(i, visit);
                if (row >= 0)
                {
                    seen |= 1UL << visit;
                    response[visit] = residuals[row] * (table.Weights?[row] ?? 1);
                }
            }

            for (int u = 0; u < own.Length; u++)
            {
                own[u] = covariates[u, i];
            }

            sums.Add(0, table.GroupOf[i], seen, own, response);
        }

        sums.Complete();
        return sums;
    }
}
