using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Statistics;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>The t test of one coefficient of a linear model.</summary>
internal sealed class LinearTest : PreparedAnalysis
{
    private readonly LinearModelData data;
    private readonly TestLevel level;
    private readonly int[] chosen;
    private readonly int arm;
    private readonly Lanes[] products;

    /// <summary>Binds the test to the columns that it shares with others.</summary>
    /// <param name="analysis">Level and sides.</param>
    /// <param name="data">The shared columns.</param>
    /// <param name="regressors">The model without its constant; the tested regressor is the last.</param>
    /// <param name="response">The response.</param>
    public LinearTest(Analysis analysis, LinearModelData data, IEnumerable<Regressor> regressors, Regressor response)
    {
        this.data = data;
        level = new(analysis);
        chosen = [0, .. regressors.Select(data.Reserve), data.Reserve(response)];
        arm = data.Reserve(new ArmRegressor());
        products = new Lanes[chosen.Length * chosen.Length];
    }

    /// <inheritdoc/>
    public override ArmSizes Sizes
    {
        get
        {
            var treated = data.Products[arm * data.Size];
            return new(treated, data.Observations - treated);
        }
    }

    /// <inheritdoc/>
    public override void Analyse(Finding finding)
    {
        LeastSquares.Select(data.Products, data.Size, chosen, products);
        finding.FromStudent(LeastSquares.Last(products, chosen.Length, data.Observations), level);
    }

    /// <summary>Reports covariates that are listed twice, and strata where there are none.</summary>
    public static void Check(ScenarioPlace place, IReadOnlyList<Covariate> covariates, TrialOutline trial)
    {
        for (int i = 0; i < covariates.Count; i++)
        {
            if (covariates.Take(i).Any(earlier => earlier.Marker == covariates[i].Marker))
            {
                place.At(i).Breach("this covariate is listed twice.", "List it once.");
            }
            else if (covariates[i] == Covariate.Strata && !trial.HasStrata)
            {
                place.At(i).Breach(
                    "the randomization has no strata.", $"Leave the covariate out, or {trial.StrataRemedy}.", trial.StrataPath);
            }
        }
    }

    /// <summary>The columns of a covariate.</summary>
    public static IEnumerable<Regressor> ColumnsOf(Covariate covariate, TrialEndpoints endpoints) =>
        covariate.Marker is not { } marker ? Enumerable.Range(1, endpoints.Strata - 1).Select(stratum => new StratumRegressor(stratum))
        : marker == PatientMarker.Baseline ? [new BaselineRegressor()]
        : marker == PatientMarker.Sex ? [new SexRegressor()]
        : [new MarkerRegressor(new LogCoding { Of = marker })];
}
