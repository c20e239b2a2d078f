using TrialSim.Claims;
using TrialSim.Claims.Searches;
using TrialSim.Designs;
using TrialSim.Numerics.Distributions;
using TrialSim.Randomness;
using TrialSim.Statistics;
using TrialSim.Statistics.Subgroups.Cuts;
using TrialSim.Tests.Support;
using TrialSim.Trials;

namespace TrialSim.Tests.Oracles;

/// <summary>The best-cut rule trial by trial: what it announces, from fits at every cut and p-values by definition.</summary>
/// <param name="run">A trial run that has been conducted.</param>
/// <param name="rule">The rule.</param>
/// <param name="lane">Which trial.</param>
internal sealed class ScalarBestCut(TrialRun run, BestCut rule, int lane)
{
    private readonly Alternative alternative = rule.Direction == ClaimDirection.Either ? Alternative.TwoSided : Alternative.Less;

    /// <summary>Patients seen at the final visit, by their numbers.</summary>
    public int[] Seen => [.. Enumerable.Range(0, run.Trial.Patients).Where(i => run.Trial.VisitsSeen[i][lane] == run.Trial.Visits)];

    /// <summary>Marker, arm and change of these patients.</summary>
    public CutTrial Trial(int[] patients) => new(
        [.. patients.Select(i => run.Trial.Measured(rule.Marker)[i][lane])],
        [.. patients.Select(i => run.Trial.Treated[i][lane] == 1)],
        [.. patients.Select(i => run.Trial.Score(run.Trial.Visits)[i][lane] - run.Trial.Baseline[i][lane])]);

    /// <summary>All cuts with enough patients, and their contrasts.</summary>
    public (double Cut, double Estimate, double T)[] Fits(CutTrial trial)
    {
        double[] sorted = [.. trial.Marker.Order()];
        IEnumerable<double> cuts = rule.Quantiles is { } k
            ? Enumerable.Range(1, k).Select(q => sorted[Math.Max(1, (int)Math.Round((double)sorted.Length * q / (k + 1), MidpointRounding.ToEven)) - 1]).Distinct()
            : rule.Cuts.Select(cut => rule.Marker.Inside(cut.Value));
        // cuts between the same two patients are one
        return
        [
            .. cuts.GroupBy(cut => sorted.Count(m => m <= cut)).Select(same => same.First())
                .Where(cut => DenseCutScan.Filled(trial.Marker, trial.Treated, cut, rule.MinPerCell))
                .Where(cut => rule.Contrast == CutContrast.Interaction || trial.Marker.Count(m => m > cut) > 2)
                .Select(cut =>
                {
                    var (estimate, t) = rule.Contrast == CutContrast.Interaction
                        ? DenseCutScan.Interaction(trial.Marker, trial.Treated, trial.Outcome, cut)
                        : DenseCutScan.Subgroup(trial.Marker, trial.Treated, trial.Outcome, cut);
                    return (cut, estimate, t);
                }),
        ];
    }

    /// <summary>The best of them.</summary>
    public (double Cut, double Estimate, double T) Best((double Cut, double Estimate, double T)[] fits) => fits.MaxBy(fit => alternative.Strength(fit.T));

    /// <summary>Nominal p-value.</summary>
    public double Nominal(CutTrial trial, (double Cut, double Estimate, double T) best)
    {
        double df = rule.Contrast == CutContrast.Interaction ? trial.Marker.Length - 4 : trial.Marker.Count(m => m > best.Cut) - 2;
        return alternative == Alternative.TwoSided ? StudentT.TwoSidedTail(best.T, df) : StudentT.UpperTail(-best.T, df);
    }

    /// <summary>Corrected p-value of the corrections that are formulas.</summary>
    public double Corrected(CutTrial trial, (double Cut, double Estimate, double T)[] fits)
    {
        double p = Nominal(trial, Best(fits));
        if (rule.Correction is not MillerSiegmundCorrection)
        {
            return rule.Correction is BonferroniCorrection ? p * fits.Length : p;
        }

        double[] low = [.. fits.Select(fit => (double)trial.Marker.Count(m => m <= fit.Cut) / trial.Marker.Length)];
        double range = rule.Contrast == CutContrast.Interaction
            ? Math.Log(low.Max() * (1 - low.Min()) / (low.Min() * (1 - low.Max())))
            : Math.Log((1 - low.Min()) / (1 - low.Max()));
        return fits.Length == 1 ? p
            : alternative == Alternative.TwoSided ? MaximallySelected.TwoSidedTail(NormalDistribution.UpperQuantile(p / 2), range)
            : MaximallySelected.OneSidedTail(NormalDistribution.UpperQuantile(p), range);
    }

    /// <summary>Patients who choose the cut of an honest split.</summary>
    public int[] Choosing(ulong seed, ulong replicate, double share) => ScalarSplit.Training(run, lane, seed, replicate, share);
}
