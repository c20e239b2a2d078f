using TrialSim.Numerics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.LinearModels;
using TrialSim.Statistics.Mmrm;

namespace TrialSim.Statistics.Imputation;

/// <summary>
/// Imputation of a trial's missing responses under missing at random or a reference-based strategy, and the treatment effect in the
/// completed data. Holds buffers of its own until disposed of.
/// </summary>
/// <remarks>
/// The effect is the coefficient of the first arm that is not the reference, against the reference: the treatment minus the control where
/// there are two arms. Delta adds to responses imputed after dropout in all arms but the reference. Sources: Carpenter, Roger and Kenward
/// (2013), J Biopharm Stat 23:1352-1371; Wolbers et al. (2022), Pharm Stat 21:1246-1257.
/// </remarks>
public sealed class ReferenceBasedImputation : IDisposable
{
    private const string CompletedName = "completed response";

    private readonly ImputationPlan plan;
    private readonly ImputationTable input;
    private readonly ImputationModel model;
    private readonly double[,] covariance;

    private ReferenceBasedImputation(ImputationPlan plan, DataTable table)
    {
        this.plan = plan;
        input = new(plan, table);
        model = new(input.Covariates.Design, plan.Structure);
        input.Fill(model.Trial);
        Outcome = AnalysisColumns() is { } treatment ? model.Fit(input.Target, treatment) : ImputationOutcome.AnalysisAliased;
        covariance = new double[input.Visits, input.Visits];
        for (int a = 0; a < input.Visits; a++)
        {
            for (int b = 0; b < input.Visits; b++)
            {
                covariance[a, b] = Outcome == ImputationOutcome.Estimated ? model.Fitted.Covariance(0)[a, b][0] : double.NaN;
            }
        }
    }

    /// <summary>What became of the imputation; where it is not <see cref="ImputationOutcome.Estimated"/> there are no estimates.</summary>
    public ImputationOutcome Outcome { get; }

    /// <summary>What became of the repeated measures model.</summary>
    public MmrmOutcome ModelOutcome => model.ModelOutcome;

    /// <summary>Number of patients.</summary>
    public int Patients => model.Trial.Patients;

    /// <summary>Number of responses that are missing.</summary>
    public int MissingResponses => Enumerable.Range(0, Patients).Sum(i => model.Trial.Responses(i).ToArray().Count(double.IsNaN));

    /// <summary>Names of the repeated measures model's fixed effects.</summary>
    public IReadOnlyList<string> FixedEffectNames => input.Names;

    /// <summary>The fixed effects.</summary>
    public IReadOnlyList<double> FixedEffects => [.. input.LeastSquares.Zip(model.FixedEffects(), (start, change) => start + change)];

    /// <summary>The covariance matrix of the visits.</summary>
    public double[,] Covariance => (double[,])covariance.Clone();

    /// <summary>Fits the repeated measures model to a table.</summary>
    /// <exception cref="StatisticsInputException">The plan does not fit the table.</exception>
    public static ReferenceBasedImputation Of(ImputationPlan plan, DataTable table) => new(plan, table);

    /// <summary>The responses with the missing ones replaced by their conditional means: patient by visit.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="delta">Added to responses imputed after dropout in other arms than the reference.</param>
    public double[,] Complete(ImputationStrategy strategy, double delta = 0)
    {
        RequireModel();
        RestoreFit();
        var completed = new double[Patients, input.Visits];
        for (int visit = 0; visit < input.Visits; visit++)
        {
            var imputer = model.ImputerOf(visit);
            for (int i = 0; i < Patients; i++)
            {
                completed[i, visit] = model.Trial.Responses(i)[visit];
            }

            for (int n = 0; n < imputer.Missing.Length; n++)
            {
                int patient = imputer.Missing[n];
                bool isShifted = model.Trial.Arm(patient) != 0 && imputer.IsAfterDropout(patient);
                completed[patient, visit] = imputer.Mean(n, strategy)[0] + (isShifted ? delta : 0);
            }
        }

        return completed;
    }

    /// <summary>
    /// The analysis of responses completed by <see cref="Complete"/>. Its standard errors take imputed responses for observed ones and are
    /// not for inference.
    /// </summary>
    /// <param name="completed">Completed responses.</param>
    public LinearModel Analyse(double[,] completed)
    {
        var target = new double[Patients];
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = completed[i, input.Target];
        }

        return LinearModel.Fit(Formula.Parse($"`{CompletedName}` ~ {plan.Analysis}"), input.Table.With(new NumericColumn(CompletedName, target)));
    }

    /// <summary>Number of the treatment's coefficient in the analysis.</summary>
    public int TreatmentCoefficient(LinearModel analysis) => analysis.Coefficients.IndexOf(plan.Arm + input.Treatment);

    /// <summary>The treatment effect by conditional means with the jackknife; NaN standard error where a refit failed.</summary>
    public JackknifedEstimate Jackknife(ImputationStrategy strategy)
    {
        RequireModel();
        RestoreFit();
        var estimate = new JackknifedEstimate();
        using var jackknife = new Jackknife(model);
        jackknife.Estimate([strategy], new[] { estimate });
        return estimate;
    }

    /// <summary>The treatment effect by multiple imputation, the model's uncertainty from a bootstrap within arms; null where none could be drawn.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="imputations">How many.</param>
    /// <param name="seed">Of the random numbers.</param>
    /// <param name="delta">Added to responses imputed after dropout in other arms than the reference.</param>
    public RubinsRules? Impute(ImputationStrategy strategy, int imputations, ulong seed, double delta = 0)
    {
        RequireModel();
        var estimates = new double[imputations];
        var errors = new double[imputations];
        using var bootstrap = new BootstrapImputation(model);
        return bootstrap.Draw(strategy, delta, seed, estimates, errors) == ImputationOutcome.Estimated
            ? RubinsRules.Pool(estimates, errors, model.Analysis.DegreesOfFreedom)
            : null;
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();

    private int? AnalysisColumns()
    {
        var design = ModelDesign.Of(Formula.Parse("~ " + plan.Analysis), input.Table);
        var columns = design.Build(input.Table);
        int treatment = design.Names.ToList().IndexOf(plan.Arm + input.Treatment);
        if (treatment < 0)
        {
            throw new StatisticsInputException(
                $"the analysis \"{plan.Analysis}\" has no coefficient of \"{input.Treatment}\" against \"{plan.Reference}\" in \"{plan.Arm}\".",
                $"Make \"{plan.Reference}\" the first level of \"{plan.Arm}\" and put the column into the analysis.");
        }

        var basis = model.Analysis.Restart(columns.Columns);
        for (int c = 0; c < columns.Columns; c++)
        {
            if (!basis.TryAdd(columns.Column(c), OrthonormalBasis.LinearModelTolerance))
            {
                return null;
            }
        }

        return treatment;
    }

    // resampled fits may have been made since
    private void RestoreFit()
    {
        model.Fitted.Refit(model.All, LaneMask.First(1));
        model.Update();
    }

    private void RequireModel()
    {
        if (Outcome != ImputationOutcome.Estimated)
        {
            throw new InvalidOperationException($"nothing can be imputed: {Outcome}, {ModelOutcome}");
        }
    }
}
