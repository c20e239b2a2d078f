using System.Globalization;
using TrialSim.Quantities;

namespace TrialSim.Accrual;

/// <summary>
/// How fast candidates come to screening: a Poisson process whose intensity is the sum of the sites'. Together with the candidates that
/// a trial needs until its last place is filled it gives the trial's duration.
/// </summary>
/// <remarks>
/// A site's rate rises linearly from its opening on, over the ramp, and then stays; in a pause nobody comes, and ramps go on. Sum of
/// Poisson processes, time-changed by the cumulative intensity: Cinlar (1975), Introduction to Stochastic Processes, section 4.7;
/// recruitment by sites as such a sum: Anisimov and Fedorov (2007), Statistics in Medicine 26:4958-4975.
/// </remarks>
public sealed record AccrualModel
{
    private const double MostSites = 1000;
    private const double MostWeeks = 1_000_000;

    /// <summary>The sites that recruit.</summary>
    public required IReadOnlyList<SiteGroup> Sites { get; init; }

    /// <summary>Weeks over which a site's rate rises linearly to its full rate after it opens.</summary>
    public StudyWeeks Ramp { get; init; }

    /// <summary>Weeks from a candidate's screening to her randomization.</summary>
    public StudyWeeks Screening { get; init; }

    /// <summary>Times in which nobody is screened, in their order.</summary>
    public IReadOnlyList<RecruitmentPause> Pauses { get; init; } = [];

    /// <summary>Sites of all groups together.</summary>
    internal double SitesTogether => Sites.Sum(group => group.Count.Value);

    /// <summary>The model in words, part by part.</summary>
    public IReadOnlyList<string> Describe() =>
    [
        .. Sites.Select(group => group.Describe()),
        .. Ramp.Value > 0 ? [$"each site's rate rises linearly over {Ramp.Value} weeks from its opening"] : Array.Empty<string>(),
        .. Pauses.Select(pause => $"nobody is screened from week {pause.From.Value} to week {pause.To.Value}"),
        Screening.Value > 0 ? $"randomization {Screening.Value} {(Screening.Value == 1 ? "week" : "weeks")} after screening" : "randomization at screening",
    ];

    /// <summary>Reports a trial without sites, with too many, or with sites that hardly recruit, and pauses out of order.</summary>
    internal void Check(ScenarioPlace place, double patients)
    {
        place.At("sites").MustNotBeEmpty(Sites.Count, "List the sites that recruit, such as [{ \"count\": 4, \"candidates-per-week\": 0.5 }].");
        if (SitesTogether > MostSites)
        {
            place.At("sites").Breach($"{SitesTogether} sites, more than {MostSites}.", "Let a site of the file stand for several, with their rates added.");
        }
        else if (Sites.Count > 0 && new ArrivalIntensity(this).WeekOf(patients) is var weeks && !(weeks <= MostWeeks))
        {
            place.At("sites").Breach(
                string.Create(CultureInfo.InvariantCulture, $"{patients:N0} candidates, one for each patient, would take {weeks:N0} weeks to come, more than {MostWeeks:N0}."),
                "Raise \"candidates-per-week\", or add sites.", "design.patients");
        }

        for (int i = 0; i < Pauses.Count; i++)
        {
            var here = place.At("pauses").At(i);
            if (!(Pauses[i].To.Value > Pauses[i].From.Value))
            {
                here.At("to").Breach($"a pause from week {Pauses[i].From.Value} does not end at {Pauses[i].To.Value}.", "Let it end later than it begins.", "accrual.pauses");
            }
            else if (i > 0 && Pauses[i].From.Value < Pauses[i - 1].To.Value)
            {
                here.At("from").Breach(
                    $"week {Pauses[i].From.Value} lies before the end of the pause before it, week {Pauses[i - 1].To.Value}.",
                    "List the pauses in their order, and join those that overlap.", "accrual.pauses");
            }
        }
    }
}
