using TrialSim.Numerics;
using TrialSim.Statistics.Mmrm.Structures;

namespace TrialSim.Statistics.Mmrm;

/// <summary>A form that the covariance matrix of a patient's visits is held to. Visits stand in order, equally spaced where that matters.</summary>
/// <remarks>
/// A structure is a map from its parameters to the J (J + 1) / 2 elements of the matrix, with first and second derivatives. Parameters are
/// those of R's mmrm, except that the unstructured matrix is its own parameter: its derivatives are constants.
/// </remarks>
public abstract record CovarianceStructure
{
    /// <summary>Every structure, in the order in which a protocol would fall back on simpler ones.</summary>
    public static IReadOnlyList<CovarianceStructure> All { get; } =
    [
        new Unstructured(),
        new HeterogeneousToeplitz(),
        new HeterogeneousAnteDependence(),
        new HeterogeneousAutoregressive(),
        new HeterogeneousCompoundSymmetric(),
        new Toeplitz(),
        new AnteDependence(),
        new Autoregressive(),
        new CompoundSymmetric(),
    ];

    /// <summary>The short name: us, toeph, adh, ar1h, csh, toep, ad, ar1, cs.</summary>
    public abstract string Name { get; }

    /// <summary>Number of parameters with a number of visits.</summary>
    public abstract int Parameters(int visits);

    /// <summary>The structure of a short name.</summary>
    /// <exception cref="StatisticsInputException">There is none.</exception>
    public static CovarianceStructure Named(string name) => All.FirstOrDefault(s => s.Name == name)
        ?? throw new StatisticsInputException(
            $"there is no covariance structure \"{name}\".", $"Name one of {string.Join(", ", All.Select(s => s.Name))}.");

    /// <summary>Whether the parameters are the elements of the matrix.</summary>
    internal virtual bool IsItsOwnParameter => false;

    /// <summary>Whether each visit has a variance of its own.</summary>
    internal abstract bool HasVarianceForEachVisit { get; }

    /// <summary>Parameters whose matrix is near a given one.</summary>
    /// <param name="visits">Number of visits J.</param>
    /// <param name="near">A positive definite J x J matrix.</param>
    /// <param name="parameters">Receives them.</param>
    internal abstract void Start(int visits, LaneMatrix near, Span<Lanes> parameters);

    /// <summary>The matrix at some parameters, which need not be positive definite.</summary>
    internal abstract void Covariance(int visits, ReadOnlySpan<Lanes> parameters, LaneMatrix covariance);

    /// <summary>First derivatives of the element of two visits.</summary>
    /// <param name="visits">Number of visits.</param>
    /// <param name="parameters">Where.</param>
    /// <param name="a">The later visit.</param>
    /// <param name="b">The earlier visit, or the same.</param>
    /// <param name="derivatives">Receives one for each parameter.</param>
    internal abstract void First(int visits, ReadOnlySpan<Lanes> parameters, int a, int b, Span<Lanes> derivatives);

    /// <summary>Second derivatives of the element of two visits: a square matrix row by row, symmetric.</summary>
    internal abstract void Second(int visits, ReadOnlySpan<Lanes> parameters, int a, int b, Span<Lanes> derivatives);

    /// <summary>Sum over parameters k, l of c_kl times the second derivatives of each element, in the parameters of R's mmrm.</summary>
    /// <param name="visits">Number of visits.</param>
    /// <param name="parameters">Where.</param>
    /// <param name="roots">Rows r with c_kl = sum of r_k r_l: a root of the parameters' covariance.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="byElement">Receives one number an element.</param>
    internal virtual void WeightedCurvature(
        int visits, ReadOnlySpan<Lanes> parameters, LaneMatrix roots, int count, Span<Lanes> byElement)
    {
        int size = parameters.Length;
        var weights = new Lanes[size * size];
        var second = new Lanes[size * size];
        for (int k = 0; k < size; k++)
        {
            for (int l = 0; l < size; l++)
            {
                var sum = Lanes.Zero;
                for (int r = 0; r < count; r++)
                {
                    sum = Lanes.Fma(roots[r, k], roots[r, l], sum);
                }

                weights[(k * size) + l] = sum;
            }
        }

        for (int e = 0, a = 0; a < visits; a++)
        {
            for (int b = 0; b <= a; b++, e++)
            {
                Second(visits, parameters, a, b, second);
                byElement[e] = Lanes.Zero;
                for (int i = 0; i < second.Length; i++)
                {
                    byElement[e] = Lanes.Fma(weights[i], second[i], byElement[e]);
                }
            }
        }
    }

    /// <summary>Parameters a step away; the unstructured matrix stays positive definite however long the step.</summary>
    /// <param name="visits">Number of visits.</param>
    /// <param name="from">Parameters now.</param>
    /// <param name="step">The step.</param>
    /// <param name="scale">Share of it to go.</param>
    /// <param name="to">Receives the new parameters.</param>
    internal virtual void Move(int visits, ReadOnlySpan<Lanes> from, ReadOnlySpan<Lanes> step, Lanes scale, Span<Lanes> to)
    {
        for (int k = 0; k < from.Length; k++)
        {
            to[k] = Lanes.Fma(scale, step[k], from[k]);
        }
    }
}
