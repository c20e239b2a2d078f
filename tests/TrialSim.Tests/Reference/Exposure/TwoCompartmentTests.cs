using System.Text.Json;
using TrialSim.Exposure;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Exposure;

/// <summary>Other doses, schedules and patients against the matrix exponential and adaptive integration in R (two-compartment.json).</summary>
public class TwoCompartmentTests
{
    private const double Exact = 1e-9; // both are exact but for rounding; R's eigenvectors lose about five digits where a fast phase follows a slow one

    // eight nodes a piece against adaptive integration; the largest error in 2,500 patients and regimens drawn over wide ranges was 1.6e-4
    private const double Quadrature = 2e-4;

    private static readonly PharmacokineticModel[] Models = [new UlcerativeColitis2009(), new AnkylosingSpondylitis2008(), new InflammatoryBowelDisease2021()];
    private static readonly string[] Kinds = ["ulcerative-colitis-2009", "ankylosing-spondylitis-2008", "inflammatory-bowel-disease-2021"];

    public static TheoryData<string> Cases => [.. All().Select(c => c.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Clearances_volumes_and_half_lives_follow_the_covariates(string name)
    {
        var reference = Case(name);
        var disposition = ModelOf(reference).Of(PatientOf(reference));
        double[] expected = reference.Numbers("disposition");
        double[] found = [disposition.ClearanceLitresPerDay, disposition.CentralLitres, disposition.ExchangeLitresPerDay, disposition.PeripheralLitres];
        for (int i = 0; i < expected.Length; i++)
        {
            Near.Relative(expected[i], found[i], Exact, name);
        }

        double[] halfLives = reference.Numbers("half-lives");
        Near.Relative(halfLives[0], disposition.HalfLifeDays, Exact, name);
        Near.Relative(halfLives[1], disposition.DistributionHalfLifeDays, Exact, name);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Concentrations_are_those_of_the_matrix_exponential(string name) =>
        Compare(name, "concentration", new MomentaryEngagement(), _ => Exact, (path, visit) => path.Concentration(visit)[0][0], value => value);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Momentary_engagement_is_the_bound_fraction(string name) =>
        Compare(name, "concentration", new MomentaryEngagement(), _ => Exact, (path, visit) => path.Engagement(visit)[0][0], value => value / (value + 2.03));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Delayed_engagement_is_that_of_an_effect_compartment(string name)
    {
        var timing = new DelayedEngagement { HalfLife = new(Case(name).Number("delay")) };
        Compare(name, "delayed", timing, _ => Exact, (path, visit) => path.Engagement(visit)[0][0], value => value / (value + 2.03));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Mean_engagement_is_that_of_adaptive_integration(string name)
    {
        var timing = new MeanEngagement { Over = new(Case(name).Number("over")) };
        Compare(name, "mean", timing, expected => Quadrature / expected, (path, visit) => path.Engagement(visit)[0][0], value => value);
    }

    private static void Compare(
        string name, string column, EngagementTiming timing, Func<double, double> limit, Func<ExposurePath, int, double> read, Func<double, double> expect)
    {
        var reference = Case(name);
        var schedule = ScheduleOf(reference);
        double[] days = reference.Numbers("days");
        AntibodyOnset? onset = reference.TryGetProperty("antibodies-day", out var day)
            ? new(day.GetDouble(), reference.TryGetProperty("antibody-factor", out var factor) ? factor.GetDouble() : ModelOf(reference).Typical.AntibodyClearanceFactor)
            : null;
        using var path = new ExposurePath(schedule, new() { Timing = timing }, [.. days.Select(d => d / 7)], onset, 1);
        var patient = PatientOf(reference);
        path.Set(0, ModelOf(reference).Of(patient), schedule.MgFor(patient.WeightKg));
        path.Antibodies[0] = 1;
        for (int again = 0; again < 2; again++)
        {
            path.Follow(); // the second time it must have forgotten the first
            double[] expected = reference.Numbers(column);
            for (int visit = 0; visit < days.Length; visit++)
            {
                Near.Relative(expect(expected[visit]), read(path, visit), limit(expect(expected[visit])), $"{name}, day {days[visit]}");
            }
        }
    }

    private static IEnumerable<JsonElement> All() => ReferenceFile.Cases("Exposure/two-compartment.json", "cases");

    private static JsonElement Case(string name) => All().Single(c => c.GetProperty("name").GetString() == name);

    private static PharmacokineticModel ModelOf(JsonElement reference) => Models[Array.IndexOf(Kinds, reference.GetProperty("model").GetString())];

    private static PatientProfile PatientOf(JsonElement reference) => new()
    {
        WeightKg = reference.Number("weight"),
        IsFemale = reference.Number("female") == 1,
        AlbuminGramsPerDecilitre = reference.Number("albumin"),
    };

    private static DosingSchedule ScheduleOf(JsonElement reference) => new()
    {
        Dose = new(reference.Number("dose")),
        DoseUnit = reference.GetProperty("unit").GetString() == "mg" ? DoseUnit.Mg : DoseUnit.MgPerKg,
        Weeks = [.. reference.Numbers("weeks").Select(week => new Quantities.StudyWeeks(week))],
        InfusionHours = new(reference.Number("hours")),
    };
}
