using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Statistics;
using TrialSim.Statistics.Tables;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>
/// What the analyses read of a trial: endpoints derived as a trial would derive them, subgroups, and sums that analyses share. One per
/// worker; <see cref="Derive"/> refills it for the next eight trials.
/// </summary>
internal sealed partial class TrialEndpoints : IDisposable
{
    private readonly List<Subgroup> subgroups;
    private readonly LaneColumns derived;
    private readonly VisitMoments[][] moments;
    private readonly VisitMoments[] carriedForward;
    private readonly SubgroupShares[] shares;
    private readonly bool everybodyIsEligible;
    private readonly List<LinearModelData> models = [];
    private readonly List<MmrmModel> mixedModels = [];
    private readonly List<ImputedTrials> imputations = [];
    private bool needsCarriedForward;
    private bool needsCarriedForwardMoments;

    /// <summary>Endpoints of the trials that a block holds.</summary>
    /// <param name="trial">The trials.</param>
    /// <param name="rules">What counts as response and remission.</param>
    /// <param name="subgroups">Subgroups beside that of everybody.</param>
    /// <param name="strata">Randomization strata.</param>
    /// <param name="population">Who was screened; null where that is not known.</param>
    public TrialEndpoints(
        TrialBlock trial, EndpointRules rules, IReadOnlyList<Subgroup> subgroups, int strata, Cohorts.Population? population)
    {
        Trial = trial;
        Rules = rules;
        Strata = strata;
        this.subgroups = [new Subgroup(), .. subgroups.Where(s => s.Name != Subgroup.All)];
        membership = new(this.subgroups.Count, trial.Patients);
        membership[0].Fill(Lanes.One);
        seenMembers = new(this.subgroups.Count, trial.Patients);
        seenMembers[0].Fill(Lanes.One);
        derived = new(7, trial.Patients);
        derived[0].Fill(Lanes.One);
        moments = [.. this.subgroups.Select(_ => Enumerable.Range(0, trial.Visits + 1).Select(_ => new VisitMoments()).ToArray())];
        carriedForward = [.. this.subgroups.Select(_ => new VisitMoments())];
        shares = [.. this.subgroups.Select(_ => new SubgroupShares())];
        withMissing = [.. population?.Panel.Where(m => m.Missing.Value > 0).Select(m => m.Name) ?? []];
        everybodyIsEligible = population?.LetsEverybodyIn ?? true;
    }

    /// <summary>The trials.</summary>
    public TrialBlock Trial { get; }

    /// <summary>Randomization strata.</summary>
    public int Strata { get; }

    /// <summary>Weeks of the visits after baseline.</summary>
    public IReadOnlyList<double> Weeks { get; init; } = [];

    /// <summary>Biomarkers that are measured again at the visits.</summary>
    public IReadOnlyList<FollowedMarker> Followed { get; init; } = [];

    /// <summary>Names of the adverse events that are counted.</summary>
    public IReadOnlyList<string> EventNames { get; init; } = [];

    /// <summary>What counts as response and remission.</summary>
    public EndpointRules Rules { get; }

    /// <summary>Names of the subgroups; "all" is the first.</summary>
    public IReadOnlyList<string> SubgroupNames => [.. subgroups.Select(s => s.Name)];

    /// <summary>Whether everybody is seen to the end.</summary>
    public bool Complete => Trial.Pattern == VisitPattern.Complete;

    /// <summary>Patients, treated patients, scores and changes of those of a subgroup seen at a visit (0 is baseline).</summary>
    public VisitMoments Moments(int subgroup, int visit) => moments[subgroup][visit];

    /// <summary>1 for everybody.</summary>
    public ReadOnlySpan<Lanes> Ones => membership[0];

    /// <summary>Number of a subgroup.</summary>
    public int SubgroupNumber(string name) => subgroups.FindIndex(s => s.Name == name);

    /// <summary>Place of a biomarker among the followed ones.</summary>
    public int FollowedNumber(PatientMarker marker) => Followed.ToList().FindIndex(f => f.Marker == marker);

    /// <summary>Number, from 1, of the visit of a week.</summary>
    public int VisitAt(double week) => 1 + Weeks.ToList().IndexOf(week);

    /// <summary>1 for each patient of a subgroup whom an analysis with this missing-data rule uses.</summary>
    public ReadOnlySpan<Lanes> Weight(int subgroup, MissingRule missing) =>
        missing == MissingRule.ObservedCases && !Complete ? seenMembers[subgroup] : membership[subgroup];

    /// <summary>1 for each patient of a subgroup, seen or not.</summary>
    public ReadOnlySpan<Lanes> Members(int subgroup) => membership[subgroup];

    /// <summary>Whether that is everybody.</summary>
    public bool CountsEverybody(int subgroup, MissingRule missing) =>
        subgroup == 0 && (Complete || missing == MissingRule.LastObservationCarriedForward);

