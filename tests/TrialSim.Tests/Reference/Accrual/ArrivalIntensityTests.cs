using System.Text.Json;
using TrialSim.Accrual;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Accrual;

/// <summary>Expected candidates and their weeks against numerical integration and root finding in R (accrual.json).</summary>
public class ArrivalIntensityTests
{
    // R's integrate and uniroot are asked for 1e-12; over a few hundred weeks and candidates that leaves errors of about 1e-10.
    private const double Limit = 1e-9;

    public static TheoryData<string> Cases => [.. ReferenceFile.Cases("Accrual/accrual.json", "cases").Select(c => c.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Expected_candidates_and_their_weeks_are_those_of_numerical_integration(string name)
    {
        var reference = ReferenceFile.Cases("Accrual/accrual.json", "cases").Single(c => c.GetProperty("name").GetString() == name);
        var intensity = new ArrivalIntensity(Model(reference));
        var (weeks, expected) = (reference.Numbers("weeks"), reference.Numbers("expected"));
        for (int i = 0; i < weeks.Length; i++)
        {
            Near.Absolute(expected[i], intensity.ExpectedBy(weeks[i]), Limit, $"{name}, week {weeks[i]}");
        }

        var (candidates, when) = (reference.Numbers("candidates"), reference.Numbers("when"));
        for (int i = 0; i < candidates.Length; i++)
        {
            Near.Absolute(when[i], intensity.WeekOf(candidates[i]), Limit, $"{name}, candidate {candidates[i]}");
        }
    }

    [Fact]
    public void A_linear_ramp_has_the_textbook_root()
    {
        var intensity = new ArrivalIntensity(new AccrualModel { Sites = [new() { CandidatesPerWeek = new(2) }], Ramp = new(10) });
        Near.Relative(Math.Sqrt(2 * 10 * 4 / 2.0), intensity.WeekOf(4), 1e-15); // 2/10 x t^2 / 2 = 4
        Near.Relative(5 + (30 / 2.0), intensity.WeekOf(30), 1e-15); // half of the ramp is lost
    }

    [Fact]
    public void A_group_of_sites_is_its_sites_one_by_one()
    {
        var together = new ArrivalIntensity(new AccrualModel { Sites = [new() { Count = new(3), Opens = new(2), WeeksApart = new(5), CandidatesPerWeek = new(0.3) }], Ramp = new(7) });
        var apart = new ArrivalIntensity(new AccrualModel
        {
            Sites = [.. new[] { 2.0, 7, 12 }.Select(week => new SiteGroup { Opens = new(week), CandidatesPerWeek = new(0.3), Ramp = new(7) })],
        });
        foreach (double candidates in new[] { 0.1, 1, 4, 40 })
        {
            Assert.Equal(apart.WeekOf(candidates), together.WeekOf(candidates));
        }
    }

    private static AccrualModel Model(JsonElement reference) => new()
    {
        Sites = [.. reference.GetProperty("sites").EnumerateArray().Select(site => new SiteGroup
        {
            Opens = new(site[0].GetDouble()), CandidatesPerWeek = new(site[1].GetDouble()), Ramp = new(site[2].GetDouble()),
        })],
        Pauses = [.. reference.GetProperty("pauses").EnumerateArray().Select(pause => new RecruitmentPause { From = new(pause[0].GetDouble()), To = new(pause[1].GetDouble()) })],
    };
}
