using TrialSim.Simulation;

namespace TrialSim.Studies.CaseControl;

/// <summary>Where a case-control study's figures are tallied.</summary>
internal sealed class CaseControlPlaces
{
    /// <summary>Number of kinds of tests.</summary>
    public static readonly int Tests = Enum.GetValues<MarkerTest>().Length;

    /// <summary>Ways to look at several p-values: each for itself, Bonferroni, Holm.</summary>
    public const int Adjustments = 3;

    /// <summary>Hands out the places.</summary>
    /// <param name="places">Where they come from.</param>
    /// <param name="logRanges">Smallest and largest logarithm of each marker's concentration.</param>
    public CaseControlPlaces(TallyPlaces places, IReadOnlyList<(double Low, double High)> logRanges)
    {
        Groups = [.. Enumerable.Range(0, 2).Select(_ => new GroupPlaces(places, logRanges.Count))];
        Markers = [.. logRanges.Select(range => new MarkerPlaces(places, range))];
        Families = [.. Enumerable.Range(0, Tests).Select(_ => new FamilyPlaces(places))];
        RSquared = places.Mean();
        Panel = new(places);
    }

    /// <summary>Cases and controls.</summary>
    public GroupPlaces[] Groups { get; }

    /// <summary>One a marker.</summary>
    public MarkerPlaces[] Markers { get; }

    /// <summary>All markers under one kind of test.</summary>
    public FamilyPlaces[] Families { get; }

    /// <summary>Share of variance that the regression explains.</summary>
    public MeanSlot RSquared { get; }

    /// <summary>The model of all markers.</summary>
    public PanelPlaces Panel { get; }

    /// <summary>A group's people.</summary>
    internal sealed class GroupPlaces(TallyPlaces places, int markers)
    {
        public MeanSlot Age { get; } = places.Mean();

        public MeanSlot Female { get; } = places.Mean();

        public MeanSlot Severity { get; } = places.Mean();

        public MeanSlot SeverityVariance { get; } = places.Mean();

        public FineSlot[] Mean { get; } = [.. Enumerable.Range(0, markers).Select(_ => places.FineMean())];

        public FineSlot[] Variance { get; } = [.. Enumerable.Range(0, markers).Select(_ => places.FineMean())];
    }

    /// <summary>A marker.</summary>
    internal sealed class MarkerPlaces(TallyPlaces places, (double Low, double High) logRange)
    {
        public TestPlaces[] Tests { get; } = [.. Enumerable.Range(0, CaseControlPlaces.Tests).Select(_ => new TestPlaces(places))];

        public int OnlyThroughout { get; } = places.Count();

        public MeanSlot Auc { get; } = places.Mean();

        public int AucDistribution { get; } = places.Distribution(0, 1);

        public int Covered { get; } = places.Count();

        public int CutOff { get; } = places.Distribution(logRange.Low, logRange.High);

        public int NoCutOff { get; } = places.Count();

        public MeanSlot Sensitivity { get; } = places.Mean();

        public MeanSlot Specificity { get; } = places.Mean();

        public MeanSlot TrueSensitivity { get; } = places.Mean();

        public MeanSlot TrueSpecificity { get; } = places.Mean();

        public MeanSlot CutOffOptimism { get; } = places.Mean();

        public MeanSlot Slope { get; } = places.Mean();
    }

    /// <summary>One test of one marker.</summary>
    internal sealed class TestPlaces(TallyPlaces places)
    {
        public int P { get; } = places.PValue();

        public int Estimable { get; } = places.Count();

        public int[] Rejected { get; } = [.. Enumerable.Range(0, Adjustments).Select(_ => places.Count())];

        public int Only { get; } = places.Count();
    }

    /// <summary>One kind of test over all markers.</summary>
    internal sealed class FamilyPlaces(TallyPlaces places)
    {
        public int[] Any { get; } = [.. Enumerable.Range(0, Adjustments).Select(_ => places.Count())];

        public int[] Error { get; } = [.. Enumerable.Range(0, Adjustments).Select(_ => places.Count())];
    }

    /// <summary>The model of all markers.</summary>
    internal sealed class PanelPlaces(TallyPlaces places)
    {
        public MeanSlot Auc { get; } = places.Mean();

        public int AucDistribution { get; } = places.Distribution(0, 1);

        public MeanSlot ValidatedAuc { get; } = places.Mean();

        public MeanSlot Optimism { get; } = places.Mean();

        public int NoCutOff { get; } = places.Count();

        public MeanSlot Sensitivity { get; } = places.Mean();

        public MeanSlot Specificity { get; } = places.Mean();

        public MeanSlot ValidatedSensitivity { get; } = places.Mean();

        public MeanSlot ValidatedSpecificity { get; } = places.Mean();

        public MeanSlot CutOffOptimism { get; } = places.Mean();
    }
}
