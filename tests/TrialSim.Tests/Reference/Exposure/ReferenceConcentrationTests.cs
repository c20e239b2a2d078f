using TrialSim.Exposure;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Exposure;

/// <summary>The reference concentrations of docs/exposure.md: 5 mg/kg over two hours at days 0, 14 and 42, typical patients.</summary>
public class ReferenceConcentrationTests
{
    private const double Limit = 0.01; // what the concentrations are asked to agree within; they are printed with two decimals

    private static readonly double[] Days = [2.0 / 24, 1, 7, 14, 28, 42, 56, 70, 84];

    private static readonly DosingSchedule Induction = new() { Dose = new(5), Weeks = [new(0), new(2), new(6)] };

    public static TheoryData<string, PharmacokineticModel, PatientProfile, double[], double> Patients => new()
    {
        {
            "ulcerative colitis, man of 77 kg", new UlcerativeColitis2009(), new() { WeightKg = 77 },
            [106.96, 49.04, 34.41, 23.60, 34.70, 16.32, 31.27, 14.71, 6.92], 12.86
        },
        {
            "ulcerative colitis, woman of 70 kg", new UlcerativeColitis2009(), new() { WeightKg = 70, IsFemale = true },
            [116.50, 48.69, 36.34, 26.56, 40.73, 21.75, 38.17, 20.38, 10.88], 15.46
        },
        {
            "ulcerative colitis, man of 77 kg with antibodies", new UlcerativeColitis2009(), new() { WeightKg = 77, HasAntibodies = true },
            [106.71, 47.11, 28.48, 16.43, 21.90, 7.29, 18.85, 6.27, 2.09], 8.82
        },
        {
            "inflammatory bowel disease, 70 kg", new InflammatoryBowelDisease2021(), new() { WeightKg = 70 },
            [111.48, 86.41, 37.50, 23.20, 32.63, 13.28, 28.61, 11.64, 4.74], 10.81
        },
        {
            "ankylosing spondylitis, 70 kg", new AnkylosingSpondylitis2008(), new() { WeightKg = 70 },
            [111.37, 70.97, 39.76, 29.26, 45.11, 24.44, 42.50, 23.03, 12.48], 15.84
        },
    };

    [Theory]
    [MemberData(nameof(Patients))]
    public void Ten_figures_of_each_typical_patient_agree(string name, PharmacokineticModel model, PatientProfile patient, double[] expected, double halfLife)
    {
        var disposition = model.Of(patient);
        double[] found = disposition.Concentrations(Induction, patient.WeightKg, Days);
        for (int i = 0; i < Days.Length; i++)
        {
            Near.Relative(expected[i], found[i], Limit, $"{name}, day {Days[i]:0.###}");
        }

        Near.Relative(halfLife, disposition.HalfLifeDays, Limit, $"{name}, half-life");
    }
}
