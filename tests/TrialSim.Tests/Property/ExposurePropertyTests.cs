using TrialSim.Exposure;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Property;

/// <summary>What must hold of any linear two-compartment drug.</summary>
public class ExposurePropertyTests
{
    private static readonly Disposition Patient = new UlcerativeColitis2009().Of(new() { WeightKg = 64, IsFemale = true, AlbuminGramsPerDecilitre = 3.8 });

    private static readonly double[] Days = [0.04, 2.0 / 24, 1, 7, 14, 14.05, 28, 42, 56, 70, 84];

    [Fact]
    public void Concentrations_are_proportional_to_the_dose()
    {
        double[] single = Patient.Concentrations(Doses(3, 0, 2, 6), 64, Days);
        double[] triple = Patient.Concentrations(Doses(9, 0, 2, 6), 64, Days);
        for (int i = 0; i < Days.Length; i++)
        {
            Near.Relative(3 * single[i], triple[i], 1e-14, Days[i]); // a few roundings
        }
    }

    [Fact]
    public void Infusions_add_up()
    {
        double[] all = Patient.Concentrations(Doses(5, 0, 2, 6), 64, Days);
        double[] first = Patient.Concentrations(Doses(5, 0), 64, Days);
        double[] second = Patient.Concentrations(Doses(5, 2), 64, Days);
        double[] third = Patient.Concentrations(Doses(5, 6), 64, Days);
        for (int i = 0; i < Days.Length; i++)
        {
            Near.Relative(first[i] + second[i] + third[i], all[i], 1e-13, Days[i]);
        }
    }

    [Fact]
    public void What_is_given_is_cleared()
    {
        // area under the curve x clearance = dose: trapezoids of 0.01 days over the infusion and a week, then the last exponential's own area
        var schedule = Doses(5, 0);
        double[] days = [.. Enumerable.Range(0, 10_001).Select(i => i * 0.001), .. Enumerable.Range(1, 29_000).Select(i => 10 + (i * 0.01))];
        double[] concentrations = Patient.Concentrations(schedule, 64, days);
        double area = 0;
        for (int i = 1; i < days.Length; i++)
        {
            area += (days[i] - days[i - 1]) * (concentrations[i] + concentrations[i - 1]) / 2;
        }

        area += concentrations[^1] * Patient.HalfLifeDays / Math.Log(2);
        Near.Relative(5 * 64, area * Patient.ClearanceLitresPerDay, 1e-6); // error of the trapezoids: (0.001 days)^2 x curvature of the distribution phase / 12
    }

    [Fact]
    public void A_concentration_at_an_infusion_is_the_trough_before_it()
    {
        double[] with = Patient.Concentrations(Doses(5, 0, 2), 64, 14);
        double[] without = Patient.Concentrations(Doses(5, 0), 64, 14);
        Assert.Equal(without, with);
    }

    [Fact]
    public void Nobody_has_a_concentration_before_the_first_infusion_or_without_a_dose()
    {
        Assert.Equal([0, 0, 0], Patient.Concentrations(Doses(5, 2), 64, 0, 7, 14));
        Assert.Equal([0, 0, 0], Patient.Concentrations(Doses(0, 0, 2), 64, 0, 7, 21));
    }

    [Fact]
    public void A_later_phase_falls_by_half_in_each_half_life()
    {
        double[] found = Patient.Concentrations(Doses(5, 0), 64, 40, 40 + Patient.HalfLifeDays);
        Near.Relative(found[0] / 2, found[1], 1e-12);
    }

    [Fact]
    public void Engagement_rises_with_the_dose_and_with_each_infusion()
    {
        var model = new ExposureModel { Model = new UlcerativeColitis2009(), Dose = new(5), Weeks = [new(0)] };
        double At12(DosingSchedule schedule) => model.EngagementOf(schedule, model.Model.ReferencePatient, 12)[0];
        double[] rising = [0, At12(Doses(5, 0)), At12(Doses(3, 0, 2, 6)), At12(Doses(5, 0, 2, 6)), At12(Doses(10, 0, 2, 6)), 1];
        Assert.Equal(rising.Order(), rising);
        Assert.Equal(rising.Distinct().Count(), rising.Length);
        Near.Relative(6.92 / (6.92 + 2.03), At12(Doses(5, 0, 2, 6)), 0.003); // the printed trough of the typical man has three digits
    }

    [Fact]
    public void Days_that_do_not_rise_are_refused() =>
        Assert.Throws<ArgumentException>(() => Patient.Concentrations(Doses(5, 0), 64, 7, 7));

    private static DosingSchedule Doses(double dose, params double[] weeks) => new() { Dose = new(dose), Weeks = [.. weeks.Select(w => new Quantities.StudyWeeks(w))] };
}
