using System.Runtime.InteropServices;
using TrialSim.Analyses;
using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Plans;

/// <summary>The patients of a real trial of whom everything is known that an analysis reads, as a block with one lane filled.</summary>
internal sealed class PatientSelection
{
    private readonly TrialPatients patients;
    private readonly PatientFacts facts;
    private readonly int[] chosen;

    /// <summary>Chooses the patients.</summary>
    /// <param name="patients">The patients.</param>
    /// <param name="facts">What must be known of one.</param>
    /// <param name="markers">Which markers must be.</param>
    public PatientSelection(TrialPatients patients, PatientFacts facts, IReadOnlyCollection<PatientMarker> markers)
    {
        facts |= (markers.Contains(PatientMarker.Sex) ? PatientFacts.Sex : PatientFacts.None)
            | (markers.Contains(PatientMarker.Baseline) ? PatientFacts.Baseline : PatientFacts.None);
        this.patients = patients;
        // a change is score minus baseline wherever either of them is read too, or the table has no changes of its own
        bool fromBaseline = (facts & PatientFacts.Change) != 0 && ((facts & (PatientFacts.Score | PatientFacts.Baseline)) != 0 || !patients.HasChanges);
        this.facts = fromBaseline ? facts | PatientFacts.Baseline | PatientFacts.Score : facts;
        (PatientFacts Fact, double[] Values, string Words)[] needed =
        [
            (PatientFacts.None, patients.Treated, "arm"),
            (PatientFacts.Baseline, patients.Baseline, "score at baseline"),
            .. patients.Markers.Where(m => markers.Contains(m.Marker)).Select(m => (PatientFacts.None, m.Values, m.Words)),
            (PatientFacts.Sex, patients.Female, "sex"),
            (PatientFacts.Stratum, patients.Stratum, "stratum"),
        ];
        var lacking = new int[needed.Length];
        var complete = new List<int>();
        for (int p = 0; p < patients.Count; p++)
        {
            int first = Array.FindIndex(needed, n => (n.Fact == PatientFacts.None || (this.facts & n.Fact) != 0) && double.IsNaN(n.Values[p]));
            if (first < 0)
            {
                complete.Add(p);
            }
            else
            {
                lacking[first]++;
            }
        }

        lacking[0] -= patients.InOtherArms;
        chosen = [.. complete];
        LeftOut = [.. needed.Select((n, i) => (n.Words, lacking[i])).Where(l => l.Item2 > 0)];
    }

    /// <summary>How many patients are left out because something is not known of them, each counted once.</summary>
    public IReadOnlyList<(string Unknown, int Patients)> LeftOut { get; }

    /// <summary>Patients in the block.</summary>
    public int Count => chosen.Length;

    /// <summary>The block, with the patients in lane 0.</summary>
    public TrialBlock ToBlock()
    {
        bool readsScore = (facts & (PatientFacts.Score | PatientFacts.Baseline)) != 0;
        double[][] scores = readsScore ? patients.Scores : patients.Changes; // without scores a change is its own score, on a baseline of 0
        var trial = new TrialBlock(chosen.Length, scores.Length, Layout(), PatternOf(scores));
        trial.VisitsSeen.Clear();
        Fill(trial.Treated, patients.Treated);
        foreach (var marker in patients.Markers)
        {
            Fill(trial.Measured(marker.Marker), marker.Values);
        }

        Fill(trial.Female, patients.Female);
        Fill(trial.Stratum, patients.Stratum);
        if (readsScore)
        {
            Fill(trial.Baseline, patients.Baseline);
        }

        var last = First(trial.VisitsSeen);
        for (int visit = 1; visit <= scores.Length; visit++)
        {
            double[] own = scores[visit - 1];
            Fill(trial.Score(visit), own);
            var seen = trial.Pattern == VisitPattern.Any ? First(trial.Seen(visit)) : default;
            for (int i = 0; i < chosen.Length; i++)
            {
                bool isSeen = !double.IsNaN(own[chosen[i]]);
                last[i * Lanes.Count] = isSeen ? visit : last[i * Lanes.Count];
                if (!seen.IsEmpty)
                {
                    seen[i * Lanes.Count] = isSeen ? 1 : 0;
                }
            }
        }

        return trial;
    }

    private TrialLayout Layout()
    {
        PatientMarker[] biomarkers = [.. patients.Markers.Select(m => m.Marker).Where(m => m.IsBiomarker)];
        return new(ExactMeasurement.Lead | ExactMeasurement.Baseline, biomarkers.Length > 0 ? biomarkers : [PatientMarker.Crp]);
    }

    private VisitPattern PatternOf(double[][] scores)
    {
        var pattern = VisitPattern.Complete;
        foreach (int p in chosen)
        {
            int seen = scores.Count(visit => !double.IsNaN(visit[p]));
            if (seen < scores.Length)
            {
                pattern = VisitPattern.UntilDropout;
                if (scores.Take(seen).Any(visit => double.IsNaN(visit[p])))
                {
                    return VisitPattern.Any;
                }
            }
        }

        return pattern;
    }

    // Unknown values become 0, so that a weight of 0 takes them out of every sum.
    private void Fill(Span<Lanes> column, double[] values)
    {
        var first = First(column);
        for (int i = 0; i < chosen.Length; i++)
        {
            double value = values[chosen[i]];
            first[i * Lanes.Count] = double.IsNaN(value) ? 0 : value;
        }
    }

    private static Span<double> First(Span<Lanes> column) => MemoryMarshal.Cast<Lanes, double>(column);
}
