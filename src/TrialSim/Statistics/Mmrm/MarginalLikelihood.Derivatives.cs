using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <content>
/// Derivatives in the elements of the covariance matrices. With D_k the derivative of V in element k, P = W - WX A^-1 X'W,
/// P_k = X'W D_k W X and U_k = sum X'W D_k W r over patients:
/// gradient_k = (-tr(P D_k) + y'P D_k P y) / 2;
/// observed information_kl = sum tr(D_k W D_l K) - U_k' A^-1 U_l - tr(A^-1 P_k A^-1 P_l) / 2, K = W (r r' + X A^-1 X') W - W / 2;
/// nearly observed, with P_k A^-1 P_l taken for X'W D_k W D_l W X: K = W (r r' + X A^-1 X' / 2) W - W / 2 and no third term;
/// nearly expected: K = (W - W X A^-1 X'W) / 2 and neither second nor third term.
/// The terms with A^-1 in traces belong to the restricted likelihood only.
/// </content>
internal sealed unsafe partial class MarginalLikelihood
{
    /// <summary>Column by element: U. Filled by <see cref="ComputeInformation"/>.</summary>
    public LaneMatrix Leverage => leverage;

    /// <summary>Entry of A (lower triangle, diagonal halved) by element: P. Filled by <see cref="ComputeInformation"/> of the observed kind.</summary>
    public LaneMatrix InformationDerivatives => informationDerivatives;

    /// <summary>The sum of traces over patients, on and below the diagonal. Filled by <see cref="ComputeInformation"/>.</summary>
    public LaneMatrix Traces => traces;

    /// <summary>Whether the fixed effects enter the traces.</summary>
    public bool IsRestricted => kind == LikelihoodKind.Restricted;

    /// <summary>Computes the gradient at the last evaluation.</summary>
    /// <param name="byElement">Receives the derivative in each element; one off the diagonal stands for both of its places.</param>
    public void ComputeGradient(Lanes* byElement)
    {
        if (IsRestricted)
        {
            LaneCholesky.InverseOfProduct(inverseRoot, effectsCovariance);
        }

        new Span<Lanes>(byElement, Elements).Clear();
        for (int p = 0; p < moments.Count; p++)
        {
            var seen = moments[p].Visits;
            var weight = Weight(p);
            var inner = Inner(p);
            Sandwich(weight, IsRestricted ? AddFitted(p) : Errors(p), seen.Length, inner);
            Lanes* own = byElement + (moments[p].Group * pairs);
            var patients = moments.Patients(p);
            var half = 0.5 * patients;
            for (int a = 0; a < seen.Length; a++)
            {
                for (int b = 0; b <= a; b++)
                {
                    var difference = Lanes.FmaNegated(patients, weight[a, b], inner[a, b]);
                    ref var target = ref own[LaneTriangle.Entry(seen[a], seen[b])];
                    target = a == b ? Lanes.Fma(0.5, difference, target) : target + difference;
                    inner[a, b] = inner[b, a] = Lanes.FmaNegated(half, weight[a, b], inner[a, b]);
                }
            }
        }
    }

    /// <summary>Computes the parts of an information matrix at the last evaluation, for which the gradient has been computed.</summary>
    public void ComputeInformation(InformationKind information)
    {
        new Span<Lanes>(leverage.Start, size * Width).Clear();
        new Span<Lanes>(traces.Start, Width * Width).Clear();
        for (int p = 0; p < moments.Count; p++)
        {
            if (information != InformationKind.NearlyExpected)
            {
                AddLeverage(p, CovariateErrors(p), leverage);
            }

            AddTraces(p, information == InformationKind.Observed ? Inner(p) : NearlyInner(p, information));
        }

        if (information == InformationKind.Observed && IsRestricted)
        {
            new Span<Lanes>(informationDerivatives.Start, LaneTriangle.Entries(size) * Width).Clear();
            for (int a = 0; a < visits; a++)
            {
                for (int b = 0; b <= a; b++)
                {
                    AddInformationDerivatives(a, b);
                }
            }
        }
    }

    // K of what is nearly the observed or the expected information, from that of the observed one.
    private LaneMatrix NearlyInner(int p, InformationKind information)
    {
        var middle = new LaneMatrix(patternScratch + (visits * visits), visits);
        var weight = Weight(p);
        var inner = Inner(p);
        Sandwich(weight, Errors(p), moments[p].Visits.Length, middle);
        var patients = moments.Patients(p);
        for (int a = 0; a < moments[p].Visits.Length; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                var half = 0.5 * patients * weight[a, b];
                var sum = information == InformationKind.NearlyObserved ? middle[a, b] + inner[a, b] - half : half + middle[a, b] - inner[a, b];
                middle[a, b] = middle[b, a] = 0.5 * sum;
            }
        }

        return middle;
    }

    // W X W, lower triangle mirrored; X symmetric.
    private void Sandwich(LaneMatrix weight, LaneMatrix x, int count, LaneMatrix product)
    {
        var half = new LaneMatrix(patternScratch, visits);
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b < count; b++)
            {
                half[a, b] = LaneCholesky.Dot(weight.Row(a), x.Row(b), count);
            }
        }

        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                product[a, b] = product[b, a] = LaneCholesky.Dot(half.Row(a), weight.Row(b), count);
            }
        }
    }

    // Residual products plus those of X A^-1 X'.
    private LaneMatrix AddFitted(int p)
    {
        var seen = moments[p].Visits;
        Lanes* products = moments.Products(p);
        var errors = Errors(p);
        var sum = new LaneMatrix(patternScratch + (visits * visits), visits);
        for (int a = 0; a < seen.Length; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                var targets = plan.Targets(seen[a], seen[b]);
                var sources = plan.Sources(seen[a], seen[b]);
                Lanes even = Lanes.Zero, odd = Lanes.Zero;
                int i = 0;
                for (; i + 1 < targets.Length; i += 2)
                {
                    even = Lanes.Fma(effectsCovariance.Start[targets[i]], products[sources[i]], even);
                    odd = Lanes.Fma(effectsCovariance.Start[targets[i + 1]], products[sources[i + 1]], odd);
                }

                if (i < targets.Length)
                {
                    even = Lanes.Fma(effectsCovariance.Start[targets[i]], products[sources[i]], even);
                }

                even += odd;
                sum[a, b] = sum[b, a] = errors[a, b] + (a == b ? even + even + Diagonal(seen[a], products) : even);
            }
        }

        return sum;
    }

    private Lanes Diagonal(int visit, Lanes* products)
    {
        var targets = plan.DiagonalTargets(visit);
        var sources = plan.DiagonalSources(visit);
        var sum = Lanes.Zero;
        for (int i = 0; i < targets.Length; i++)
        {
            sum = Lanes.Fma(effectsCovariance.Start[targets[i]], products[sources[i]], sum);
        }

        return sum;
    }
}
