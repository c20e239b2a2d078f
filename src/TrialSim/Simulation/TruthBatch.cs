using TrialSim.Analyses;
using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Randomness;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Simulation;

/// <summary>One batch of the counterfactual run: every patient is followed to the end under both arms with the same chance events.</summary>
internal sealed partial class TruthBatch : IDisposable
{
    private const ulong Seed = 0x5452_5554_4853_0001; // the truth belongs to the scenario, not to a run: one seed for all

    private const int FirstOfOtherVisits = 9; // columns: control and treatment for each week

    private readonly Scenario scenario;
    private readonly TrialBlock trial;
    private readonly Enrolment enrolment;
    private readonly Observation observation;
    private readonly MarkerCourses? courses;
    private readonly LaneColumns columns;
    private readonly Estimand[] estimands;
    private readonly double[] weeks; // of visits other than the final one whose scores estimands ask for
    private readonly MarkerLogRatio[] ratios; // of followed biomarkers: columns after those of the weeks
    private readonly HazardTruth hazards;

    /// <summary>Prepares a worker's batches.</summary>
    public TruthBatch(Scenario scenario)
    {
        this.scenario = scenario;
        int patients = (int)scenario.Design.Patients.Value;
        trial = new(patients, scenario.Outcome.Visits.Count, scenario.Outcome.Layout(scenario.Population));
        enrolment = new(scenario.Population, scenario.Outcome.Scale, scenario.Outcome.RaterNoise);
        observation = new(scenario.Outcome, patients);
        estimands = [.. scenario.Analyses.Select(a => a.Target)];
        weeks = [.. estimands.OfType<MeanDifference>().Select(mean => mean.Week).OfType<double>().Distinct()];
        ratios =
        [
            .. estimands.OfType<MarkerLogRatio>().Where(ratio => ratio.HasTrueValue)
                .Select(ratio => ratio with { Subgroup = Subgroup.All }).Distinct(),
        ];
        courses = ratios.Length == 0 ? null : MarkerCourses.For(scenario.Outcome, scenario.Population, observation.Exposure, patients);
        columns = new(FirstOfOtherVisits + (2 * (weeks.Length + ratios.Length)) + 2, patients); // the last two for probabilities of events
        hazards = new(scenario, trial, estimands.OfType<LogHazardRatio>());
    }

    /// <summary>Runs trials and returns each estimand's value in them, the mean of the first biomarker, and counts its logarithm in a histogram.</summary>
    public double[] Run(ulong firstTrial, int rounds, MarkerHistogram histogram)
    {
        var sums = new EffectSums[estimands.Length];
        double lead = 0;
        double measured = 0;
        hazards.Start();
        for (int round = 0; round < rounds; round++)
        {
            FollowBothArms(TrialRandom.For(Seed, firstTrial + (ulong)(round * Lanes.Count)));
            for (int e = 0; e < estimands.Length; e++)
            {
                if (e > 0 && Array.IndexOf(estimands, estimands[e], 0, e) is >= 0 and int same)
                {
                    sums[e] = sums[same];
                    continue;
                }

                Sum(estimands[e], ref sums[e]);
            }

            var logLead = trial.Measured(0);
            var total = Lanes.Zero;
            for (int i = 0; i < logLead.Length; i++)
            {
                var known = Lanes.EqualTo(logLead[i], logLead[i]);
                total += known.Keep(LaneMath.Exp(logLead[i]));
                measured += System.Numerics.BitOperations.PopCount(known.Bits);
                histogram.Add(logLead[i]);
            }

            lead += Total(total);
        }

        return [.. estimands.Select((e, i) => e is LogHazardRatio ratio ? hazards.Of(ratio) : sums[i].Value()), lead / measured];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        trial.Dispose();
        enrolment.Dispose();
        observation.Dispose();
        courses?.Dispose();
        hazards.Dispose();
        columns.Dispose();
    }

    private void FollowBothArms(TrialRandom random)
    {
        enrolment.Enrol(random, trial);
        observation.Draw(random, trial);
        courses?.DrawErrors(random, trial);
        for (int arm = 0; arm < 2; arm++)
        {
            trial.Treated.Fill((double)arm);
            observation.Compose(trial);
            trial.Score(trial.Visits).CopyTo(columns[arm]);
            for (int w = 0; w < weeks.Length; w++)
            {
                trial.Score(VisitOf(weeks[w])).CopyTo(columns[FirstOfOtherVisits + (2 * w) + arm]);
            }

            courses?.Compose(trial);
            for (int r = 0; r < ratios.Length; r++)
            {
                CourseOf(ratios[r]).CopyTo(columns[FirstOfOtherVisits + (2 * (weeks.Length + r)) + arm]);
            }

            Respond(columns[2 + arm], columns[4 + arm], columns[6 + arm]);
            hazards.FollowArm();
        }

        hazards.EndRound();
    }

    private Span<Lanes> CourseOf(MarkerLogRatio ratio)
    {
        int followed = 0;
        while (scenario.Outcome.Markers[followed].Marker != ratio.Marker)
        {
            followed++;
        }

        double week = ratio.Week ?? scenario.Outcome.Markers[followed].LastWeek([.. scenario.Outcome.Visits.Select(v => v.Value)]);
        return trial.Course(followed, VisitOf(week));
    }

    private int VisitOf(double week)
    {
        int visit = 1;
        while (scenario.Outcome.Visits[visit - 1].Value != week)
        {
            visit++;
        }

        return visit;
    }

    private void Respond(Span<Lanes> ever, Span<Lanes> finally_, Span<Lanes> remitted)
    {
        ever.Clear();
        remitted.Clear();
        Lanes stillShare = 1 - scenario.Outcome.ResponseFall.Value;
        Lanes remission = scenario.Outcome.RemissionAtMost.Value;
        var baseline = trial.Baseline;
        for (int visit = 1; visit <= trial.Visits; visit++)
        {
            var score = trial.Score(visit);
            for (int i = 0; i < score.Length; i++)
            {
                finally_[i] = (score[i] <= stillShare * baseline[i]).ToIndicator();
                ever[i] = Lanes.Max(ever[i], finally_[i]);
                remitted[i] = Lanes.Max(remitted[i], (score[i] <= remission).ToIndicator());
            }
        }
    }
}
