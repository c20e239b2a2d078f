using TrialSim.Simulation;

namespace TrialSim.Studies.Longitudinal;

/// <summary>Where the figures of a longitudinal study of one size are tallied.</summary>
internal sealed class LongitudinalPlaces
{
    /// <summary>Number of kinds of tests.</summary>
    public static readonly int Tests = Enum.GetValues<LongitudinalTest>().Length;

    /// <summary>Ways to look at several p-values: each for itself, Holm.</summary>
    public const int Adjustments = 2;

    /// <summary>Hands out the places.</summary>
    public LongitudinalPlaces(TallyPlaces places, LongitudinalModel model)
    {
        KnownByGroup = [places.Mean(), places.Mean()];
        Known = places.Mean();
        Resistant = places.Mean();
        Series = [.. model.Series.Select(_ => new SeriesPlaces(places))];
        Markers = [.. Enumerable.Range(0, model.Markers).Select(_ => new MarkerPlaces(places, model.Weeks.Length))];
        Families = [.. Enumerable.Range(0, Tests).Select(_ => new FamilyPlaces(places))];
        Panel = [.. model.Weeks.Select(_ => new PanelPlaces(places))];
    }

    /// <summary>Share with a status, of those who will be resistant and of those who will remit.</summary>
    public MeanSlot[] KnownByGroup { get; }

    /// <summary>Share with a status.</summary>
    public MeanSlot Known { get; }

    /// <summary>Share of treatment-resistant patients among those with a status.</summary>
    public MeanSlot Resistant { get; }

    /// <summary>One a series.</summary>
    public SeriesPlaces[] Series { get; }

    /// <summary>One a marker.</summary>
    public MarkerPlaces[] Markers { get; }

    /// <summary>The levels of all markers at all weeks under one kind of test.</summary>
    public FamilyPlaces[] Families { get; }

    /// <summary>The model of all markers, by week.</summary>
    public PanelPlaces[] Panel { get; }

    /// <summary>One predictor at one week.</summary>
    internal sealed class SeriesPlaces(TallyPlaces places)
    {
        public MeanSlot People { get; } = places.Mean();

        public MeanSlot Auc { get; } = places.Mean();

        public int AucDistribution { get; } = places.Distribution(0, 1);

        public int Covered { get; } = places.Count();

        public int[] Estimable { get; } = [.. Enumerable.Range(0, Tests).Select(_ => places.Count())];

        public int[] Rejected { get; } = [.. Enumerable.Range(0, Tests).Select(_ => places.Count())];

        public int[] RejectedHolm { get; } = [.. Enumerable.Range(0, Tests).Select(_ => places.Count())];
    }

    /// <summary>The weeks of a marker's level, by the area's test.</summary>
    internal sealed class MarkerPlaces(TallyPlaces places, int weeks)
    {
        public int[] First { get; } = [.. Enumerable.Range(0, weeks).Select(_ => places.Count())];

        public int[] FirstHolm { get; } = [.. Enumerable.Range(0, weeks).Select(_ => places.Count())];
    }

    /// <summary>All markers and weeks under one test.</summary>
    internal sealed class FamilyPlaces(TallyPlaces places)
    {
        public int[] Any { get; } = [.. Enumerable.Range(0, Adjustments).Select(_ => places.Count())];

        public int[] Error { get; } = [.. Enumerable.Range(0, Adjustments).Select(_ => places.Count())];
    }

    /// <summary>The model of all markers at one week.</summary>
    internal sealed class PanelPlaces(TallyPlaces places)
    {
        public MeanSlot Auc { get; } = places.Mean();

        public MeanSlot ValidatedAuc { get; } = places.Mean();

        public MeanSlot Optimism { get; } = places.Mean();
    }
}
