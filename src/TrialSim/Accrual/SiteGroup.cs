using System.Globalization;
using TrialSim.Quantities;

namespace TrialSim.Accrual;

/// <summary>One site that recruits, or several alike that open one after the other.</summary>
public sealed record SiteGroup
{
    /// <summary>What the site or the group is called, such as a city or a country; optional.</summary>
    public string? Name { get; init; }

    /// <summary>How many sites these are.</summary>
    public SiteCount Count { get; init; } = new(1);

    /// <summary>Week in which the first of them begins to screen; 0 is the start of the trial.</summary>
    public StudyWeeks Opens { get; init; }

    /// <summary>Weeks from the opening of one of them to that of the next.</summary>
    public StudyWeeks WeeksApart { get; init; }

    /// <summary>Candidates that come to screening each week at each of them, once it recruits in full.</summary>
    public required CandidatesPerWeek CandidatesPerWeek { get; init; }

    /// <summary>Weeks over which each site's rate rises from nothing to its full rate; that of the whole trial unless given.</summary>
    public StudyWeeks? Ramp { get; init; }

    /// <summary>The group in words.</summary>
    public string Describe()
    {
        string sites = Count.Value == 1 ? Name ?? "a site" : $"{(Name is null ? string.Empty : Name + ", ")}{Count.Value} sites";
        string opening = Count.Value == 1 || WeeksApart.Value == 0
            ? $"from week {Opens.Value}"
            : $"the first from week {Opens.Value}, the others {WeeksApart.Value} {(WeeksApart.Value == 1 ? "week" : "weeks")} apart";
        string ramp = Ramp is { } own ? $", rising over {own.Value} weeks" : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture, $"{sites} with {(decimal)CandidatesPerWeek.Value:0.############} candidates a week{(Count.Value == 1 ? string.Empty : " each")}, {opening}{ramp}");
    }
}
