using TrialSim.Analyses;
using TrialSim.Claims;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Tests.Support;

/// <summary>A simulated trial built once more as if nobody in it lacked a value of some markers.</summary>
internal sealed class ReducedTrials : IDisposable
{
    private readonly TrialBlock trial;
    private readonly TrialEndpoints endpoints;
    private readonly RuleRoom room;

    /// <summary>A trial of a run without some patients, in every lane.</summary>
    /// <param name="scenario">The scenario of the run.</param>
    /// <param name="run">The run.</param>
    /// <param name="lane">Which of its trials.</param>
    /// <param name="patients">Who stays.</param>
    /// <param name="unseen">Who stays, but was not seen after baseline.</param>
    public ReducedTrials(Scenario scenario, TrialRun run, int lane, int[] patients, HashSet<int> unseen)
    {
        var whole = run.Trial;
        var without = scenario with { Population = scenario.Population with { Markers = [.. scenario.Population.Markers.Select(m => m with { Missing = new(0) })] } };
        trial = new(patients.Length, whole.Visits, without.Outcome.Layout(without.Population), VisitPattern.UntilDropout);
        Copy(whole.Treated, trial.Treated);
        Copy(whole.VisitsSeen, trial.VisitsSeen);
        Copy(whole.Age, trial.Age);
        Copy(whole.BodyMassIndex, trial.BodyMassIndex);
        for (int visit = 0; visit <= whole.Visits; visit++)
        {
            Copy(whole.Score(visit), trial.Score(visit));
        }

        foreach (var marker in scenario.Population.Biomarkers)
        {
            var column = trial.Measured(marker);
            Copy(whole.Measured(marker), column);
            for (int k = 0; k < patients.Length; k++)
            {
                // somebody not seen may have any value
                column[k] = unseen.Contains(patients[k]) ? new Lanes(3.0) : column[k];
            }
        }

        for (int k = 0; k < patients.Length; k++)
        {
            trial.VisitsSeen[k] = unseen.Contains(patients[k]) ? Lanes.Zero : trial.VisitsSeen[k];
        }

        endpoints = new(trial, without.Outcome.Endpoints, [], 1, without.Population);
        room = new(without.Outline(), endpoints, []);

        void Copy(ReadOnlySpan<Lanes> from, Span<Lanes> to)
        {
            for (int k = 0; k < patients.Length; k++)
            {
                to[k] = new Lanes(from[patients[k]][lane]);
            }
        }
    }

    /// <summary>Endpoints of the trial.</summary>
    public TrialEndpoints Endpoints => endpoints;

    /// <summary>What a rule announces in it, with the random numbers of a run's trials.</summary>
    public Announcement Announce(ClaimRule rule, ulong seed, ulong firstReplicate)
    {
        using var prepared = rule.Prepare(room);
        var announcement = new Announcement(rule.Slots(room.Outline));
        room.Enter(seed, firstReplicate);
        endpoints.Derive();
        announcement.Clear();
        prepared.Announce(announcement);
        return announcement;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        endpoints.Dispose();
        trial.Dispose();
    }
}
