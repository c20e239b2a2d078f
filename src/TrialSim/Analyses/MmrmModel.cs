using TrialSim.Numerics;
using TrialSim.Statistics;
using TrialSim.Statistics.Mmrm;
using TrialSim.Trials;
using VisitPattern = TrialSim.Trials.VisitPattern;

namespace TrialSim.Analyses;

/// <summary>
/// A mixed model for repeated measures, fitted once to the trials at hand for all analyses that ask for it: in closed form where there is
/// one, by iteration elsewhere and with simpler structures where the first cannot be fitted.
/// </summary>
internal sealed class MmrmModel : IDisposable
{
    private readonly TrialEndpoints endpoints;
    private readonly MmrmColumns columns;
    private readonly LaneColumns members;
    private readonly MonotoneSums? sums;
    private readonly MonotoneFit? closed;
    private MmrmIteration? iteration;
    private LaneMask inClosedForm;

    /// <summary>Binds the model to one worker's trials.</summary>
    public MmrmModel(TrialEndpoints endpoints, MmrmSpecification specification)
    {
        this.endpoints = endpoints;
        Specification = specification;
        columns = new(endpoints, specification);
        members = new(1, endpoints.Trial.Patients);
        if (specification.HasClosedForm)
        {
            sums = new(columns.Covariates, columns.Visits, endpoints.Trial.Patients);
            closed = new(sums);
        }
    }

    /// <summary>What is fitted.</summary>
    public MmrmSpecification Specification { get; }

    /// <summary>Number of the structure that could be fitted, from 0; below 0 where none could.</summary>
    public Lanes Structure { get; private set; }

    /// <summary>Patients of each arm who were seen at one visit or more.</summary>
    public ArmSizes Sizes
    {
        get
        {
            Lanes all = Lanes.Zero, treatment = all;
            var seen = VisitsSeen();
            for (int i = 0; i < seen.Length; i++)
            {
                var used = (seen[i] > 0.0).ToIndicator();
                all += used;
                treatment = Lanes.Fma(used, endpoints.Trial.Treated[i], treatment);
            }

            return new(treatment, all - treatment);
        }
    }

    /// <summary>What became of the fit with the first structure, as the number of a <see cref="MmrmOutcome"/>.</summary>
    public Lanes First { get; private set; }

    /// <summary>Fits the model.</summary>
    public void Compute()
    {
        var seen = VisitsSeen();
        (inClosedForm, Structure, First) = (LaneMask.None, -1.0, (double)(int)MmrmOutcome.Converged);
        var open = LaneMask.All;
        int next = 0;
        if (closed is not null && NobodyComesBack(seen))
        {
            FitClosedForm(seen);
            open = ~inClosedForm & closed.Identified; // without the arm no structure helps
            next = 1;
        }

        if (open.Any)
        {
            iteration ??= new(endpoints.Trial, columns, Specification.Structures);
            iteration.Fit(seen, open, next);
            Structure = inClosedForm.Select(Structure, iteration.Structure);
            First = next == 0 ? iteration.First : First;
        }
    }

    /// <summary>Difference between arms at a visit, from 1.</summary>
    public LeastSquares.Coefficient ArmAt(int visit, MmrmInference inference)
    {
        if (inClosedForm.Bits == LaneMask.All.Bits)
        {
            return ClosedFormAt(visit, inference);
        }

        var found = iteration?.ArmAt(visit, inference) ?? LeastSquares.Coefficient.None;
        return inClosedForm.Any ? found.Where(~inClosedForm, otherwise: ClosedFormAt(visit, inference)) : found;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        sums?.Dispose();
        closed?.Dispose();
        iteration?.Dispose();
        members.Dispose();
    }

    private void FitClosedForm(ReadOnlySpan<Lanes> seen)
    {
        for (int c = 0; c < columns.Covariates; c++)
        {
            columns.WriteCovariate(c, sums!.Column(c));
        }

        for (int visit = 1; visit <= columns.Visits; visit++)
        {
            columns.WriteResponse(visit, sums!.Column(columns.Covariates + visit - 1));
        }

        sums!.Sum(seen);
        closed!.Fit();
        inClosedForm = closed.Converged & closed.Identified;
        if (inClosedForm.Bits == LaneMask.All.Bits)
        {
            Structure = Lanes.Zero;
            return;
        }

        Structure = inClosedForm.Select(0.0, -1.0);
        var why = closed.TooFewPatients.Select((double)(int)MmrmOutcome.TooFewPatients, (double)(int)MmrmOutcome.SingularCovariance);
        why = closed.Identified.Select(why, (double)(int)MmrmOutcome.AliasedColumns);
        First = inClosedForm.Select(First, why);
    }

    private LeastSquares.Coefficient ClosedFormAt(int visit, MmrmInference inference)
    {
        var coefficient = closed!.CoefficientAt(visit);
        return inference == MmrmInference.KenwardRoger
            ? coefficient with { Variance = coefficient.Variance + closed.KenwardRogerExcess(visit) }
            : coefficient;
    }

    // The last visit at which each member of the subgroup was seen, 0 of the others.
    private ReadOnlySpan<Lanes> VisitsSeen()
    {
        var seen = endpoints.Trial.VisitsSeen;
        if (Specification.Subgroup == 0)
        {
            return seen;
        }

        var own = members[0];
        var member = endpoints.Members(Specification.Subgroup);
        for (int i = 0; i < own.Length; i++)
        {
            own[i] = seen[i] * member[i];
        }

        return own;
    }

    private bool NobodyComesBack(ReadOnlySpan<Lanes> seen)
    {
        var missed = LaneMask.None;
        for (int visit = 1; visit <= columns.Visits && endpoints.Trial.Pattern == VisitPattern.Any; visit++)
        {
            var here = endpoints.Trial.Seen(visit);
            for (int i = 0; i < seen.Length; i++)
            {
                missed |= (seen[i] >= (double)visit) & (here[i] <= 0.0);
            }
        }

        return !missed.Any;
    }
}
