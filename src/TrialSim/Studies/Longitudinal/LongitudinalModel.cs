using TrialSim.Numerics;
using TrialSim.Studies.CaseControl;

namespace TrialSim.Studies.Longitudinal;

/// <summary>A longitudinal study made ready to be simulated.</summary>
internal sealed class LongitudinalModel : StudyModel
{
    /// <summary>What results call the logistic model of all markers.</summary>
    public const string Panel = "panel";

    private readonly TallyPlaces allPlaces = new();
    private readonly GroupMarker[] reported;

    /// <summary>Works out what all replicates share.</summary>
    public LongitudinalModel(LongitudinalStudy study)
    {
        Study = study;
        Factor = study.LastingCovariances();
        PositiveDefinite.TryFactor(Factor, Markers + 1);
        reported = [.. study.Markers.Select(m => new GroupMarker(m.Distribution, m.DetectionLimit))];
        LogHazards = [.. study.Markers.Select(LogHazard)];
        Weeks = [.. study.Weeks.Select(w => w.Value)];
        Sizes = [.. study.Patients.Select(n => (int)n.Value)];
        Series = [.. Enumerable.Range(0, Markers).SelectMany(SeriesOf)];
        Truth = new(this);
        Places = [.. Sizes.Select(_ => new LongitudinalPlaces(allPlaces, this))];
    }

    /// <summary>The study.</summary>
    public LongitudinalStudy Study { get; }

    /// <summary>Number of markers.</summary>
    public int Markers => Study.Markers.Count;

    /// <summary>Weeks of measurement.</summary>
    public double[] Weeks { get; }

    /// <summary>Numbers of patients who begin, rising.</summary>
    public int[] Sizes { get; }

    /// <summary>Everything that predicts: by marker, then kind of predictor, then week.</summary>
    public FollowedSeries[] Series { get; }

    /// <summary>Lower Cholesky factor of the covariances of lasting levels and, last, severity.</summary>
    public double[] Factor { get; }

    /// <summary>By marker, logarithm of the factor of the hazard of leaving per unit of the lasting level's normal score.</summary>
    public double[] LogHazards { get; }

    /// <summary>True areas, and which null hypotheses are true.</summary>
    public LongitudinalTruth Truth { get; }

    /// <summary>Where figures are tallied, by size.</summary>
    public LongitudinalPlaces[] Places { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => LongitudinalPeople.Columns(this);

    /// <summary>Place of a measurement among all of a patient.</summary>
    public int Measurement(int marker, int week) => (marker * Weeks.Length) + week;

    /// <summary>A marker as the assay reports it.</summary>
    public GroupMarker Reported(int marker) => reported[marker];

    /// <summary>Mean normal score of a marker at a week.</summary>
    public double MeanScore(int marker, int week, bool isResistant) => Study.Markers[marker].MeanScore(Weeks[week], isResistant, Study.Remission.End);

    /// <summary>1 where high values speak for resistance, else -1.</summary>
    public double Sign(int marker) => Study.Markers[marker].Direction == Statistics.Roc.MarkerDirection.HigherInCases ? 1 : -1;

    /// <inheritdoc/>
    public override StudyTally NewTally() => new(allPlaces);

    /// <inheritdoc/>
    public override StudyWorker NewWorker() => new LongitudinalWorker(this);

    /// <inheritdoc/>
    public override IEnumerable<string[]> Roster(ulong seed, ulong replicate) => LongitudinalPeople.Of(this, seed, replicate);

    /// <inheritdoc/>
    public override IEnumerable<StudyFigure> Figures(StudyTally tally, long replicates) => new LongitudinalFigures(this, tally, replicates).All();

    private double LogHazard(FollowedMarker marker) => Study.Dropout?.Markers.FirstOrDefault(h => h.Marker == marker.Name) is { } hazard
        ? Portable.Log(hazard.Ratio.Value) / Math.Sqrt(marker.Reliability.Value)
        : 0;

    private IEnumerable<FollowedSeries> SeriesOf(int marker) =>
    [
        .. Enumerable.Range(0, Weeks.Length).Select(week => new FollowedSeries(marker, MarkerPredictor.Level, week)),
        .. Study.FurtherPredictors.SelectMany(p => Enumerable.Range(1, Weeks.Length - 1).Select(week => new FollowedSeries(marker, p, week))),
    ];
}
