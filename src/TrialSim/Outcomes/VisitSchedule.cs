namespace TrialSim.Outcomes;

/// <summary>The weeks of the visits after baseline, rising; the last is the final visit.</summary>
internal readonly record struct VisitSchedule(IReadOnlyList<double> Weeks)
{
    /// <summary>Visits after baseline.</summary>
    public int Count => Weeks.Count;

    /// <summary>Week of the final visit.</summary>
    public double Final => Weeks[^1];

    /// <summary>Weeks between a visit, from 1, and the one before; baseline is week 0.</summary>
    public double WeeksBefore(int visit) => Weeks[visit - 1] - (visit == 1 ? 0 : Weeks[visit - 2]);
}
