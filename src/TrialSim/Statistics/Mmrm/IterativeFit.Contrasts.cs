using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <content>Contrasts of the fixed effects.</content>
internal sealed unsafe partial class IterativeFit
{
    private readonly Lanes* change;
    private readonly Lanes* byElement;
    private readonly Lanes* whitened;
    private readonly Lanes* solved;
    private readonly Lanes* other;
    private readonly Lanes* curvature;
    private readonly LaneMatrix parameterRoot; // of the covariance of the parameters
    private readonly LaneTriangle covariance;

    /// <summary>A contrast's estimate, its variance from the inverse information of the fixed effects, and Satterthwaite's degrees of freedom.</summary>
    /// <remarks>
    /// df = 2 v^2 / (g'C g), g the derivatives of v in the covariance parameters and C the inverse of their observed information. Estimable
    /// where the fit converged.
    /// </remarks>
    public LeastSquares.Coefficient Contrast(PreparedContrast contrast)
    {
        var (estimate, variance) = Estimate(contrast);
        surface.Inner.VarianceGradient(solved, solved, byElement);
        return new(estimate, variance, SatterthwaiteDf(variance), Converged);
    }

    /// <summary>The same with Kenward and Roger's adjustment added to the variance; the degrees of freedom are those without it.</summary>
    /// <remarks>
    /// v + 2 sum over k, l of C_kl x'(Q_kl - P_k A^-1 P_l - R_kl / 4) x with x = A^-1 c. After <see cref="PrepareAdjustment"/>, which decides
    /// about the second derivatives R.
    /// </remarks>
    public LeastSquares.Coefficient AdjustedContrast(PreparedContrast contrast)
    {
        var (estimate, variance) = Estimate(contrast);
        surface.ComputeContrastInformation(solved, byElement);
        var excess = Lanes.Zero;
        for (int k = 0; k < parameters; k++)
        {
            Lanes* row = surface.Information.Row(k);
            Lanes* own = covariance.Row(k);
            excess += (2.0 * LaneCholesky.Dot(row, own, k)) + (row[k] * own[k]);
        }

        excess = Lanes.FmaNegated(0.25, LaneCholesky.Dot(byElement, curvature, surface.Inner.Elements), excess);
        return new(estimate, Lanes.Fma(2.0, excess, variance), SatterthwaiteDf(variance), Converged);
    }

    /// <summary>Prepares <see cref="AdjustedContrast"/> for the last fit.</summary>
    /// <param name="kind"><see cref="CoefficientCovariance.KenwardRoger"/> or <see cref="CoefficientCovariance.KenwardRogerLinear"/>.</param>
    public void PrepareAdjustment(CoefficientCovariance kind)
    {
        LaneCholesky.Invert(factor, inverses, parameterRoot);
        LaneCholesky.InverseOfProduct(parameterRoot, covariance);
        new Span<Lanes>(curvature, surface.Inner.Elements).Clear();
        if (kind == CoefficientCovariance.KenwardRoger)
        {
            surface.WeightedCurvature(parameterRoot, curvature);
        }
    }

    /// <summary>
    /// The gradient of the covariance of two contrasts in the covariance parameters of one trial, times a root of the parameters' covariance: its
    /// products are covariances of estimated (co)variances.
    /// </summary>
    public double[] WhitenedGradient(PreparedContrast a, PreparedContrast b, int lane)
    {
        surface.Inner.SolveContrast(a.Weights, whitened, other);
        surface.Inner.SolveContrast(b.Weights, whitened, solved);
        surface.Inner.VarianceGradient(other, solved, byElement);
        surface.ToParameters(byElement, change);
        LaneCholesky.Solve(factor, inverses, change);
        return OneLane(change, parameters, lane);
    }

    /// <summary>The coefficients of the design in one trial.</summary>
    public double[] Effects(int lane) => design.ToCoefficients(OneLane(surface.Inner.Effects, design.Columns.Count, lane));

    /// <summary>The inverse information of the coefficients in one trial, row by row.</summary>
    public double[] EffectsCovariance(int lane)
    {
        int size = design.Columns.Count;
        double[][] roots = [.. Enumerable.Range(0, size).Select(c => Whitened(design.Prepare(c), lane))];
        var covariance = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                for (int k = 0; k < size; k++)
                {
                    covariance[(i * size) + j] += roots[i][k] * roots[j][k];
                }
            }
        }

        return covariance;
    }

    /// <summary>L^-1 times a contrast in one trial, L L' being the information of the basis: its products are covariances.</summary>
    public double[] Whitened(PreparedContrast contrast, int lane)
    {
        surface.Inner.SolveContrast(contrast.Weights, whitened, solved);
        return OneLane(whitened, design.Columns.Count, lane);
    }

    /// <summary>L^-1 of one trial, lower triangular.</summary>
    public DenseMatrix InverseRoot(int lane)
    {
        var root = new DenseMatrix(design.Columns.Count, design.Columns.Count);
        for (int i = 0; i < root.Rows; i++)
        {
            OneLane(surface.Inner.InverseRoot.Row(i), i + 1, lane).CopyTo(root.Row(i));
        }

        return root;
    }

    private static double[] OneLane(Lanes* values, int count, int lane)
    {
        var one = new double[count];
        for (int i = 0; i < count; i++)
        {
            one[i] = values[i][lane];
        }

        return one;
    }

    private (Lanes Estimate, Lanes Variance) Estimate(PreparedContrast contrast)
    {
        surface.Inner.SolveContrast(contrast.Weights, whitened, solved);
        var estimate = Lanes.Zero;
        for (int i = 0; i < contrast.Weights.Length; i++)
        {
            estimate = Lanes.Fma(contrast.Weights[i], surface.Inner.Effects[i], estimate);
        }

        return (estimate, LaneCholesky.Dot(whitened, whitened, contrast.Weights.Length));
    }

    // From the variance's derivatives in the elements.
    private Lanes SatterthwaiteDf(Lanes variance)
    {
        surface.ToParameters(byElement, change);
        LaneCholesky.Solve(factor, inverses, change);
        return 2.0 * variance * variance / LaneCholesky.Dot(change, change, parameters);
    }
}
