using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>Learns from some of the patients which of a few markers predict who benefits, and from what value on; in eight trials at once.</summary>
/// <remarks>
/// One marker at a time: each arm's outcome on a straight line of the marker. A marker is selected where the t test of the difference of the
/// slopes (n - 4 degrees of freedom) is significant at the selection level. By the lines of a selected marker a patient benefits where the
/// predicted effect is better than a margin: at markers beyond a cut, on the side to which the slope points. A patient is sensitive when she
/// benefits by every selected marker; without a selected marker nobody is. Source: Freidlin and Simon (2005), Clinical Cancer Research
/// 11:7872-7878, who ask for at least G of the selected genes; with a few markers G is all of them here.
/// </remarks>
internal sealed class MarkerSignature : IDisposable
{
    private readonly ArmwiseTerms terms;
    private readonly LaneMask[] selected;
    private readonly LaneMask[] above;
    private readonly Lanes[] cuts;
    private readonly double level;
    private readonly double margin;
    private readonly double worse;

    /// <summary>Room for one block of trials.</summary>
    /// <param name="markers">How many markers.</param>
    /// <param name="patients">Patients in each trial.</param>
    /// <param name="level">Two-sided level at which a marker is selected.</param>
    /// <param name="margin">Predicted benefit that a sensitive patient has more than, unit of the outcome.</param>
    /// <param name="benefit">Whether high outcomes are good.</param>
    public MarkerSignature(int markers, int patients, double level, double margin, GoodOutcome benefit)
    {
        terms = new(markers, patients, []);
        selected = new LaneMask[markers];
        above = new LaneMask[markers];
        cuts = new Lanes[markers];
        this.level = level;
        this.margin = margin;
        worse = benefit == GoodOutcome.Low ? -1 : 1;
    }

    /// <summary>Number of markers.</summary>
    public int Markers => cuts.Length;

    /// <summary>Where any marker is selected.</summary>
    public LaneMask Any { get; private set; }

    /// <summary>Values of a marker, one per patient: to be filled before <see cref="Learn"/>.</summary>
    public Span<Lanes> this[int marker] => terms[marker];

    /// <summary>Where a marker is selected.</summary>
    public LaneMask Selected(int marker) => selected[marker];

    /// <summary>The cut of a marker; meaningful where it is selected.</summary>
    public Lanes Cut(int marker) => cuts[marker];

    /// <summary>Where the sensitive patients lie above the cut; elsewhere at or below it.</summary>
    public LaneMask Above(int marker) => above[marker];

    /// <summary>Selects markers and places their cuts.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="treated">1 in the treatment arm, 0 in the control arm.</param>
    /// <param name="learning">1 for the observed patients to learn from, 0 for the others.</param>
    public void Learn(ReadOnlySpan<Lanes> outcome, ReadOnlySpan<Lanes> treated, ReadOnlySpan<Lanes> learning)
    {
        terms.Sum(new(outcome, treated, learning, outcome));
        Any = LaneMask.None;
        for (int m = 0; m < cuts.Length; m++)
        {
            var inTreated = terms.Treated(m, m);
            var inControl = terms.Control(m, m);
            var test = TreatmentByMarker.Test(inTreated, inControl, 1, terms.Residual, terms.Patients);
            var (slopeTreated, _) = inTreated.Coefficients;
            var (slopeControl, _) = inControl.Coefficients;
            var means = terms.Means(m);
            var atOrigin = terms.MeanDifference - (slopeTreated * means.Treated) + (slopeControl * means.Control);
            // benefit = worse x (atOrigin + slope x marker) is the margin at the cut
            var slope = worse * (slopeTreated - slopeControl);
            var chosen = test.Significant(level) & terms.BothArms & ((slope > 0.0) | (slope < 0.0));
            selected[m] = chosen;
            above[m] = slope > 0.0;
            cuts[m] = (margin - (worse * atOrigin)) / chosen.Select(slope, Lanes.One);
            Any |= chosen;
        }
    }

    /// <summary>Where a patient is sensitive.</summary>
    public LaneMask IsSensitive(int patient)
    {
        var sensitive = Any;
        for (int m = 0; m < cuts.Length; m++)
        {
            var isAbove = terms[m][patient] > cuts[m];
            sensitive &= ~selected[m] | ~(isAbove ^ above[m]);
        }

        return sensitive;
    }

    /// <inheritdoc/>
    public void Dispose() => terms.Dispose();
}
