using TrialSim.Accrual;
using TrialSim.Analyses;
using TrialSim.Claims;
using TrialSim.Cohorts;
using TrialSim.Decisions;
using TrialSim.Exposure;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Randomization;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Designs;

/// <summary>
/// Eight trials under way: their buffers, their random streams, and the steps that a design may take. One per worker, restarted for
/// every eight replicates; nothing is allocated after construction.
/// </summary>
internal sealed class TrialRun : IDisposable
{
    private readonly TrialDesign design;
    private readonly Enrolment enrolment;
    private readonly Allocation allocation;
    private readonly Observation observation;
    private readonly MarkerCourses? courses;
    private readonly PreparedAnalysis[] analyses;
    private readonly DecisionRule[] rules;
    private readonly int[][] referred;
    private readonly RuleRoom room;
    private readonly PreparedRule[] claimRules;
    private TrialRandom random;
    private bool booksAreOpen;

    /// <summary>Sets a trial up.</summary>
    public TrialRun(TrialProtocol protocol)
    {
        design = protocol.Design;
        int patients = (int)design.Patients.Value;
        Trial = new(
            patients,
            protocol.Outcome.Visits.Count,
            protocol.Outcome.Layout(protocol.Population),
            protocol.Outcome.EverybodyStays ? VisitPattern.Complete : VisitPattern.UntilDropout);
        enrolment = new(protocol.Population, protocol.Outcome.Scale, protocol.Outcome.RaterNoise);
        allocation = protocol.Randomization.Prepare(patients);
        observation = new(protocol.Outcome, patients);
        courses = MarkerCourses.For(protocol.Outcome, protocol.Population, observation.Exposure, patients);
        Endpoints = new(Trial, protocol.Outcome.Endpoints, protocol.Subgroups, allocation.Strata, protocol.Population)
        {
            Weeks = [.. protocol.Outcome.Visits.Select(v => v.Value)],
            Followed = protocol.Outcome.Markers,
            EventNames = [.. protocol.Outcome.AdverseEvents.Select(kind => kind.Name)],
        };
        analyses = [.. protocol.Analyses.Select(analysis => analysis.Prepare(Endpoints))];
        Findings = [.. protocol.Analyses.Select(analysis => new Finding(analysis))];
        rules = [.. protocol.Decisions];
        Conclusions = new LaneMask[rules.Length];
        string[] names = [.. protocol.Analyses.Select(a => a.Name), .. rules.Select(r => r.Name)];
        referred = [.. rules.Select(rule => rule.Of.Select(name => Array.IndexOf(names, name)).ToArray())];
        room = new(protocol.Outline, Endpoints, Findings);
        claimRules = [.. protocol.Rules.Select(rule => rule.Prepare(room))];
        Announcements = [.. protocol.Rules.Select(rule => new Announcement(rule.Slots(protocol.Outline)))];
        Books = protocol.Books();
    }

    /// <summary>The trials' patients.</summary>
    public TrialBlock Trial { get; }

    /// <summary>Endpoints and shared sums.</summary>
    public TrialEndpoints Endpoints { get; }

    /// <summary>What each analysis found, in the protocol's order.</summary>
    public Finding[] Findings { get; }

    /// <summary>Where each decision rule says yes.</summary>
    public LaneMask[] Conclusions { get; }

    /// <summary>What each claim rule announces.</summary>
    public Announcement[] Announcements { get; }

    /// <summary>How long the trials took and what they cost, once <see cref="CloseBooks"/> was called; null where the scenario does not ask.</summary>
    public TrialBooks? Books { get; }

    /// <summary>Conducts replicates <paramref name="firstReplicate"/> to <paramref name="firstReplicate"/> + 7.</summary>
    public void Conduct(ulong seed, ulong firstReplicate)
    {
        random = TrialRandom.For(seed, firstReplicate);
        room.Enter(seed, firstReplicate);
        booksAreOpen = true;
        design.Conduct(this);
    }

    /// <summary>Fills the places.</summary>
    public void Enrol() => enrolment.Enrol(random, Trial);

    /// <summary>Allocates the patients to arms.</summary>
    public void Allocate() => allocation.Allocate(random, Trial);

    /// <summary>Follows the patients over the visits.</summary>
    public void Observe()
    {
        observation.Observe(random, Trial);
        courses?.Observe(random, Trial);
    }

    /// <summary>Concentration and engagement of the patients under treatment; null where the scenario says nothing of exposure.</summary>
    public ExposureCourse? Exposure => observation.Exposure;

    /// <summary>Writes each patient's own effect of the drug, HAM-D points; where it follows engagement, at the final visit.</summary>
    public void WriteEffect(Span<Lanes> points) => observation.WriteEffect(Trial, points);

    /// <summary>Derives the endpoints and makes every analysis.</summary>
    public void Analyse()
    {
        Endpoints.Derive();
        for (int a = 0; a < analyses.Length; a++)
        {
            analyses[a].Analyse(Findings[a]);
        }

        foreach (var finding in Findings)
        {
            finding.WorkOutDeviate();
        }
    }

    /// <summary>Patients that an analysis has used.</summary>
    internal ArmSizes Analysed(int analysis) => analyses[analysis].Sizes;

    /// <summary>Draws every conclusion.</summary>
    public void Decide()
    {
        for (int r = 0; r < rules.Length; r++)
        {
            var yes = Lanes.Zero;
            foreach (int index in referred[r])
            {
                var said = index < analyses.Length ? Findings[index].Significant : Conclusions[index - analyses.Length];
                yes += said.ToIndicator();
            }

            Conclusions[r] = rules[r].Decide(yes);
        }
    }

    /// <summary>Announces what every claim rule says.</summary>
    public void Announce()
    {
        for (int r = 0; r < claimRules.Length; r++)
        {
            Announcements[r].Clear();
            claimRules[r].Announce(Announcements[r]);
        }
    }

    /// <summary>Works out time and costs of the conducted trials, where the scenario asks and nobody did yet.</summary>
    public void CloseBooks()
    {
        if (booksAreOpen)
        {
            Books?.Close(random, Trial);
            booksAreOpen = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(claimRules, rule => rule.Dispose());
        Trial.Dispose();
        enrolment.Dispose();
        allocation.Dispose();
        observation.Dispose();
        courses?.Dispose();
        Endpoints.Dispose();
    }
}
