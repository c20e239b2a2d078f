using TrialSim.Numerics;
using TrialSim.Statistics.Imputation;
using TrialSim.Statistics.Mmrm;

namespace TrialSim.Analyses;

/// <summary>
/// Imputation of the trials at hand, made once for all analyses with the same patients and imputation model: they share the mixed model's fit
/// and the refits without each patient, whatever their strategies and deltas.
/// </summary>
/// <remarks>The lanes of the fits are a trial's patients left out, so the trials come one after the other.</remarks>
internal sealed class ImputedTrials : IDisposable
{
    private readonly TrialEndpoints endpoints;
    private readonly MmrmColumns columns;
    private readonly ImputationModel model;
    private readonly Jackknife jackknife;
    private readonly LaneColumns values; // covariates, then responses, then 1 where seen
    private readonly double[] column;
    private readonly double[] outcomes = new double[Lanes.Count];
    private readonly double[] modelOutcomes = new double[Lanes.Count];
    private readonly List<ImputedDifference> differences = [];
    private ImputationStrategy[] strategies = [];
    private JackknifedEstimate[] estimates = [];

    /// <summary>Binds the imputation to one worker's trials.</summary>
    public ImputedTrials(TrialEndpoints endpoints, MmrmSpecification specification)
    {
        this.endpoints = endpoints;
        Specification = specification;
        columns = new(endpoints, specification);
        model = new(columns.Design(), specification.Structures[0].Structure());
        jackknife = new(model);
        int patients = endpoints.Trial.Patients;
        values = new(columns.Covariates + (2 * columns.Visits), patients);
        column = new double[patients];
        model.Trial.Restart(patients); // room for the largest subgroup, so that later ones need no more
        model.Analysis.Restart(columns.Covariates);
    }

    /// <summary>The imputation model.</summary>
    public MmrmSpecification Specification { get; }

    /// <summary>What became of each trial, as the number of an <see cref="ImputationOutcome"/>.</summary>
    public Lanes Outcome => Lanes.Load(outcomes);

    /// <summary>What became of each trial's mixed model, as the number of a <see cref="MmrmOutcome"/>; aliased too where only the analysis is.</summary>
    public Lanes ModelOutcome => Lanes.Load(modelOutcomes);

    /// <summary>Reserves the difference under a strategy and delta; <see cref="Compute"/> fills it.</summary>
    public ImputedDifference Difference(ImputationStrategy strategy, double delta)
    {
        int own = Array.IndexOf(strategies, strategy);
        if (own < 0)
        {
            own = strategies.Length;
            strategies = [.. strategies, strategy];
            estimates = [.. estimates, new()];
            estimates[own].Restart(0, 0, endpoints.Trial.Patients); // room
        }

        var difference = new ImputedDifference(own, delta);
        differences.Add(difference);
        return difference;
    }

    /// <summary>Imputes and estimates all differences that are asked for.</summary>
    public void Compute()
    {
        Write();
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            Fill(lane);
            var outcome = Estimate();
            outcomes[lane] = (int)outcome;
            modelOutcomes[lane] = (int)(outcome == ImputationOutcome.AnalysisAliased ? MmrmOutcome.AliasedColumns : model.ModelOutcome);
            foreach (var difference in differences)
            {
                if (outcome == ImputationOutcome.Estimated)
                {
                    difference.Note(lane, estimates[difference.Strategy]);
                }
                else
                {
                    difference.NoteNothing(lane);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        jackknife.Dispose();
        model.Dispose();
        values.Dispose();
    }

    private void Write()
    {
        for (int c = 0; c < columns.Covariates; c++)
        {
            columns.WriteCovariate(c, values[c]);
        }

        for (int visit = 1; visit <= columns.Visits; visit++)
        {
            columns.WriteResponse(visit, values[columns.Covariates + visit - 1]);
            endpoints.Trial.MarkSeen(visit, values[columns.Covariates + columns.Visits + visit - 1]);
        }
    }

    // One trial: the members of the subgroup, in order.
    private void Fill(int lane)
    {
        var trial = model.Trial;
        var members = endpoints.Members(Specification.Subgroup);
        int patients = 0;
        foreach (var member in members)
        {
            patients += member[lane] > 0 ? 1 : 0;
        }

        trial.Restart(patients);
        for (int i = 0, next = 0; i < members.Length; i++)
        {
            if (members[i][lane] > 0)
            {
                FillPatient(next++, i, lane);
            }
        }

        trial.Complete();
    }

    private void FillPatient(int patient, int i, int lane)
    {
        var trial = model.Trial;
        double treated = endpoints.Trial.Treated[i][lane];
        trial.Arm(patient) = (int)treated;
        var own = trial.Own(patient);
        for (int c = 0; c < own.Length; c++)
        {
            own[c] = values[c][i][lane];
        }

        var underReference = trial.UnderReference(patient);
        own.CopyTo(underReference);
        underReference[^1] -= treated; // the arm comes last
        var responses = trial.Responses(patient);
        for (int visit = 0; visit < responses.Length; visit++)
        {
            bool isSeen = values[own.Length + responses.Length + visit][i][lane] > 0;
            responses[visit] = isSeen ? values[own.Length + visit][i][lane] : double.NaN;
        }
    }

    private ImputationOutcome Estimate()
    {
        if (!TryAddColumns())
        {
            return ImputationOutcome.AnalysisAliased;
        }

        var outcome = model.Fit(columns.Visits - 1, columns.Covariates - 1);
        return outcome == ImputationOutcome.Estimated ? jackknife.Estimate(strategies, estimates) : outcome;
    }

    // The analysis has the covariates of the imputation model, the constant and the arm among them.
    private bool TryAddColumns()
    {
        var trial = model.Trial;
        var basis = model.Analysis.Restart(columns.Covariates);
        for (int c = 0; c < columns.Covariates; c++)
        {
            for (int i = 0; i < trial.Patients; i++)
            {
                column[i] = trial.Own(i)[c];
            }

            if (!basis.TryAdd(column.AsSpan(0, trial.Patients), OrthonormalBasis.LinearModelTolerance))
            {
                return false;
            }
        }

        return true;
    }
}
