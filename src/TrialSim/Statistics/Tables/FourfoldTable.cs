namespace TrialSim.Statistics.Tables;

/// <summary>Events and patients of two groups: a 2 x 2 table. Effects are group 1 minus, or over, group 2.</summary>
public readonly record struct FourfoldTable
{
    /// <summary>A table from its counts.</summary>
    /// <param name="events1">Patients of group 1 with the event.</param>
    /// <param name="n1">Patients of group 1.</param>
    /// <param name="events2">Patients of group 2 with the event.</param>
    /// <param name="n2">Patients of group 2.</param>
    public FourfoldTable(int events1, int n1, int events2, int n2)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events1);
        ArgumentOutOfRangeException.ThrowIfNegative(events2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events1, n1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events2, n2);
        (Events1, N1, Events2, N2) = (events1, n1, events2, n2);
    }

    /// <summary>Patients of group 1 with the event.</summary>
    public int Events1 { get; }

    /// <summary>Patients of group 1.</summary>
    public int N1 { get; }

    /// <summary>Patients of group 2 with the event.</summary>
    public int Events2 { get; }

    /// <summary>Patients of group 2.</summary>
    public int N2 { get; }

    /// <summary>Patients of group 1 without the event.</summary>
    public int NonEvents1 => N1 - Events1;

    /// <summary>Patients of group 2 without the event.</summary>
    public int NonEvents2 => N2 - Events2;

    /// <summary>All patients.</summary>
    public int Total => N1 + N2;

    /// <summary>All patients with the event.</summary>
    public int Events => Events1 + Events2;

    /// <summary>All patients without the event.</summary>
    public int NonEvents => Total - Events;

    /// <summary>Both groups have patients.</summary>
    public bool HasBothGroups => N1 > 0 && N2 > 0;

    /// <summary>There are patients with and patients without the event.</summary>
    public bool HasBothOutcomes => Events > 0 && NonEvents > 0;

    /// <summary>Share of group 1 with the event; NaN in an empty group.</summary>
    public double Risk1 => (double)Events1 / N1;

    /// <summary>Share of group 2 with the event; NaN in an empty group.</summary>
    public double Risk2 => (double)Events2 / N2;

    /// <summary>Risk of group 1 minus that of group 2.</summary>
    public double RiskDifference => Risk1 - Risk2;

    /// <summary>Risk of group 1 over that of group 2; infinite where only group 1 has events, NaN where neither has.</summary>
    public double RiskRatio => Risk1 / Risk2;

    /// <summary>Odds of group 1 over those of group 2, the cross-product ratio; may be infinite, NaN where both products are 0.</summary>
    public double OddsRatio => (double)Events1 * NonEvents2 / ((double)Events2 * NonEvents1);

    /// <summary>Variance of <see cref="RiskDifference"/>, each group its own risk.</summary>
    public double UnpooledVariance => (Risk1 * (1 - Risk1) / N1) + (Risk2 * (1 - Risk2) / N2);

    /// <summary>Group 2 in the place of group 1.</summary>
    public FourfoldTable Swapped => new(Events2, N2, Events1, N1);

    /// <summary>Counts of the events in the place of the non-events.</summary>
    public FourfoldTable Complement => new(NonEvents1, N1, NonEvents2, N2);

    /// <summary>The counts as 33/84 against 24/88.</summary>
    public override string ToString() => $"{Events1}/{N1} against {Events2}/{N2}";
}
