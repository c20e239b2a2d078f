using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <summary>The likelihood of a mixed model for repeated measures as a function of the parameters of a covariance structure, in eight trials at once.</summary>
/// <remarks>
/// Derivatives in the elements of the matrices become derivatives in the parameters by the chain rule. Where the elements are the
/// parameters nothing is copied.
/// </remarks>
internal sealed unsafe partial class StructuredLikelihood : IDisposable
{
    private readonly CovarianceStructure structure;
    private readonly LaneColumns memory;
    private readonly int visits;
    private readonly int size; // fixed effects
    private readonly int own; // parameters of one group
    private readonly int pairs;
    private readonly int width; // Parameters, padded
    private Lanes* parameters;
    private Lanes* gradient;
    private Lanes* byElement;
    private LaneMatrix jacobian; // element x parameter
    private LaneMatrix product; // element x parameter
    private LaneMatrix leverage; // column x parameter
    private LaneMatrix informationDerivatives; // entry of A x parameter
    private LaneMatrix square; // parameter x parameter
    private LaneTriangle information;
    private Lanes* second;

    /// <summary>The likelihood of a design and a structure.</summary>
    public StructuredLikelihood(VisitDesign design, CovarianceStructure structure, int groups, LikelihoodKind kind)
    {
        this.structure = structure;
        Inner = new(design, groups, kind);
        visits = design.Visits;
        size = design.Columns.Count;
        own = structure.Parameters(visits);
        Parameters = groups * own;
        pairs = LaneTriangle.Entries(visits);
        width = LaneBlocks.Padded(Parameters);
        memory = new LaneColumns(1, Layout(null));
        Layout(memory.Start);
    }

    /// <summary>The likelihood in the elements of the matrices.</summary>
    public MarginalLikelihood Inner { get; }

    /// <summary>Number of parameters of all groups.</summary>
    public int Parameters { get; }

    /// <summary>The gradient; filled by <see cref="ComputeGradient"/>.</summary>
    public ReadOnlySpan<Lanes> Gradient => new(gradient, Parameters);

    /// <summary>The information matrix; filled by <see cref="ComputeInformation"/>, free to be overwritten.</summary>
    public LaneTriangle Information => information;

    /// <summary>Derivatives of the covariances' elements (rows) in the parameters; filled by <see cref="ComputeGradient"/>, not where the elements are the parameters.</summary>
    public LaneMatrix Jacobian => jacobian;

    /// <summary>Where the likelihood was last computed.</summary>
    public ReadOnlySpan<Lanes> Point => new(parameters, Parameters);

    /// <summary>Computes fixed effects and likelihood at some parameters.</summary>
    /// <returns>Where the covariance is positive definite and no column aliased.</returns>
    public LaneMask Evaluate(ReadOnlySpan<Lanes> at, PatternMoments moments)
    {
        at.CopyTo(new(parameters, Parameters));
        for (int g = 0; g < Inner.Groups; g++)
        {
            structure.Covariance(visits, OfGroup(g), Inner.Covariance(g));
        }

        return Inner.Evaluate(moments);
    }

    /// <summary>Computes the gradient at the last point.</summary>
    public void ComputeGradient()
    {
        if (structure.IsItsOwnParameter)
        {
            Inner.ComputeGradient(gradient);
            return;
        }

        Inner.ComputeGradient(byElement);
        new Span<Lanes>(jacobian.Start, Inner.Elements * width).Clear();
        for (int g = 0; g < Inner.Groups; g++)
        {
            for (int a = 0; a < visits; a++)
            {
                for (int b = 0; b <= a; b++)
                {
                    Lanes* row = jacobian.Row((g * pairs) + LaneTriangle.Entry(a, b)) + (g * own);
                    structure.First(visits, OfGroup(g), a, b, new(row, own));
                }
            }
        }

        ToParameters(byElement, gradient);
    }

    /// <summary>Computes an information matrix at the last point, for which the gradient has been computed.</summary>
    public void ComputeInformation(InformationKind kind)
    {
        Inner.ComputeInformation(kind);
        var sum = kind == InformationKind.NearlyExpected ? Traces() : SumOfTraces();
        if (kind == InformationKind.Observed && Inner.IsRestricted)
        {
            var derivatives = Inner.InformationDerivatives;
            if (!structure.IsItsOwnParameter)
            {
                Contract(derivatives, LaneTriangle.Entries(size), informationDerivatives);
                derivatives = informationDerivatives;
            }

            LaneCongruence.Apply(Inner.InverseRoot, size, derivatives, width);
            LaneGram.Subtract(derivatives.Start, derivatives.Stride, LaneTriangle.Entries(size), width, sum);
        }

        Take(sum);
        if (kind != InformationKind.NearlyExpected && !structure.IsItsOwnParameter)
        {
            SubtractCurvature();
        }
    }

    /// <summary>Computes x'(Q_kl - P_k A^-1 P_l) x for every pair of parameters into <see cref="Information"/>, and the gradient of the variance x'Ax.</summary>
    /// <param name="x">A^-1 times a contrast.</param>
    /// <param name="elements">Receives the variance's derivatives in the elements.</param>
    public void ComputeContrastInformation(Lanes* x, Lanes* elements)
    {
        Inner.ComputeContrastInformation(x, elements);
        Take(SumOfTraces());
    }

    /// <summary>Sum over parameters of cov(k, l) times the second derivative of each element, in the parameters of R's mmrm.</summary>
    /// <param name="roots">Rows whose products sum to the covariance of the parameters.</param>
    /// <param name="elements">Receives one number an element.</param>
    public void WeightedCurvature(LaneMatrix roots, Lanes* elements)
    {
        for (int g = 0; g < Inner.Groups; g++)
        {
            var ofGroup = new LaneMatrix(roots.Start + (g * own), roots.Stride);
            structure.WeightedCurvature(visits, OfGroup(g), ofGroup, Parameters, new(elements + (g * pairs), pairs));
        }
    }

    /// <summary>Turns derivatives in the elements into derivatives in the parameters.</summary>
    public void ToParameters(Lanes* elements, Lanes* target)
    {
        if (structure.IsItsOwnParameter)
        {
            new ReadOnlySpan<Lanes>(elements, Parameters).CopyTo(new(target, Parameters));
        }
        else
        {
            LaneBlocks.Sum(elements, 1, jacobian.Start, width, 0, Inner.Elements, target, width);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        memory.Dispose();
        Inner.Dispose();
    }

    private ReadOnlySpan<Lanes> OfGroup(int group) => new(parameters + (group * own), own);

    // Once without memory to learn how much is needed, once with it.
    private int Layout(Lanes* start)
    {
        int used = 0;
        Lanes* Take(int entries)
        {
            Lanes* taken = start + used;
            used += entries;
            return taken;
        }

        parameters = Take(Parameters);
        gradient = Take(width);
        byElement = Take(Inner.Width);
        information = new(Take(LaneTriangle.Entries(Parameters)), Parameters);
        if (!structure.IsItsOwnParameter)
        {
            jacobian = new(Take(Inner.Elements * width), width);
            product = new(Take(Inner.Elements * width), width);
            leverage = new(Take(size * width), width);
            informationDerivatives = new(Take(LaneTriangle.Entries(size) * width), width);
            square = new(Take(width * width), width);
            second = Take(own * own);
        }

        return used;
    }
}
