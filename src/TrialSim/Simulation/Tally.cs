using System.Security.Cryptography;
using TrialSim.Analyses;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>What one worker has counted and summed over its replicates; tallies of several workers add up exactly.</summary>
internal sealed class Tally : IDisposable
{
    private readonly TestLevel[] levels;
    private readonly bool[] isClaim;
    private readonly double[] truths;
    private readonly double patients;
    private readonly bool complete;
    private readonly Lanes[] reciprocal; // of the arm sizes at hand; with everybody seen they are the same at all visits

    /// <summary>An empty tally for a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="truth">What estimates are judged against.</param>
    /// <param name="population">What claims are scored against; needed where the scenario has claim rules, else they are not scored.</param>
    public Tally(Scenario scenario, TrueValues truth, ReferencePopulation? population = null)
    {
        Layout = new(scenario);
        Moments = new(Layout.Counts, Layout.Moments);
        Deviates = [.. scenario.Analyses.Select(_ => new DeviateTally())];
        levels = [.. scenario.Analyses.Select(a => new TestLevel(a))];
        isClaim = [.. scenario.Analyses.Select(a => scenario.Claims.Contains(a.Name))];
        truths = [.. truth.Analyses.Select(t => t.IsZero ? 0 : t.Value)];
        patients = scenario.Design.Patients.Value;
        complete = scenario.Outcome.EverybodyStays;
        Courses = CourseTally.Of(scenario);
        Events = EventTally.Of(scenario);
        Analysed = AnalysedTally.Of(scenario);
        reciprocal = new Lanes[2 * Layout.Subgroups];
        var outline = scenario.Outline();
        Claims = population is null ? [] : [.. scenario.Rules.Select(rule => new ClaimTally(rule.Slots(outline), population, (int)patients))];
    }

    /// <summary>Where each figure's sums are kept.</summary>
    public TallyLayout Layout { get; }

    /// <summary>Counts and sums.</summary>
    public MomentTally Moments { get; }

    /// <summary>Distribution of each analysis's p-value.</summary>
    public DeviateTally[] Deviates { get; }

    /// <summary>Followed biomarkers; null where there are none.</summary>
    public CourseTally? Courses { get; }

    /// <summary>Adverse events; null where none are counted.</summary>
    public EventTally? Events { get; }

    /// <summary>Patients that each analysis has used; null where none leaves out patients without a value of a marker.</summary>
    public AnalysedTally? Analysed { get; }

    /// <summary>What each claim rule announced, scored.</summary>
    public ClaimTally[] Claims { get; }

    /// <summary>Records those of eight finished trials that belong to the run.</summary>
    public void Record(TrialRun run, LaneMask live)
    {
        Moments.Count(TallyLayout.Trials, live);
        RecordFindings(run, live);
        for (int rule = 0; rule < run.Conclusions.Length; rule++)
        {
            Moments.Count(Layout.Decision(rule), live & run.Conclusions[rule]);
        }

        RecordPatients(run.Endpoints, live);
        RecordBooks(run, live);
        if (run.Exposure is { } exposure && Layout.Exposure is { } slots)
        {
            ExposureRecord.Add(run, exposure, slots, Moments, live);
        }

        Moments.EndOfRound();
        Courses?.Record(run.Endpoints, live);
        Events?.Record(run.Trial, live);
        Analysed?.Record(run, live);
        for (int rule = 0; rule < Claims.Length; rule++)
        {
            Claims[rule].Record(run.Announcements[rule], run.Endpoints, live);
        }
    }

    /// <summary>Adds another worker's tally.</summary>
    public void Merge(Tally other)
    {
        Moments.Merge(other.Moments);
        Courses?.Moments.Merge(other.Courses!.Moments);
        Events?.Moments.Merge(other.Events!.Moments);
        Analysed?.Moments.Merge(other.Analysed!.Moments);
        for (int a = 0; a < Deviates.Length; a++)
        {
            Deviates[a].Merge(other.Deviates[a]);
        }

        for (int rule = 0; rule < Claims.Length; rule++)
        {
            Claims[rule].Merge(other.Claims[rule]);
        }
    }

