using TrialSim.Exposure;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Tests.Statistical;

/// <summary>50,000 patients who are alike in weight, sex and albumin differ in clearance and central volume by what was published.</summary>
public class ExposureVariation
{
    private const int Patients = 6250; // in each of eight trials
    private const double FalseAlarm = 1e-7; // each; there are eleven

    [Theory]
    [InlineData("clearance", 0.377)]
    [InlineData("central volume", 0.221)]
    public void Like_patients_vary_by_the_published_coefficient(string what, double variation)
    {
        var model = new UlcerativeColitis2009();
        using var trial = Alike(model);
        using var course = new ExposureCourse(new() { Model = model, Dose = new(5), Weeks = [new(0)] }, [12], Patients);
        course.Follow(TrialRandom.For(20_130_901, 0), trial);
        double[] ratios = what == "clearance"
            ? Ratios(course.Clearance, model.Typical.ClearanceLitresPerDay)
            : Ratios(course.Central, model.Typical.CentralLitres);

        // of the logarithm: its mean square; the other reading of CV, as the logarithm's standard deviation, would be 7% off in clearance
        double square = variation * variation, logSquare = Math.Log(1 + square);
        Check([.. ratios.Select(r => Math.Log(r) * Math.Log(r) / logSquare)], 1, Math.Max(square / logSquare, 1.055));

        // of the ratio to the median itself: mean sqrt(1 + CV^2) and mean square (1 + CV^2)^2
        Check(ratios, Math.Sqrt(1 + square), Math.Sqrt(1 + square) * 1.02);
        Check([.. ratios.Select(r => r * r)], (1 + square) * (1 + square), (1 + square) * (1 + square) * 1.04);
        double mean = ratios.Average();
        double found = Math.Sqrt(ratios.Average(r => r * r) - (mean * mean)) / mean;
        // about five standard errors, which the tests above bound more closely
        Assert.True(Math.Abs(found - variation) < 0.02 * variation, $"{what}: {found}");
    }

    [Fact]
    public void Antibodies_are_formed_by_the_stated_share()
    {
        var model = new UlcerativeColitis2009();
        using var trial = Alike(model);
        var exposure = new ExposureModel { Model = model, Dose = new(5), Weeks = [new(0)], Antibodies = new() { Share = new(0.068), FromWeek = new(4) } };
        using var course = new ExposureCourse(exposure, [3, 12], Patients);
        course.Follow(TrialRandom.For(20_130_901, 0), trial);
        using var without = new ExposureCourse(exposure with { Antibodies = null }, [3, 12], Patients);
        without.Follow(TrialRandom.For(20_130_901, 0), trial);
        long formed = 0;
        for (int i = 0; i < Patients; i++)
        {
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                bool forms = course.Antibodies[i][lane] == 1;
                formed += forms ? 1 : 0;
                Assert.Equal(without.Concentration(1)[i][lane], course.Concentration(1)[i][lane]);
                double later = course.Concentration(2)[i][lane] / without.Concentration(2)[i][lane];
                Assert.True(forms ? later < 0.95 : Math.Abs(later - 1) < 1e-12, $"patient {i}: {later}");
            }
        }

        StatisticalAssert.Rate(formed, 8L * Patients, 0.068, FalseAlarm, 0.077);
    }

    [Fact]
    public void Albumin_and_weight_follow_their_models()
    {
        var model = new UlcerativeColitis2009();
        using var trial = Alike(model);
        var exposure = new ExposureModel
        {
            Model = model,
            Dose = new(5),
            Weeks = [new(0)],
            Albumin = new() { Mean = new(4.2), Sd = new(0.3) },
            Weight = new() { Mean = new(80), Sd = new(18) },
        };
        using var course = new ExposureCourse(exposure, [12], Patients);
        course.Follow(TrialRandom.For(20_130_901, 0), trial);
        double[] albumin = Ratios(course.Albumin, 1), weight = Ratios(course.Weight, 1);
        Check(albumin, 4.2, 4.215);
        Check([.. albumin.Select(a => (a - 4.2) * (a - 4.2))], 0.09, 0.0945);
        Check(weight, 80, 81);
        Check([.. weight.Select(w => (w - 80) * (w - 80))], 18 * 18, 18.8 * 18.8);
    }

    private static TrialBlock Alike(PharmacokineticModel model)
    {
        var trial = new TrialBlock(Patients, 1, ExactMeasurement.Lead | ExactMeasurement.Baseline);
        trial.Female.Clear();
        trial.Height.Fill(Lanes.One);
        trial.BodyMassIndex.Fill(model.Typical.ReferenceWeightKg);
        return trial;
    }

    private static double[] Ratios(ReadOnlySpan<Lanes> column, double typical)
    {
        double[] ratios = new double[column.Length * Lanes.Count];
        for (int i = 0; i < ratios.Length; i++)
        {
            ratios[i] = column[i / Lanes.Count][i % Lanes.Count] / typical;
        }

        return ratios;
    }

    private static void Check(double[] values, double expected, double detects)
    {
        double mean = values.Average();
        double sd = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        StatisticalAssert.Mean(mean, sd, values.Length, expected, 0, FalseAlarm, detects);
    }
}
