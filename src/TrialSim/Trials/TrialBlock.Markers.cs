using TrialSim.Numerics;

namespace TrialSim.Trials;

/// <content>Markers by their place in the panel, and by name.</content>
public sealed partial class TrialBlock
{
    /// <summary>The panel's biomarkers.</summary>
    public ReadOnlySpan<PatientMarker> Biomarkers => biomarkers;

    /// <summary>A biomarker's lasting level, ln concentration, without measurement error; nobody observes it.</summary>
    /// <param name="biomarker">Its place in the panel.</param>
    public Span<Lanes> Level(int biomarker) => biomarker == 0 ? columns[6] : Further(biomarker, BiomarkerColumn.Level);

    /// <summary>A biomarker as measured at screening, ln concentration, for eligibility and stratification; NaN where missing.</summary>
    /// <param name="biomarker">Its place in the panel.</param>
    public Span<Lanes> Screening(int biomarker) => biomarker == 0 ? columns[screening] : Further(biomarker, BiomarkerColumn.Screening);

    /// <summary>A biomarker as measured at baseline, ln concentration, for the analyses; NaN where missing.</summary>
    /// <param name="biomarker">Its place in the panel.</param>
    public Span<Lanes> Measured(int biomarker) => biomarker == 0 ? columns[measured] : Further(biomarker, BiomarkerColumn.Measured);

    /// <summary>The lasting level of a biomarker; a clinical characteristic as it is, the baseline score without rater noise.</summary>
    /// <exception cref="ArgumentException">The trial has no such marker.</exception>
    public Span<Lanes> Level(PatientMarker marker) =>
        PlaceOf(marker) is >= 0 and var place ? Level(place) : marker == PatientMarker.Baseline ? TrueBaseline : Clinical(marker);

    /// <summary>A marker as known at screening: a biomarker's first measurement, a clinical characteristic as it is.</summary>
    /// <exception cref="ArgumentException">The trial has no such marker.</exception>
    public Span<Lanes> Screening(PatientMarker marker) => PlaceOf(marker) is >= 0 and var place ? Screening(place) : Clinical(marker);

    /// <summary>A marker as known at baseline, for the analyses.</summary>
    /// <exception cref="ArgumentException">The trial has no such marker.</exception>
    public Span<Lanes> Measured(PatientMarker marker) => PlaceOf(marker) is >= 0 and var place ? Measured(place) : Clinical(marker);

    /// <summary>Forgets the biomarkers from a place on: each of their columns is asked for when it is first read.</summary>
    internal void Promise(IBiomarkerAssay from, int firstBiomarker)
    {
        (assay, promised) = (from, firstBiomarker);
        Array.Clear(assayed);
        isAnyAssayed = false;
    }

    private bool IsPending(int column) => assay is not null && !assayed[column] && column >= (3 * promised) - 3;

    private Span<Lanes> Further(int biomarker, BiomarkerColumn kind)
    {
        int column = (3 * biomarker) - 3 + (int)kind;
        var values = columns[furtherBiomarkers + column];
        if (IsPending(column))
        {
            isAnyAssayed = assayed[column] = true;
            assay!.Fill(this, biomarker, kind, values);
        }

        return values;
    }

    // A few names at most, asked for once for eight trials.
    private int PlaceOf(PatientMarker marker)
    {
        for (int place = 0; place < biomarkers.Length; place++)
        {
            if (biomarkers[place].Name == marker.Name)
            {
                return place;
            }
        }

        return -1;
    }

    private Span<Lanes> Clinical(PatientMarker marker) =>
        marker == PatientMarker.Baseline ? Baseline
        : marker == PatientMarker.Age ? Age
        : marker == PatientMarker.BodyMassIndex ? BodyMassIndex
        : marker == PatientMarker.Sex ? Female
        : marker == PatientMarker.Medication ? MedicationFree
        : marker == PatientMarker.ResistanceStage ? ResistanceStage
        : throw new ArgumentException($"the trial has no marker \"{marker.Name}\"", nameof(marker));
}
