using TrialSim.Numerics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.Mmrm;

namespace TrialSim.Statistics.MixedModels;

/// <summary>A linear mixed model: fixed effects, and random effects of groups such as patients.</summary>
/// <remarks>
/// Normal random effects and residuals with one residual variance; fixed effects and residual variance profiled out, the relative
/// covariance factors found by Newton's method. The log likelihood is lme4's. Sources: Laird and Ware (1982), Biometrics 38:963-974;
/// Bates et al. (2015), J Stat Softw 67(1).
/// </remarks>
public sealed class LinearMixedModel
{
    /// <summary>Residuals below this share of the responses, in squares, are rounding.</summary>
    private const double Rounding = 1e-24;

    private readonly MixedModelData data;
    private readonly ProfiledDeviance deviance;
    private readonly MixedEquations? solved;
    private readonly DevianceDerivatives? derivatives;
    private readonly DenseMatrix[] factors;

    private LinearMixedModel(MixedModelData data, LikelihoodKind likelihood)
    {
        this.data = data;
        deviance = new(data, likelihood);
        var search = new DevianceSearch(deviance);
        Outcome = deviance.DegreesOfFreedom <= 0 ? MixedModelOutcome.Saturated
            : data.ResidualSumOfSquares <= Rounding * data.ResponseSumOfSquares ? MixedModelOutcome.PerfectFit
            : search.Run() ? MixedModelOutcome.Converged
            : MixedModelOutcome.NotConverged;
        factors = deviance.Parameters.Factors(search.Parameters);
        (solved, derivatives) = (search.Solved, search.Derivatives);
        if (Outcome == MixedModelOutcome.Converged && factors.Any(IsSingular))
        {
            Outcome = MixedModelOutcome.Boundary;
        }

        ResidualVariance = HasMaximum ? solved!.ResidualSum / deviance.DegreesOfFreedom : double.NaN;
        LogLikelihood = HasMaximum ? -0.5 * deviance.Value(solved) : double.NaN;
        Coefficients = HasMaximum ? new Satterthwaite(this).Coefficients() : NotEstimable();
    }

    /// <summary>How the fit ended.</summary>
    public MixedModelOutcome Outcome { get; }

    /// <summary>Whether a maximum was found, inside or on the boundary: then the results are numbers, otherwise NaN.</summary>
    public bool HasMaximum => Outcome is MixedModelOutcome.Converged or MixedModelOutcome.Boundary;

    /// <summary>What was maximised.</summary>
    public LikelihoodKind Likelihood => deviance.Kind;

    /// <summary>How the fixed columns are made.</summary>
    public ModelDesign Design => data.Design;

    /// <summary>The rows analysed.</summary>
    public DataTable Frame => data.Frame;

    /// <summary>Number of groups of each grouping, the largest first.</summary>
    public IReadOnlyList<int> Groups => [.. data.Terms.DistinctBy(term => term.Term.Group).Select(term => term.Levels.Count)];

    /// <summary>Log likelihood (restricted, for REML) at the maximum.</summary>
    public double LogLikelihood { get; }

    /// <summary>Variance of the residuals, in squared units of the response.</summary>
    public double ResidualVariance { get; }

    /// <summary>Covariance matrices of the random effects, term by term, those with most groups first.</summary>
    public IReadOnlyList<RandomCovariance> RandomCovariances =>
        [.. data.Terms.Select((term, t) => new RandomCovariance(term.Term.Group, term.Effects, Covariance(t)))];

    /// <summary>The fixed effects with Satterthwaite's degrees of freedom.</summary>
    public CoefficientEstimates Coefficients { get; }

    internal MixedModelData Data => data;

    internal MixedEquations Solved => solved ?? throw new InvalidOperationException("the fit found no maximum");

    internal DevianceDerivatives Derivatives => derivatives ?? throw new InvalidOperationException("the fit found no maximum");

    internal int DivisorOfVariance => deviance.DegreesOfFreedom;

    /// <summary>Fits a formula to the rows of a table in which nothing that it reads is missing.</summary>
    /// <exception cref="StatisticsInputException">
    /// The formula does not fit the table, a fixed term is aliased with those before it, or there are as many random effects as rows.
    /// </exception>
    public static LinearMixedModel Fit(MixedFormula formula, DataTable table, LikelihoodKind likelihood) => new(new(formula, table), likelihood);

