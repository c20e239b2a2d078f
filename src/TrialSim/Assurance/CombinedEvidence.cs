using TrialSim.Analyses;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Statistics;

namespace TrialSim.Assurance;

/// <summary>An analysis of the patients still to come is significant together with what a first stage has shown.</summary>
/// <remarks>
/// Z = sqrt(w) z1 + sqrt(1 - w) z2 with w the first stage's share of the patients: the inverse normal combination with information weights, which
/// for a normal test is the test of all patients (Lan and Wittes 1988). z2 is the normal deviate of the second stage's own p-value; a stage
/// that cannot be analysed is no success.
/// </remarks>
/// <param name="Analysis">The analysis.</param>
/// <param name="First">Deviate z1 of the first stage, positive in favour of the treatment (of a one-sided test: on the side that it looks at).</param>
/// <param name="Share">The first stage's share w of the patients.</param>
internal sealed record CombinedEvidence(Analysis Analysis, double First, double Share) : Evidence
{
    /// <inheritdoc/>
    public override Evidence? Mirrored => null;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Analyses => [Analysis.Name];

    /// <inheritdoc/>
    public override string Describe() => $"{Analysis.Name} significant in both stages together";

    /// <inheritdoc/>
    internal override Eye In(Scenario scenario)
    {
        int number = scenario.Analyses.Select(a => a.Name).ToList().IndexOf(Analysis.Name);
        bool isTwoSided = Analysis.Alternative == Alternative.TwoSided;
        double critical = NormalDistribution.UpperQuantile(isTwoSided ? Analysis.Alpha.Value / 2 : Analysis.Alpha.Value);
        return new Reading(this, number, isTwoSided, critical);
    }

    private sealed class Reading(CombinedEvidence evidence, int number, bool isTwoSided, double critical) : Eye
    {
        private readonly double sign = evidence.Analysis.Target.FavourableSign;
        private readonly double first = Math.Sqrt(evidence.Share) * evidence.First;
        private readonly double weight = Math.Sqrt(1 - evidence.Share);

        public override LaneMask Sees(TrialRun run)
        {
            var finding = run.Findings[number];
            var second = finding.Deviate;
            if (isTwoSided)
            {
                second = (finding.Estimate * sign > 0.0).Select(second, -second);
            }

            var combined = (second * weight) + first;
            var beyond = combined >= critical;
            return finding.Estimable & (isTwoSided ? beyond | (combined <= -critical) : beyond);
        }
    }
}
