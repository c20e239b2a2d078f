using TrialSim.Analyses;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Trials;

namespace TrialSim.Simulation;

/// <content>What each estimand takes from a round: a new one has its sum here.</content>
internal sealed partial class TruthBatch
{
    private static double Total(Lanes lanes)
    {
        double total = 0;
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            total += lanes[lane];
        }

        return total;
    }

    private void Sum(Estimand estimand, ref EffectSums sums)
    {
        switch (estimand)
        {
            case MeanDifference mean:
                int control = mean.Week is { } week ? FirstOfOtherVisits + (2 * Array.IndexOf(weeks, week)) : 0;
                SumMean(mean.Subgroup, columns[control], columns[control + 1], ref sums);
                break;
            case MarkerLogRatio { Among: null } ratio:
                int first = FirstOfOtherVisits + (2 * (weeks.Length + Array.IndexOf(ratios, ratio with { Subgroup = Subgroup.All })));
                SumMean(ratio.Subgroup, columns[first], columns[first + 1], ref sums);
                break;
            case ResponseDifference response:
                SumResponse(response.Subgroup, response.Endpoint, ref sums);
                break;
            case ResponseLogOddsRatio ratio:
                sums.Form = EstimandForm.LogOddsRatio;
                SumResponse(ratio.Subgroup, ratio.Endpoint, ref sums);
                break;
            case EffectSlope slope:
                var marker = columns[8];
                slope.Marker.Code(trial, marker);
                SumSlope(marker, ref sums);
                break;
            case LogHazardRatio:
                break; // of all patients together, when the batch is complete
            default:
                if (estimand.HasTrueValue)
                {
                    throw new InvalidOperationException($"no true value for {estimand}");
                }

                break;
        }
    }

    private void SumResponse(string subgroup, ResponseEndpoint endpoint, ref EffectSums sums)
    {
        if (endpoint.IsEvent)
        {
            SumEvents(subgroup, endpoint, ref sums);
            return;
        }

        int control = endpoint == ResponseEndpoint.ResponseAnyVisit ? 2 : endpoint == ResponseEndpoint.ResponseFinalVisit ? 4 : 6;
        SumMean(subgroup, columns[control], columns[control + 1], ref sums);
    }

    // Whoever stays to the end has the probability that the scenario says, whatever she is like.
    private void SumEvents(string subgroup, ResponseEndpoint endpoint, ref EffectSums sums)
    {
        var visits = new VisitSchedule([.. scenario.Outcome.Visits.Select(v => v.Value)]);
        var occurrence = scenario.Outcome.AdverseEvents.First(kind => kind.Name == endpoint.Name).Occurrence;
        var control = columns[columns.Columns - 2];
        var treatment = columns[columns.Columns - 1];
        control.Fill(occurrence.AtLeastOne(TrialArm.Control, visits));
        treatment.Fill(occurrence.AtLeastOne(TrialArm.Treatment, visits));
        SumMean(subgroup, control, treatment, ref sums);
    }

    private void SumMean(string subgroup, ReadOnlySpan<Lanes> control, ReadOnlySpan<Lanes> treatment, ref EffectSums sums)
    {
        var member = columns[8];
        (scenario.Subgroups.FirstOrDefault(s => s.Name == subgroup) ?? new Subgroup()).Mark(trial, member);
        Lanes n = Lanes.Zero, effect = Lanes.Zero, untreated = Lanes.Zero;
        for (int i = 0; i < member.Length; i++)
        {
            n += member[i];
            untreated = Lanes.Fma(member[i], control[i], untreated);
            effect = Lanes.Fma(member[i], treatment[i] - control[i], effect);
        }

        sums.N += Total(n);
        sums.Untreated += Total(untreated);
        sums.Effect += Total(effect);
    }

    private void SumSlope(ReadOnlySpan<Lanes> marker, ref EffectSums sums)
    {
        Lanes n = Lanes.Zero, m = n, mm = n, me = n, effect = n;
        for (int i = 0; i < marker.Length; i++)
        {
            var individual = columns[1][i] - columns[0][i];
            var known = Lanes.EqualTo(marker[i], marker[i]);
            var value = known.Keep(marker[i]);
            n += known.ToIndicator();
            m += value;
            mm = Lanes.Fma(value, value, mm);
            me = Lanes.Fma(value, individual, me);
            effect += known.Keep(individual);
        }

        sums.Form = EstimandForm.Slope;
        sums.N += Total(n);
        sums.Effect += Total(effect);
        sums.Marker += Total(m);
        sums.MarkerSquares += Total(mm);
        sums.MarkerEffect += Total(me);
    }
}