    /// <summary>The fixed effects with Kenward and Roger's covariance and degrees of freedom; REML fits only.</summary>
    public CoefficientEstimates KenwardRoger() => HasMaximum ? new KenwardRoger(this).Coefficients() : NotEstimable();

    /// <summary>F tests of the terms by type III hypotheses with Satterthwaite's degrees of freedom.</summary>
    public IEnumerable<HypothesisTest> TestTerms()
    {
        var satterthwaite = HasMaximum ? new Satterthwaite(this) : null;
        return
            from hypothesis in TypeThreeHypothesis.OfTerms(Design)
            select satterthwaite?.Test(hypothesis.Term, hypothesis.Contrasts)
                ?? new HypothesisTest(hypothesis.Term, hypothesis.Contrasts.Count, double.NaN, double.NaN);
    }

    /// <summary>F test of several linear combinations of the fixed effects with Satterthwaite's degrees of freedom.</summary>
    /// <param name="hypothesis">What is tested, for the report.</param>
    /// <param name="contrasts">Linear combinations, one weight per coefficient.</param>
    public HypothesisTest Test(string hypothesis, IReadOnlyList<double[]> contrasts) =>
        HasMaximum ? new Satterthwaite(this).Test(hypothesis, contrasts) : new(hypothesis, contrasts.Count, double.NaN, double.NaN);

    /// <summary>The same by Kenward and Roger; REML fits only.</summary>
    public HypothesisTest TestByKenwardRoger(string hypothesis, IReadOnlyList<double[]> contrasts) =>
        HasMaximum ? new KenwardRoger(this).Test(hypothesis, contrasts) : new(hypothesis, contrasts.Count, double.NaN, double.NaN);

    /// <summary>Predicted effects of the groups of each random term; NaN where the fit found no maximum.</summary>
    public IReadOnlyList<GroupEffects> RandomEffects()
    {
        double[][,] values = [.. data.Terms.Select(term => new double[term.Levels.Count, term.Effects.Count])];
        foreach (var block in data.Blocks)
        {
            foreach (var slot in block.Slots)
            {
                double[] effects = EffectsOf(slot, block.Residual.Row(0));
                for (int k = 0; k < effects.Length; k++)
                {
                    values[slot.Term][slot.Group, k] = HasMaximum ? effects[k] : double.NaN;
                }
            }
        }

        return [.. data.Terms.Select((term, t) => new GroupEffects(term.Term.Group, term.Effects, term.Levels, values[t]))];
    }

    // E(b | y) = T H Z'W (y - X b), for the effects b = T u
    private double[] EffectsOf(RandomSlot slot, ReadOnlySpan<double> residual)
    {
        var toEffects = data.Terms[slot.Term].ToEffects.Times(factors[slot.Term]);
        double[] scaled = factors[slot.Term].Transpose().Times(residual.Slice(slot.Start, toEffects.Rows));
        return toEffects.Times(scaled);
    }

    private double[,] Covariance(int term)
    {
        var factor = data.Terms[term].ToEffects.Times(factors[term]);
        var relative = factor.TimesTransposeOf(factor);
        var covariance = new double[factor.Rows, factor.Rows];
        for (int i = 0; i < factor.Rows; i++)
        {
            for (int j = 0; j < factor.Rows; j++)
            {
                covariance[i, j] = ResidualVariance * relative[i, j];
            }
        }

        return covariance;
    }

    private CoefficientEstimates NotEstimable()
    {
        int p = data.Basis.Count;
        double[] values = [.. data.LeastSquares];
        data.Basis.SolveTriangle(values);
        var unknown = new double[p * p];
        Array.Fill(unknown, double.NaN);
        return new(Design.Names, values, unknown, _ => double.NaN);
    }

    private static bool IsSingular(DenseMatrix factor)
    {
        for (int k = 0; k < factor.Rows; k++)
        {
            if (factor[k, k] == 0)
            {
                return true;
            }
        }

        return false;
    }
}
