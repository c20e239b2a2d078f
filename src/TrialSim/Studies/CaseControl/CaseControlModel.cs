using TrialSim.Numerics;

namespace TrialSim.Studies.CaseControl;

/// <summary>A case-control study made ready to be simulated.</summary>
internal sealed class CaseControlModel : StudyModel
{
    /// <summary>What results call the logistic model of all markers.</summary>
    public const string Panel = "panel";

    private readonly GroupMarker[] ofCases;
    private readonly GroupMarker[] ofControls;
    private readonly TallyPlaces allPlaces = new();

    /// <summary>Works out what all replicates share.</summary>
    public CaseControlModel(CaseControlStudy study)
    {
        Study = study;
        Factor = study.ScoreCorrelations();
        PositiveDefinite.TryFactor(Factor, Markers + 1);
        ofCases = [.. study.Markers.Select(m => new GroupMarker(m.Cases, m.DetectionLimit))];
        ofControls = [.. study.Markers.Select(m => new GroupMarker(m.Controls, m.DetectionLimit))];
        TrueAuc = [.. study.Markers.Select((m, k) => Turned(k, ofCases[k].AreaAgainst(ofControls[k])))];
        Unit = [.. ofControls.Select(m => Portable.Exp(m.LogScaleOfMean))];
        Places = new(allPlaces, [.. Enumerable.Range(0, Markers).Select(LogRange)]);
        GroupNulls = Mask(k => study.Markers[k].SaysNothing);
        RegressionNulls = Mask(IsUnrelated);
    }

    /// <summary>The study.</summary>
    public CaseControlStudy Study { get; }

    /// <summary>Number of markers.</summary>
    public int Markers => Study.Markers.Count;

    /// <summary>Number of people.</summary>
    public int People => Size(0) + Size(1);

    /// <summary>Lower Cholesky factor of the correlations of marker scores and, last, severity.</summary>
    public double[] Factor { get; }

    /// <summary>True area under the curve of each marker, for its direction.</summary>
    public double[] TrueAuc { get; }

    /// <summary>A concentration of each marker's own size, in which means are tallied.</summary>
    public double[] Unit { get; }

    /// <summary>Where figures are tallied.</summary>
    public CaseControlPlaces Places { get; }

    /// <summary>Markers, as bits, that have the same distribution in cases and controls.</summary>
    public uint GroupNulls { get; }

    /// <summary>Markers, as bits, that are independent of severity, of the group and of every marker that is not.</summary>
    public uint RegressionNulls { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => CaseControlPeople.Columns(Study);

    /// <summary>Cases for group 0, controls for group 1.</summary>
    public int Size(int group) => (int)(group == 0 ? Study.Cases : Study.Controls).Patients.Value;

    /// <summary>A marker in a group.</summary>
    public GroupMarker Marker(int k, int group) => (group == 0 ? ofCases : ofControls)[k];

    /// <summary>1 where a higher marker speaks for a case, else -1.</summary>
    public double Sign(int k) => Study.Markers[k].Direction == Statistics.Roc.MarkerDirection.HigherInCases ? 1 : -1;

    /// <summary>True probability that somebody of a group is called a case by a cut-off in its turned form (see <see cref="Sign"/>).</summary>
    public double Called(int k, int group, double turnedCutOff)
    {
        if (double.IsNegativeInfinity(turnedCutOff))
        {
            return 1;
        }

        double above = Marker(k, group).Above(Portable.Log(Math.Abs(turnedCutOff)));
        return Sign(k) > 0 ? above : 1 - above;
    }

    /// <summary>Markers, as bits, of which a test's null hypothesis is true.</summary>
    public uint NullsOf(MarkerTest test) => test == MarkerTest.Regression ? RegressionNulls : GroupNulls;

    /// <inheritdoc/>
    public override StudyTally NewTally() => new(allPlaces);

    /// <inheritdoc/>
    public override StudyWorker NewWorker() => new CaseControlWorker(this);

    /// <inheritdoc/>
    public override IEnumerable<string[]> Roster(ulong seed, ulong replicate) => CaseControlPeople.Of(this, seed, replicate);

    /// <inheritdoc/>
    public override IEnumerable<StudyFigure> Figures(StudyTally tally, long replicates) => new CaseControlFigures(this, tally, replicates).All();

    private uint Mask(Func<int, bool> holds)
    {
        uint mask = 0;
        for (int k = 0; k < Markers; k++)
        {
            mask |= holds(k) ? 1u << k : 0;
        }

        return mask;
    }

    private double Turned(int k, double area) => Sign(k) > 0 ? area : 1 - area;

    private (double Low, double High) LogRange(int k)
    {
        var (low1, high1) = ofCases[k].LogRange;
        var (low0, high0) = ofControls[k].LogRange;
        return (Math.Min(low1, low0), Math.Max(high1, high0));
    }

    // Independent of severity and group whatever the other markers are: so are all markers that it is correlated with, directly or through others.
    private bool IsUnrelated(int marker)
    {
        var reached = new HashSet<int> { marker };
        var open = new Stack<int>([marker]);
        while (open.TryPop(out int k))
        {
            if (!Study.Markers[k].SaysNothing || Study.Markers[k].SeverityCorrelation.Value != 0)
            {
                return false;
            }

            for (int other = 0; other < Markers; other++)
            {
                if (Study.Correlations.Any(c => c.Correlation.Value != 0 && c.IsOf(Study.Markers[k].Name, Study.Markers[other].Name)) && reached.Add(other))
                {
                    open.Push(other);
                }
            }
        }

        return true;
    }
}
