using TrialSim.Trials;

namespace TrialSim.Claims;

/// <summary>The patients that a claim is about: those who meet up to three conditions, all of them; without conditions everybody.</summary>
public readonly record struct ClaimedSet
{
    /// <summary>Most conditions that a set may have.</summary>
    public const int MostBounds = 3;

    private readonly MarkerBound first;
    private readonly MarkerBound second;
    private readonly MarkerBound third;

    private ClaimedSet(int count, MarkerBound first, MarkerBound second, MarkerBound third)
    {
        Count = count;
        this.first = first;
        this.second = second;
        this.third = third;
    }

    /// <summary>Everybody.</summary>
    public static ClaimedSet Everybody => default;

    /// <summary>Number of conditions.</summary>
    public int Count { get; }

    /// <summary>A condition, from 0 to <see cref="Count"/> - 1.</summary>
    public MarkerBound this[int bound] => bound switch { 0 => first, 1 => second, _ => third };

    /// <summary>Those of the set who meet one more condition.</summary>
    /// <exception cref="InvalidOperationException">The set has three conditions already.</exception>
    public ClaimedSet With(MarkerBound bound) => Count switch
    {
        0 => new(1, bound, default, default),
        1 => new(2, first, bound, default),
        2 => new(3, first, second, bound),
        _ => throw new InvalidOperationException("a claimed set has at most three conditions"),
    };

    /// <summary>The members of a subgroup of the scenario.</summary>
    public static ClaimedSet Of(Subgroup subgroup)
    {
        var set = Everybody;
        if (subgroup.Low is not null)
        {
            set = set.With(new(subgroup.Marker, subgroup.LowInside, Above: true));
        }

        return subgroup.High is not null ? set.With(new(subgroup.Marker, subgroup.HighInside, Above: false)) : set;
    }

    /// <summary>Whether a patient of one of eight trials belongs to the set.</summary>
    internal bool Contains(TrialBlock trial, int patient, int lane)
    {
        for (int b = 0; b < Count; b++)
        {
            if (!this[b].Holds(trial.Measured(this[b].Marker)[patient][lane]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a patient of one of eight trials has a value of every marker that the set asks for.</summary>
    internal bool IsDecided(TrialBlock trial, int patient, int lane)
    {
        for (int b = 0; b < Count; b++)
        {
            if (double.IsNaN(trial.Measured(this[b].Marker)[patient][lane]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The set as results name it: "crp&gt;5 &amp; age&lt;=40".</summary>
    public string Describe() => Count switch
    {
        0 => Subgroup.All,
        1 => first.Describe(),
        2 => $"{first.Describe()} & {second.Describe()}",
        _ => $"{first.Describe()} & {second.Describe()} & {third.Describe()}",
    };
}
