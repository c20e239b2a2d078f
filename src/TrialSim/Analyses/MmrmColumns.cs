using TrialSim.Numerics;
using TrialSim.Statistics.Mmrm;

namespace TrialSim.Analyses;

/// <summary>The columns of a mixed model for repeated measures in the trials at hand: covariates, the arm among them, and a response for each visit.</summary>
/// <remarks>
/// The model has a constant at every visit, so the origin of a column matters to rounding only: covariates start from the first patient's
/// number, scores from her baseline. Nothing depends on a score that nobody saw. Main effects come before what is crossed with visit, the constant first of that and the arm last.
/// </remarks>
internal sealed class MmrmColumns
{
    private readonly TrialEndpoints endpoints;
    private readonly ContinuousEndpoint endpoint;
    private readonly Regressor[] regressors;

    /// <summary>The columns of a model.</summary>
    public MmrmColumns(TrialEndpoints endpoints, MmrmSpecification model)
    {
        this.endpoints = endpoints;
        endpoint = model.Endpoint;
        Regressor[] mainEffects = [.. model.MainEffects.SelectMany(c => LinearTest.ColumnsOf(c, endpoints))];
        MainEffects = mainEffects.Length;
        regressors = [.. mainEffects, new Intercept(), .. model.Covariates.SelectMany(c => LinearTest.ColumnsOf(c, endpoints)), new ArmRegressor()];
    }

    /// <summary>Number of columns with the same coefficient at every visit; they are the first.</summary>
    public int MainEffects { get; }

    /// <summary>Number of columns of covariates, the constant and the arm included.</summary>
    public int Covariates => regressors.Length;

    /// <summary>Number of visits.</summary>
    public int Visits => endpoints.Trial.Visits;

    /// <summary>The fixed effects: what is crossed with visit, visit by visit and the arm last in each, then the main effects.</summary>
    public VisitDesign Design()
    {
        DesignColumn[] crossed =
        [
            .. from visit in Enumerable.Range(0, Visits)
               from covariate in Enumerable.Range(MainEffects, Covariates - MainEffects)
               select DesignColumn.AtVisit($"{covariate} at {visit}", covariate, visit, Visits),
        ];
        var main = Enumerable.Range(0, MainEffects).Select(covariate => DesignColumn.AtEveryVisit($"{covariate}", covariate, Visits));
        return new(Visits, Covariates, [.. crossed, .. main]);
    }

    /// <summary>Writes a covariate.</summary>
    public void WriteCovariate(int c, Span<Lanes> column)
    {
        regressors[c].Write(endpoints, column);
        if (c == MainEffects || column.IsEmpty)
        {
            return; // the constant has no origin, nor have columns of nobody
        }

        var origin = column[0];
        for (int i = 0; i < column.Length; i++)
        {
            column[i] -= origin;
        }
    }

    /// <summary>Writes the response at a visit, from 1, of everybody: of those not seen there it means nothing.</summary>
    public void WriteResponse(int visit, Span<Lanes> column)
    {
        var score = endpoints.Trial.Score(visit);
        var baseline = endpoints.Trial.Baseline;
        if (endpoint == ContinuousEndpoint.Change || column.IsEmpty)
        {
            for (int i = 0; i < column.Length; i++)
            {
                column[i] = score[i] - baseline[i];
            }

            return;
        }

        var origin = baseline[0];
        for (int i = 0; i < column.Length; i++)
        {
            column[i] = score[i] - origin;
        }
    }
}
