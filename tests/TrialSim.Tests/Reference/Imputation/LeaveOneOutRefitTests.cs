using TrialSim.Numerics;
using TrialSim.Statistics.Mmrm;
using TrialSim.Statistics.Mmrm.Structures;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Imputation;

/// <summary>Fits with one patient left out, started from the fit to all, against fits from scratch.</summary>
public sealed class LeaveOneOutRefitTests
{
    private const int Visits = 4;
    private const int Patients = 40;

    public static TheoryData<CovarianceStructure> Structures => [new Unstructured(), new HeterogeneousAutoregressive(), new CompoundSymmetric()];

    [Theory]
    [MemberData(nameof(Structures))]
    public void Leaving_a_patient_out_gives_the_fit_to_the_others(CovarianceStructure structure)
    {
        var design = Design();
        using var all = Sums(-1);
        using var lanes = new PatternMoments(Visits, 3);
        using var fit = new IterativeFit(design, structure);
        using var scratch = new IterativeFit(design, structure);
        fit.Fit(all, LaneMask.First(1));
        fit.Remember(0);
        lanes.CopyToAllLanes(all, 0);
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            var (seen, covariates, response) = Patient(5 * lane);
            lanes.Add(lane, 0, seen, covariates, response, -1);
        }

        lanes.Complete();
        fit.Refit(lanes, LaneMask.All);

        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            using var others = Sums(5 * lane);
            scratch.Fit(others, LaneMask.First(1));
            Assert.Equal(MmrmOutcome.Converged, fit.Outcome(lane));
            // both stop at a Newton decrement of 1e-12 with one step beyond, which leaves parameters to about 1e-9 of their standard errors
            Near.Relative(scratch.LogLikelihood[0], fit.LogLikelihood[lane], 1e-11, lane);
            Near.Relative(scratch.Covariance(0)[3, 1][0], fit.Covariance(0)[3, 1][lane], 1e-7, lane);
            Assert.All(scratch.Effects(0).Zip(fit.Effects(lane)), pair => Near.Absolute(pair.First, pair.Second, 1e-8));
        }
    }

    [Fact]
    public void A_trial_that_leaving_out_makes_inestimable_says_so()
    {
        // the last visit is seen in one patient only, besides those needed for its regression
        using var few = new PatternMoments(Visits, 3);
        for (int i = 0; i < Patients; i++)
        {
            var (_, covariates, response) = Patient(i);
            few.Add(0, 0, i < 8 ? 0b1111UL : 0b0111UL, covariates, response);
        }

        few.Complete();
        using var lanes = new PatternMoments(Visits, 3);
        using var fit = new IterativeFit(Design(), new Unstructured());
        fit.Fit(few, LaneMask.First(1));
        Assert.Equal(MmrmOutcome.Converged, fit.Outcome(0));
        fit.Remember(0);
        lanes.CopyToAllLanes(few, 0);
        for (int i = 0; i < 7; i++)
        {
            var (_, covariates, response) = Patient(i);
            lanes.Add(1, 0, 0b1111UL, covariates, response, -1);
        }

        lanes.Complete();
        fit.Refit(lanes, LaneMask.First(2));

        Assert.Equal(MmrmOutcome.Converged, fit.Outcome(0));
        Assert.NotEqual(MmrmOutcome.Converged, fit.Outcome(1));
    }

    // constant, treatment, baseline, all crossed with visit
    private static VisitDesign Design() => new(
        Visits,
        3,
        [
            .. from covariate in Enumerable.Range(0, 3)
               from visit in Enumerable.Range(0, Visits)
               select DesignColumn.AtVisit($"{covariate} at {visit}", covariate, visit, Visits),
        ]);

    private static PatternMoments Sums(int without)
    {
        var sums = new PatternMoments(Visits, 3);
        for (int i = 0; i < Patients; i++)
        {
            if (i != without)
            {
                var (seen, covariates, response) = Patient(i);
                sums.Add(0, 0, seen, covariates, response);
            }
        }

        sums.Complete();
        return sums;
    }

    // numbers without any rule that matters here, half of the patients with gaps of all kinds
    private static (ulong Seen, double[] Covariates, double[] Response) Patient(int i)
    {
        double Noise(int k) => (((i * 7919) + (k * 104729) + (i * i * 31 * (k + 1))) % 1009 / 504.0) - 1;
        ulong seen = i % 2 == 0 ? 0b1111UL : new[] { 0b0001UL, 0b0011UL, 0b0111UL, 0b1101UL, 0b1011UL }[i / 2 % 5];
        double own = 3 * Noise(0);
        double[] response = [.. Enumerable.Range(0, Visits).Select(v => own + (i % 4 < 2 ? -v : 0) + (2 * Noise(v + 1)))];
        return (seen, [1, i % 4 < 2 ? 1 : 0, Noise(9)], response);
    }
}