    /// <summary>Writes everything counted, to be read by <see cref="Load"/>.</summary>
    public void Save(BinaryWriter writer)
    {
        Moments.Save(writer);
        Array.ForEach(Deviates, deviates => deviates.Save(writer));
        Array.ForEach(Claims, claims => claims.Moments.Save(writer));
        Courses?.Moments.Save(writer);
        Events?.Moments.Save(writer);
        Analysed?.Moments.Save(writer);
    }

    /// <summary>Adds a tally of the same scenario that was saved.</summary>
    public void Load(BinaryReader reader)
    {
        Moments.Load(reader);
        Array.ForEach(Deviates, deviates => deviates.Load(reader));
        Array.ForEach(Claims, claims => claims.Moments.Load(reader));
        Courses?.Moments.Load(reader);
        Events?.Moments.Load(reader);
        Analysed?.Moments.Load(reader);
    }

    /// <summary>SHA-256 over everything counted.</summary>
    public string Digest()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Moments.AppendTo(digest);
        foreach (var deviates in Deviates)
        {
            deviates.AppendTo(digest);
        }

        foreach (var claims in Claims)
        {
            claims.AppendTo(digest);
        }

        Courses?.Moments.AppendTo(digest);
        Events?.Moments.AppendTo(digest);
        Analysed?.Moments.AppendTo(digest);

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Moments.Dispose();
        Courses?.Dispose();
        Events?.Dispose();
        Analysed?.Dispose();
        Array.ForEach(Claims, claims => claims.Dispose());
    }

    private void RecordFindings(TrialRun run, LaneMask live)
    {
        var falseClaim = LaneMask.None;
        for (int a = 0; a < levels.Length; a++)
        {
            var finding = run.Findings[a];
            Lanes truth = truths[a];
            var size = Lanes.Abs(finding.Estimate);
            var standardError = Lanes.Sqrt(finding.Variance);
            // an estimate or error beyond the tally's range is no estimate of anything on this scale
            var valid = live & finding.Estimable & (size < MomentTally.Limit) & (standardError < MomentTally.Limit);
            var significant = valid & finding.Significant;
            var wrongSign = significant & (finding.Estimate * truth <= 0.0);
            var slots = TallyLayout.Analysis(a);
            Moments.Count(slots.Estimate.Count, valid);
            Moments.Add(slots.Estimate.Moment, finding.Estimate, valid);
            Moments.Add(slots.StandardError.Moment, standardError, valid);
            Moments.Count(slots.SignificantSize.Count, significant);
            Moments.Add(slots.SignificantSize.Moment, size, significant);
            Moments.Count(slots.Covered, valid & ~levels[a].Excludes(truth, finding));
            Moments.Count(slots.WrongSign, wrongSign);
            if (isClaim[a])
            {
                falseClaim |= wrongSign; // with a truth of zero every significant result is one
            }

            Deviates[a].Add(finding.Deviate, valid.Bits);
            for (int outcome = 0; outcome < finding.Counted.Length; outcome++)
            {
                Moments.Count(Layout.Counted(a, outcome), live & finding.Counted[outcome]);
            }
        }

        Moments.Count(TallyLayout.FamilyWiseError, falseClaim);
    }

    private void RecordPatients(TrialEndpoints endpoints, LaneMask live)
    {
        for (int s = 0; s < Layout.Subgroups; s++)
        {
            Moments.Add(Layout.Prevalence(s).Moment, endpoints.Moments(s, 0).N * (1 / patients), live);
            for (int visit = 0; visit <= endpoints.Trial.Visits; visit++)
            {
                RecordVisit(s, visit, endpoints.Moments(s, visit), live);
            }

            var changes = endpoints.Moments(s, endpoints.Trial.Visits).Changes;
            var both = live & (Lanes.Min(changes.N1, changes.N0) >= 1.0);
            Moments.Count(Layout.Difference(s).Count, both);
            Moments.Add(Layout.Difference(s).Moment, changes.Difference, both);
            RecordShares(s, endpoints.Shares(s), live);
        }

        Moments.Add(Layout.Screened.Moment, endpoints.ScreenedCandidates() * (1 / patients), live);
    }

    private void RecordBooks(TrialRun run, LaneMask live)
    {
        if (run.Books is not { } books)
        {
            return;
        }

        run.CloseBooks();
        if (Layout.Enrolment is { } enrolment && Layout.Duration is { } duration)
        {
            Moments.Count(enrolment.Count, live);
            Moments.Add(enrolment.Moment, Within(books.Enrolment * (1 / Layout.WeekUnit)), live);
            Moments.Add(duration.Moment, Within(books.Duration * (1 / Layout.WeekUnit)), live);
        }

        if (Layout.Cost is { } cost)
        {
            Moments.Count(cost.Count, live);
            Moments.Add(cost.Moment, Within(books.Cost * (1 / Layout.CostUnit)), live);
        }

        Lanes Within(Lanes units) => (~(units < MomentTally.Limit) & live).Any
            ? throw new InvalidOperationException("a trial took longer or cost more than its unit allows")
            : units;
    }

    private void RecordVisit(int subgroup, int visit, VisitMoments moments, LaneMask live)
    {
        var treated = new ArmSums(moments.NTreated, moments.ScoreTreated, moments.ChangeTreated, moments.ChangeSquaresTreated);
        RecordArm(subgroup, visit, 1, in treated, live);
        var control = new ArmSums(
            moments.N - moments.NTreated, moments.Score - moments.ScoreTreated, moments.Change - moments.ChangeTreated,
            moments.ChangeSquares - moments.ChangeSquaresTreated);
        RecordArm(subgroup, visit, 0, in control, live);
    }

    private void RecordArm(int subgroup, int visit, int arm, in ArmSums sums, LaneMask live)
    {
        var slots = Layout.AtVisit(subgroup, visit, arm);
        var n = sums.N;
        var any = live & (n >= 1.0);
        Lanes perPatient;
        if (visit > 0 && complete)
        {
            perPatient = reciprocal[(2 * subgroup) + arm];
        }
        else
        {
            perPatient = Lanes.One / n;
            reciprocal[(2 * subgroup) + arm] = perPatient;
        }

        Moments.Count(slots.Score.Count, any);
        Moments.Add(slots.Score.Moment, sums.Score * perPatient, any);
        if (visit > 0)
        {
            var mean = sums.Change * perPatient;
            var variance = Lanes.Max((sums.ChangeSquares - (sums.Change * mean)) / (n - 1.0), Lanes.Zero);
            var two = live & (n >= 2.0);
            Moments.Add(slots.Change.Moment, mean, any);
            Moments.Count(slots.ChangeVariance.Count, two);
            Moments.Add(slots.ChangeVariance.Moment, variance, two);
        }
    }

    private void RecordShares(int subgroup, SubgroupShares shares, LaneMask live)
    {
        RecordArm(0, shares.N - shares.NTreated);
        RecordArm(1, shares.NTreated);

        void RecordArm(int arm, Lanes n)
        {
            var any = live & (n >= 1.0);
            var perPatient = complete ? reciprocal[(2 * subgroup) + arm] : Lanes.One / n;
            for (var kind = ShareKind.ResponseAnyVisit; kind <= ShareKind.Completion; kind++)
            {
                var hits = arm == 1 ? shares.Treated(kind) : shares.All(kind) - shares.Treated(kind);
                Moments.Add(Layout.Share(subgroup, kind, arm).Moment, hits * perPatient, any);
            }
        }
    }

    private readonly record struct ArmSums(Lanes N, Lanes Score, Lanes Change, Lanes ChangeSquares);
}
