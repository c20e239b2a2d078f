using TrialSim.Numerics;

namespace TrialSim.Analyses;

/// <content>Deriving the endpoints: one pass a visit, then what the analyses share.</content>
internal sealed partial class TrialEndpoints
{
    /// <summary>Derives everything that was asked for from the trials at hand.</summary>
    public void Derive()
    {
        for (int s = 1; s < subgroups.Count; s++)
        {
            subgroups[s].Mark(Trial, membership[s]);
        }

        MarkComplete();

        SumBaseline();
        for (int visit = 1; visit <= Trial.Visits; visit++)
        {
            DeriveVisit(visit);
        }

        for (int s = 0; s < subgroups.Count; s++)
        {
            shares[s].Sum(membership[s], Trial.Treated, derived[2], moments[s][0], moments[s][Trial.Visits]);
        }

        if (needsCarriedForward)
        {
            CarryForward();
        }

        foreach (var model in models)
        {
            model.Compute();
        }

        foreach (var model in mixedModels)
        {
            model.Compute();
        }

        foreach (var data in logisticData)
        {
            data.Compute();
        }

        foreach (var imputed in imputations)
        {
            imputed.Compute();
        }

        ComputeStrataAndTimes();
    }

    private void SumBaseline()
    {
        var treated = Trial.Treated;
        var score = Trial.Baseline;
        for (int s = 0; s < subgroups.Count; s++)
        {
            var member = membership[s];
            Lanes n = Lanes.Zero, n1 = n, sum = n, sum1 = n;
            for (int i = 0; i < member.Length; i++)
            {
                var w = member[i];
                var w1 = w * treated[i];
                n += w;
                n1 += w1;
                sum = Lanes.Fma(w, score[i], sum);
                sum1 = Lanes.Fma(w1, score[i], sum1);
            }

            var baseline = moments[s][0];
            (baseline.N, baseline.NTreated, baseline.Score, baseline.ScoreTreated) = (n, n1, sum, sum1);
        }
    }

    private void DeriveVisit(int visit)
    {
        var change = derived[6];
        if (!Complete)
        {
            MarkSeen(visit);
        }

        DeriveResponses(visit);
        for (int s = 0; s < subgroups.Count; s++)
        {
            var moment = moments[s][visit];
            if (Complete)
            {
                moment.SumOfEverybody(membership[s], Trial.Treated, change, moments[s][0]);
            }
            else
            {
                moment.Sum(membership[s], derived[0], Trial.Treated, Trial.Score(visit), change);
            }
        }
    }

    private void MarkSeen(int visit)
    {
        var seen = derived[0];
        Trial.MarkSeen(visit, seen);
        if (visit < Trial.Visits)
        {
            return;
        }

        // the final visit's are kept as weights of the analyses
        for (int s = 0; s < membership.Columns; s++)
        {
            var member = membership[s];
            var seenMember = seenMembers[s];
            for (int i = 0; i < seen.Length; i++)
            {
                seenMember[i] = member[i] * seen[i];
            }
        }
    }

    private void DeriveResponses(int visit)
    {
        var seen = derived[0];
        var ever = derived[1];
        var packed = derived[2];
        var remitted = derived[3];
        var change = derived[6];
        var score = Trial.Score(visit);
        var baseline = Trial.Baseline;
        Lanes stillShare = 1 - Rules.ResponseFall.Value;
        Lanes remission = Rules.RemissionAtMost.Value;
        bool first = visit == 1;
        bool last = visit == Trial.Visits;
        bool complete = Complete;
        for (int i = 0; i < score.Length; i++)
        {
            change[i] = score[i] - baseline[i];
            var here = complete ? Lanes.One : seen[i];
            var now = (score[i] <= stillShare * baseline[i]).Keep(here);
            var remits = (score[i] <= remission).Keep(here);
            var everNow = first ? now : Lanes.Max(ever[i], now);
            var remittedNow = first ? remits : Lanes.Max(remitted[i], remits);
            if (last)
            {
                packed[i] = SubgroupShares.Pack(everNow, now, remittedNow);
            }
            else
            {
                ever[i] = everNow;
                remitted[i] = remittedNow;
            }
        }
    }

    private void CarryForward()
    {
        var seen = derived[0]; // no longer needed for the last visit: its weights are kept
        var score = derived[4];
        var change = derived[5];
        var baseline = Trial.Baseline;
        baseline.CopyTo(score);
        for (int visit = 1; visit <= Trial.Visits; visit++)
        {
            Trial.MarkSeen(visit, seen);
            var now = Trial.Score(visit);
            for (int i = 0; i < score.Length; i++)
            {
                score[i] = (seen[i] > 0.0).Select(now[i], score[i]);
            }
        }

        for (int i = 0; i < score.Length; i++)
        {
            change[i] = score[i] - baseline[i];
        }

        for (int s = 0; needsCarriedForwardMoments && s < subgroups.Count; s++)
        {
            carriedForward[s].Sum(membership[s], Ones, Trial.Treated, score, change);
        }
    }
}
