using TrialSim.Claims;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>What comes to those who come to screening after a trial, if its conclusion is acted upon (<see cref="FutureCare"/>).</summary>
/// <param name="Care">Who would be treated.</param>
/// <param name="Outcome">What is asked of them.</param>
public sealed record FutureMeasure(FutureCare Care, FutureOutcome Outcome) : TrialMeasure
{
    /// <inheritdoc/>
    public override string Describe() => Outcome switch
    {
        FutureOutcome.Helped => "of 1,000 who come after, treated and helped",
        FutureOutcome.NotHelped => "of 1,000 who come after, treated and not helped",
        _ => "mean effect over those who come after",
    };

    /// <inheritdoc/>
    internal override Gauge In(Scenario scenario) => Care.Goal switch
    {
        AnnouncementEvidence rule => new AfterClaims(this, scenario.Rules.Select(r => r.Name).ToList().IndexOf(rule.Name)),
        SignificanceEvidence analysis => new AfterTest(this, analysis, scenario),
        _ => throw new InvalidOperationException("no conclusion to act upon"),
    };

    private double Of(in TreatmentPolicy policy)
    {
        var everybody = Care.Population.Everybody;
        var (treatedWrong, untreatedWrong, effect) = policy.Outcome(everybody);
        return Care.Eligible * Outcome switch
        {
            FutureOutcome.Helped => 1000 * (everybody.Benefit - untreatedWrong),
            FutureOutcome.NotHelped => 1000 * treatedWrong,
            _ => effect,
        };
    }

    private sealed class AfterTest : Gauge
    {
        private readonly Evidence.Eye eye;
        private readonly Lanes treating;

        public AfterTest(FutureMeasure measure, SignificanceEvidence goal, Scenario scenario)
        {
            var analysis = FutureCare.Analysis(scenario, goal);
            eye = DeviateEvidence.Between(analysis, 0, analysis.Alpha.Value, ObservedDirection.Favourable).In(scenario);
            var set = measure.Care.SetOf(goal);
            var policy = default(TreatmentPolicy);
            policy.Act(set == ClaimedSet.Everybody ? ClaimKind.OverallEffect : ClaimKind.SubgroupEffect, inFavour: true, measure.Care.Population.Truth(set));
            treating = measure.Of(policy);
        }

        public override LaneMask Read(TrialRun run, out Lanes value)
        {
            value = eye.Sees(run).Keep(treating);
            return LaneMask.All;
        }
    }

    private sealed class AfterClaims(FutureMeasure measure, int rule) : Gauge
    {
        public override LaneMask Read(TrialRun run, out Lanes value)
        {
            var announcement = run.Announcements[rule];
            Span<double> values = stackalloc double[Lanes.Count];
            for (int lane = 0; lane < values.Length; lane++)
            {
                var policy = default(TreatmentPolicy);
                for (int slot = 0; slot < announcement.Slots.Length; slot++)
                {
                    bool inFavour = (announcement.Favourable(slot) >> lane & 1) != 0;
                    if (inFavour || (announcement.Adverse(slot) >> lane & 1) != 0)
                    {
                        policy.Act(announcement.Slots[slot].Kind, inFavour, measure.Care.Population.Truth(announcement.Set(slot, lane)));
                    }
                }

                values[lane] = measure.Of(policy);
            }

            value = Lanes.Load(values);
            return LaneMask.All;
        }
    }
}
