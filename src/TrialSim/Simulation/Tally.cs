using System.Security.Cryptography;
using TrialSim.Analyses;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;
using TrialSim.Statistics;

namespace TrialSim.Simulation;

/// <summary>What one worker has counted and summed over its replicates; tallies of several workers add up exactly.</summary>
internal sealed class Tally : IDisposable
{
    private readonly TestLevel[] levels;
    private readonly bool[] isClaim;
    private readonly double[] truths;
    private readonly double patients;

    /// <summary>An empty tally for a scenario.</summary>
    public Tally(Scenario scenario, TrueValues truth)
    {
        Layout = new(scenario);
        Moments = new(Layout.Slots);
        Deviates = [.. scenario.Analyses.Select(_ => new DeviateTally())];
        levels = [.. scenario.Analyses.Select(a => new TestLevel(a))];
        isClaim = [.. scenario.Analyses.Select(a => scenario.Claims.Contains(a.Name))];
        truths = [.. truth.Analyses.Select(t => t.IsZero ? 0 : t.Value)];
        patients = scenario.Design.Patients.Value;
    }

    /// <summary>Where each figure's sums are kept.</summary>
    public TallyLayout Layout { get; }

    /// <summary>Counts and sums.</summary>
    public MomentTally Moments { get; }

    /// <summary>Distribution of each analysis's p-value.</summary>
    public DeviateTally[] Deviates { get; }

    /// <summary>Records those of eight finished trials that belong to the run.</summary>
    public void Record(TrialRun run, LaneMask live)
    {
        RecordFindings(run, live);
        for (int rule = 0; rule < run.Conclusions.Length; rule++)
        {
            Moments.Count(Layout.Decision(rule), live & run.Conclusions[rule]);
        }

        RecordPatients(run.Endpoints, live);
        Moments.EndOfRound();
    }

    /// <summary>Adds another worker's tally.</summary>
    public void Merge(Tally other)
    {
        Moments.Merge(other.Moments);
        for (int a = 0; a < Deviates.Length; a++)
        {
            Deviates[a].Merge(other.Deviates[a]);
        }
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

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    /// <inheritdoc/>
    public void Dispose() => Moments.Dispose();

    private void RecordFindings(TrialRun run, LaneMask live)
    {
        var falseClaim = LaneMask.None;
        for (int a = 0; a < levels.Length; a++)
        {
            var finding = run.Findings[a];
            Lanes truth = truths[a];
            var standardError = Lanes.Sqrt(finding.Variance);
            var valid = live & finding.Estimable & (Lanes.Abs(finding.Estimate) < MomentTally.Limit) & (standardError < MomentTally.Limit);
            var significant = valid & finding.Significant;
            var slots = TallyLayout.Analysis(a);
            Moments.Add(slots.Estimate, finding.Estimate, valid);
            Moments.Add(slots.StandardError, standardError, valid);
            Moments.Add(slots.SignificantSize, Lanes.Abs(finding.Estimate), significant);
            Moments.Count(slots.Covered, valid & ~levels[a].Excludes(truth, finding));
            var wrongSign = significant & (finding.Estimate * truth <= 0.0);
            Moments.Count(slots.WrongSign, wrongSign);
            if (isClaim[a])
            {
                falseClaim |= wrongSign; // with a truth of zero every significant result is one
            }

            Deviates[a].Add(finding.Deviate, valid.Bits);
        }

        Moments.Count(Layout.FamilyWiseError, falseClaim);
    }

    private void RecordPatients(TrialEndpoints endpoints, LaneMask live)
    {
        int last = endpoints.Trial.Visits;
        for (int s = 0; s < Layout.Subgroups; s++)
        {
            var baseline = endpoints.Moments(s, 0);
            var final = endpoints.Moments(s, last);
            Moments.Add(Layout.Prevalence(s), baseline.N * (1 / patients), live);
            for (int visit = 0; visit <= last; visit++)
            {
                RecordVisit(s, visit, endpoints.Moments(s, visit), live);
            }

            var changes = final.Changes;
            Moments.Add(Layout.Difference(s), changes.Difference, live & (changes.N1 >= 1.0) & (changes.N0 >= 1.0));
            RecordShares(s, ShareKind.Completion, new(final.NTreated, baseline.NTreated, final.N - final.NTreated, baseline.N - baseline.NTreated), live);
            RecordShares(s, ShareKind.ResponseAnyVisit, endpoints.CountRandomized(s, ShareKind.ResponseAnyVisit), live);
            RecordShares(s, ShareKind.ResponseFinalVisit, endpoints.CountRandomized(s, ShareKind.ResponseFinalVisit), live);
            RecordShares(s, ShareKind.RemissionAnyVisit, endpoints.CountRandomized(s, ShareKind.RemissionAnyVisit), live);
        }

        var screened = Lanes.Zero;
        foreach (var candidates in endpoints.Trial.Screened)
        {
            screened += candidates;
        }

        Moments.Add(Layout.Screened, screened * (1 / patients), live);
    }

    private void RecordVisit(int subgroup, int visit, VisitMoments moments, LaneMask live)
    {
        for (int arm = 0; arm < 2; arm++)
        {
            bool treated = arm == 1;
            var n = treated ? moments.NTreated : moments.N - moments.NTreated;
            var score = treated ? moments.ScoreTreated : moments.Score - moments.ScoreTreated;
            var perPatient = Lanes.One / n;
            var any = live & (n >= 1.0);
            Moments.Add(Layout.Score(subgroup, visit, arm), score * perPatient, any);
            if (visit > 0)
            {
                var change = treated ? moments.ChangeTreated : moments.Change - moments.ChangeTreated;
                var squares = treated ? moments.ChangeSquaresTreated : moments.ChangeSquares - moments.ChangeSquaresTreated;
                var mean = change * perPatient;
                Moments.Add(Layout.Change(subgroup, visit, arm), mean, any);
                var variance = (squares - (change * mean)) / (n - 1.0);
                Moments.Add(Layout.ChangeVariance(subgroup, visit, arm), Lanes.Max(variance, Lanes.Zero), live & (n >= 2.0));
            }
        }
    }

    private void RecordShares(int subgroup, ShareKind kind, TwoByTwo counts, LaneMask live)
    {
        Moments.Add(Layout.Share(subgroup, kind, 0), counts.Responders0 / counts.N0, live & (counts.N0 >= 1.0));
        Moments.Add(Layout.Share(subgroup, kind, 1), counts.Responders1 / counts.N1, live & (counts.N1 >= 1.0));
    }
}
