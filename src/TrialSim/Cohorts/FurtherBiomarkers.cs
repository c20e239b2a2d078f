using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>Draws the panel's biomarkers after the first, each value when it is first asked for.</summary>
internal sealed class FurtherBiomarkers : IBiomarkerAssay, IDisposable
{
    private readonly Population population;
    private readonly BiomarkerPanel panel;
    private readonly MarkerModel[] markers;
    private readonly ClassShift?[] shifts;
    private readonly NumbersOf numbersOf;
    private int places;
    private CandidateDraws? draws;
    private FurtherScores? scores;
    private FurtherMissing? missing;

    /// <summary>Prepares the biomarkers of one block.</summary>
    public FurtherBiomarkers(Population population, BiomarkerPanel panel)
    {
        this.population = population;
        this.panel = panel;
        markers = [.. panel.Markers];
        shifts = [.. markers.Select(m => ClassShift.Of(population, m))];
        numbersOf = markers.Skip(1).Any(m => population.EntersBy(m.Name)) ? NumbersOf.Candidate : NumbersOf.Place;
    }

    /// <summary>Turns to the candidates of one attempt, of some pairs of a block's places.</summary>
    public void Start(TrialRandom random, int attempt, ReadOnlySpan<int> pairs, int patients)
    {
        if (scores is null || places != patients)
        {
            Dispose();
            (places, draws) = (patients, new(patients, numbersOf));
            (scores, missing) = (new(population, panel, patients, draws), new(markers.AsSpan(1), patients));
        }

        draws!.Start(random, attempt, pairs);
        missing!.Clear();
        scores.Clear();
    }

    /// <summary>From now on each patient is the candidate that <see cref="TrialBlock.Screened"/> counts.</summary>
    public void Enrolled()
    {
        draws?.Enrolled();
        missing?.Clear();
        scores?.Clear();
    }

    /// <inheritdoc/>
    public void Fill(TrialBlock patients, int biomarker, BiomarkerColumn column, Span<Lanes> values)
    {
        int k = biomarker - population.Resampled;
        if (column == BiomarkerColumn.Level && scores!.IsLevel(k))
        {
            scores.Write(patients, k, values);
            return;
        }

        var score = scores!.Of(patients, k);
        double sd = column == BiomarkerColumn.Level ? 0 : scores.ErrorSd(k);
        if (sd > 0)
        {
            draws!.ShortNormals(column == BiomarkerColumn.Screening ? DrawPurpose.ScreeningMarker : DrawPurpose.BaselineMarker, k, patients, values, 0, sd);
            for (int i = 0; i < values.Length; i++)
            {
                values[i] += score[i];
            }
        }
        else
        {
            score.CopyTo(values);
        }

        if (markers[k].Distribution is not LogNormalMarker)
        {
            markers[k].Distribution.FromScores(values);
        }

        shifts[k]?.Apply(patients.InClass, values);
        if (column != BiomarkerColumn.Level)
        {
            missing!.Report(draws!, patients, k - 1, column, values);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        scores?.Dispose();
        scores = null;
    }
}
