using TrialSim.Numerics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;

namespace TrialSim.Statistics.Logistic;

/// <summary>Logistic regression by maximum likelihood.</summary>
/// <remarks>
/// Coefficients are log odds ratios with normal (Wald) statistics. Where the columns separate the responses there are no estimates:
/// <see cref="Outcome"/> says so, <see cref="Diverging"/> names the coefficients, and <see cref="FirthLogisticModel"/> has finite ones.
/// Source: McCullagh and Nelder (1989); Albert and Anderson (1984), Biometrika 71:1-10.
/// </remarks>
public sealed class LogisticModel
{
    private readonly CanonicalModel<BernoulliFamily> model;

    private LogisticModel(CanonicalModel<BernoulliFamily> model) => this.model = model;

    /// <summary>How the fit ended; estimates exist only when it converged.</summary>
    public RegressionOutcome Outcome => model.Outcome;

    /// <summary>How the model's columns are made.</summary>
    public ModelDesign Design => model.Matrix.Design;

    /// <summary>The rows analysed.</summary>
    public DataTable Frame => model.Frame;

    /// <summary>Number of patients analysed.</summary>
    public int Rows => model.Matrix.Rows;

    /// <summary>The responses, 0 or 1.</summary>
    public ReadOnlySpan<double> Response => model.Response;

    /// <summary>Log odds ratios with the inverse information as covariance.</summary>
    /// <exception cref="InvalidOperationException">The fit did not converge.</exception>
    public CoefficientEstimates Coefficients => model.Coefficients;

    /// <summary>Log likelihood at the maximum.</summary>
    /// <exception cref="InvalidOperationException">The fit did not converge.</exception>
    public double LogLikelihood => model.LogLikelihood;

    /// <summary>-2 log likelihood.</summary>
    public double Deviance => -2 * LogLikelihood;

    /// <summary>Akaike's criterion.</summary>
    public double Aic => Deviance + (2 * model.Matrix.Columns);

    /// <summary>Deviance of the constant alone; of no column at all in a model without a constant.</summary>
    public double NullDeviance
    {
        get
        {
            double events = model.Response.Sum();
            double share = Design.Formula.HasIntercept ? events / Rows : 0.5;
            return -2 * (Weighted(events, share) + Weighted(Rows - events, 1 - share));

            static double Weighted(double count, double probability) => count == 0 ? 0 : count * Portable.Log(probability);
        }
    }

    /// <summary>Fits a formula to the rows of a table in which nothing that it reads is missing.</summary>
    /// <exception cref="StatisticsInputException">The formula does not fit the table, the response is not binary, or a term is aliased.</exception>
    public static LogisticModel Fit(Formula formula, DataTable table) => new(new(formula, table, LikelihoodKind.Plain));

    /// <summary>Names of the coefficients along which the likelihood rises for ever; none where the fit converged.</summary>
    public IReadOnlyList<string> Diverging() => model.Diverging();

    /// <summary>The likelihood ratio test of dropping each term in turn, main effects of interactions too, as R's drop1(fit, . ~ .).</summary>
    /// <exception cref="InvalidOperationException">The fit did not converge.</exception>
    public IEnumerable<LikelihoodRatioTest> DropTerms() =>
        from term in Design.Terms.Skip(Design.Formula.HasIntercept ? 1 : 0)
        let reduced = model.LogLikelihoodWithout(Enumerable.Range(term.First, term.Count))
        select new LikelihoodRatioTest(term.Label, term.Count, Math.Max(0, 2 * (LogLikelihood - reduced)));

    /// <summary>The likelihood as a function of one coefficient.</summary>
    /// <exception cref="InvalidOperationException">The fit did not converge.</exception>
    public ProfileLikelihood<BernoulliFamily> Profile(int coefficient) => model.Profile(coefficient);

    /// <summary>The coefficients with a covariance that does not trust the model's variance.</summary>
    /// <exception cref="InvalidOperationException">The fit did not converge.</exception>
    public CoefficientEstimates Robust(HeteroscedasticityCorrection correction) => model.Robust(correction);
}