    /// <summary>The response at the final visit, each patient.</summary>
    public ReadOnlySpan<Lanes> Values(ContinuousEndpoint endpoint, MissingRule missing) => (endpoint, Carries(missing)) switch
    {
        (ContinuousEndpoint.Score, false) => Trial.Score(Trial.Visits),
        (ContinuousEndpoint.Score, true) => derived[4],
        (_, false) => derived[6],
        (_, true) => derived[5],
    };

    /// <summary>Responders and patients by arm, treatment first.</summary>
    /// <remarks>
    /// Endpoints at any visit count every randomized patient. The final visit counts those seen there, or with the last observation
    /// carried forward everybody.
    /// </remarks>
    public TwoByTwo CountResponders(int subgroup, ResponseEndpoint endpoint, MissingRule missing)
    {
        if (endpoint.IsEvent)
        {
            return CountWithEvent(subgroup, endpoint);
        }

        if (endpoint != ResponseEndpoint.ResponseFinalVisit)
        {
            return shares[subgroup].OfRandomized(
                endpoint == ResponseEndpoint.ResponseAnyVisit ? ShareKind.ResponseAnyVisit : ShareKind.RemissionAnyVisit);
        }

        if (!Carries(missing))
        {
            var final = moments[subgroup][Trial.Visits];
            var counts = shares[subgroup].OfRandomized(ShareKind.ResponseFinalVisit);
            return counts with { N1 = final.NTreated, N0 = final.N - final.NTreated };
        }

        var member = membership[subgroup];
        var treated = Trial.Treated;
        var score = derived[4];
        var baseline = Trial.Baseline;
        Lanes stillShare = 1 - Rules.ResponseFall.Value;
        Lanes all = Lanes.Zero, inTreatment = all;
        for (int i = 0; i < member.Length; i++)
        {
            var responder = (score[i] <= stillShare * baseline[i]).Keep(member[i]);
            all += responder;
            inTreatment = Lanes.Fma(responder, treated[i], inTreatment);
        }

        var randomized = moments[subgroup][0];
        return new(inTreatment, randomized.NTreated, all - inTreatment, randomized.N - randomized.NTreated);
    }

    /// <summary>Responders, remitters and completers of a subgroup.</summary>
    public SubgroupShares Shares(int subgroup) => shares[subgroup];

    /// <summary>Candidates screened for all places together.</summary>
    public Lanes ScreenedCandidates()
    {
        if (everybodyIsEligible)
        {
            return Trial.Patients;
        }

        var total = Lanes.Zero;
        foreach (var candidates in Trial.Screened)
        {
            total += candidates;
        }

        return total;
    }

    /// <summary>Says that an analysis will use a missing-data rule.</summary>
    public void Use(MissingRule missing) => needsCarriedForward |= Carries(missing);

    /// <summary>The changes at the final visit by arm; filled by <see cref="Derive"/>.</summary>
    public VisitMoments FinalMoments(int subgroup, MissingRule missing)
    {
        if (!Carries(missing))
        {
            return moments[subgroup][Trial.Visits];
        }

        needsCarriedForward = needsCarriedForwardMoments = true;
        return carriedForward[subgroup];
    }

    /// <summary>The shared columns of linear analyses of the same patients.</summary>
    public LinearModelData Model(int subgroup, MissingRule missing)
    {
        Use(missing);
        var effective = Complete ? MissingRule.ObservedCases : missing;
        var model = models.Find(m => m.Subgroup == subgroup && m.Missing == effective);
        if (model is null)
        {
            models.Add(model = new(this, subgroup, effective));
        }

        return model;
    }

    /// <summary>The shared fit of mixed models of the same patients and columns.</summary>
    public MmrmModel Model(MmrmSpecification specification)
    {
        var model = mixedModels.Find(m => m.Specification.Equals(specification));
        if (model is null)
        {
            mixedModels.Add(model = new(this, specification));
        }

        return model;
    }

    /// <summary>The shared imputation of the same patients by the same mixed model.</summary>
    public ImputedTrials Imputed(MmrmSpecification specification)
    {
        var imputed = imputations.Find(i => i.Specification.Equals(specification));
        if (imputed is null)
        {
            imputations.Add(imputed = new(this, specification));
        }

        return imputed;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        membership.Dispose();
        seenMembers.Dispose();
        derived.Dispose();
        models.ForEach(model => model.Dispose());
        mixedModels.ForEach(model => model.Dispose());
        logisticData.ForEach(data => data.Dispose());
        imputations.ForEach(imputed => imputed.Dispose());
        DisposeStrataAndTimes();
    }

    private bool Carries(MissingRule missing) => missing == MissingRule.LastObservationCarriedForward && !Complete;
}
