using TrialSim.Numerics;

namespace TrialSim.Trials;

/// <summary>
/// Eight simulated trials side by side, by column: one entry per patient, one lane per trial. Filled by population,
/// randomization and outcome in turn; read by the analyses.
/// </summary>
/// <remarks>Indicators are 1 for yes and 0 for no, so that products and sums can use them directly.</remarks>
public sealed partial class TrialBlock : IDisposable
{
    private const int FixedColumns = 14;

    private readonly LaneColumns columns;
    private readonly PatientMarker[] biomarkers;
    private readonly int screening;
    private readonly int measured;
    private readonly int baseline;
    private readonly int furtherBiomarkers; // three columns each: lasting, screening, baseline
    private readonly int courses; // of followed biomarkers, by visit; then numbers of events
    private readonly int classColumn; // members of the latent class, then results of the classifier
    private readonly int classColumns;
    private readonly bool[] assayed; // of those columns, since the last promise
    private bool isAnyAssayed;
    private IBiomarkerAssay? assay;
    private int promised; // place of the first biomarker that it gives

    /// <summary>An empty block.</summary>
    /// <param name="patients">Randomized patients in each trial.</param>
    /// <param name="visits">Visits after baseline.</param>
    /// <param name="measurement">What is measured without error, and so needs no column of its own; the one biomarker is hs-CRP.</param>
    /// <param name="pattern">At which visits patients are seen.</param>
    public TrialBlock(int patients, int visits, ExactMeasurement measurement, VisitPattern pattern = VisitPattern.Complete)
        : this(patients, visits, TrialLayout.OfCrp(measurement), pattern)
    {
    }

    /// <summary>An empty block.</summary>
    /// <param name="patients">Randomized patients in each trial.</param>
    /// <param name="visits">Visits after baseline.</param>
    /// <param name="layout">The biomarkers, and what is measured without error.</param>
    /// <param name="pattern">At which visits patients are seen.</param>
    public TrialBlock(int patients, int visits, TrialLayout layout, VisitPattern pattern = VisitPattern.Complete)
    {
        ArgumentNullException.ThrowIfNull(layout);
        Patients = patients;
        Visits = visits;
        Pattern = pattern;
        biomarkers = [.. layout.Biomarkers];
        furtherBiomarkers = FixedColumns + visits + 1 + (pattern == VisitPattern.Any ? visits : 0);
        courses = furtherBiomarkers + (3 * (biomarkers.Length - 1));
        FollowedMarkers = layout.FollowedMarkers;
        EventKinds = layout.EventKinds;
        classColumn = courses + (FollowedMarkers * visits) + (EventKinds > 0 ? EventKinds + 1 : 0);
        classColumns = (int)layout.Class;
        columns = new LaneColumns(classColumn + classColumns, patients);
        assayed = new bool[3 * (biomarkers.Length - 1)];
        screening = (layout.Exact & ExactMeasurement.Lead) != 0 ? 6 : 7;
        measured = (layout.Exact & ExactMeasurement.Lead) != 0 ? 6 : 8;
        baseline = (layout.Exact & ExactMeasurement.Baseline) != 0 ? 9 : FixedColumns;
        Pairs = [.. Enumerable.Range(0, (patients + 1) / 2)];
        Screened.Fill(Lanes.One);
        VisitsSeen.Fill((double)visits);
    }

    /// <summary>Randomized patients in each trial.</summary>
    public int Patients { get; }

    /// <summary>Visits after baseline.</summary>
    public int Visits { get; }

    /// <summary>At which visits patients are seen.</summary>
    public VisitPattern Pattern { get; }

    /// <summary>Numbers of the pairs of patients, all of them in order: whose random numbers fill the columns.</summary>
    internal int[] Pairs { get; }

    /// <summary>1 for a member of the latent class, 0 for the others; nobody observes it. Only where the population has a class.</summary>
    public Span<Lanes> InClass => columns[classColumn];

    /// <summary>1 for whom the classifier calls a member, 0 for the others; only where eligibility has one.</summary>
    public Span<Lanes> ClassifiedIn => columns[classColumn + 1];

    /// <summary>1 for a woman, 0 for a man.</summary>
    public Span<Lanes> Female => columns[0];

    /// <summary>Age in years.</summary>
    public Span<Lanes> Age => columns[1];

    /// <summary>Body mass index, kg/m2.</summary>
    public Span<Lanes> BodyMassIndex => columns[2];

    /// <summary>Height in metres.</summary>
    public Span<Lanes> Height => columns[3];

    /// <summary>1 for a patient without antidepressant medication, 0 for one on a stable antidepressant.</summary>
    public Span<Lanes> MedicationFree => columns[4];

    /// <summary>Treatment-resistance stage: the number of the category, from 1.</summary>
    public Span<Lanes> ResistanceStage => columns[5];

    /// <summary>Severity at baseline without rater noise, HAM-D points.</summary>
    public Span<Lanes> TrueBaseline => columns[9];

    /// <summary>Candidates screened to fill the place, the enrolled one included.</summary>
    public Span<Lanes> Screened => columns[10];

    /// <summary>1 in the treatment arm, 0 in the control arm.</summary>
    public Span<Lanes> Treated => columns[11];

    /// <summary>
    /// The last visit at which the patient was seen, 0 to <see cref="Visits"/>; until dropout, which is the number of visits. Where
    /// <see cref="Pattern"/> is <see cref="VisitPattern.Any"/>, <see cref="Seen"/> says which of the earlier ones she missed.
    /// </summary>
    public Span<Lanes> VisitsSeen => columns[12];

    /// <summary>Randomization stratum, numbered from 0.</summary>
    public Span<Lanes> Stratum => columns[13];

    /// <summary>Observed score at baseline, HAM-D points.</summary>
    public Span<Lanes> Baseline => columns[baseline];

    /// <summary>
    /// Score at visit 1 to <see cref="Visits"/> (0 is baseline), HAM-D points. Where the patient was not seen it still holds a number,
    /// in a simulation what would have been seen: ask <see cref="MarkSeen"/> first.
    /// </summary>
    public Span<Lanes> Score(int visit) => columns[visit == 0 ? baseline : FixedColumns + visit];

    /// <summary>1 for a patient seen at visit 1 to <see cref="Visits"/>, 0 for the others; only of <see cref="VisitPattern.Any"/>.</summary>
    public Span<Lanes> Seen(int visit) => columns[FixedColumns + Visits + visit];

    /// <summary>Writes 1 for each patient seen at visit 1 to <see cref="Visits"/> and 0 for the others, whatever the pattern.</summary>
    internal void MarkSeen(int visit, Span<Lanes> seen)
    {
        if (Pattern == VisitPattern.Any)
        {
            Seen(visit).CopyTo(seen);
            return;
        }

        var last = VisitsSeen;
        Lanes number = (double)visit;
        for (int i = 0; i < seen.Length; i++)
        {
            seen[i] = (last[i] >= number).ToIndicator();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => columns.Dispose();
}
