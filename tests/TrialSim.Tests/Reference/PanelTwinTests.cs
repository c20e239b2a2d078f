using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Tests.Oracles;
using TrialSim.Tests.Support;
using TrialSim.Trials;

namespace TrialSim.Tests.Reference;

/// <summary>Biomarkers of enrolled patients against plain scalar code, candidate by candidate.</summary>
public class PanelTwinTests
{
    private const ulong Seed = 0xABCD_0123_4567;

    public static TheoryData<string> Populations => ["shipped", "entered by others", "many", "led by quantiles", "one"];

    /// <summary>Agreement to the error of our logarithms, exponentials and deviates: 1e-11 (ln BMI is taken back from BMI).</summary>
    [Theory]
    [MemberData(nameof(Populations))]
    public void Values_are_the_twins(string name)
    {
        var population = Named(name);
        const ulong First = 0xFFFF_FFFC;
        int late = 0, missing = 0;
        using var trial = Panels.Enrol(population, 61, Seed, First);
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            var twin = new ScalarPanel(population, Seed, First + (ulong)lane);
            for (int i = 0; i < trial.Patients; i++)
            {
                int attempt = (int)trial.Screened[i][lane] - 1;
                late += attempt > 0 ? 1 : 0;
                var expected = twin.Draw(i, attempt);
                for (int k = 0; k < expected.Length; k++)
                {
                    string about = $"{name}, lane {lane}, patient {i}, attempt {attempt}, {trial.Biomarkers[k]}";
                    Near.Absolute(expected[k].Level, trial.Level(k)[i][lane], 1e-11, about);
                    Same(expected[k].Screening, trial.Screening(k)[i][lane], about);
                    Same(expected[k].Measured, trial.Measured(k)[i][lane], about);
                    missing += double.IsNaN(expected[k].Measured) ? 1 : 0;
                }
            }
        }

        Assert.Equal(name != "one", late > 8);
        Assert.Equal(name != "one", missing > 8);
    }

    /// <summary>The candidates before the one enrolled broke a rule, and she breaks none: so the rules read the very values that results show.</summary>
    [Fact]
    public void Who_was_passed_over_was_not_eligible()
    {
        var population = Panels.LedByQuantiles;
        using var trial = Panels.Enrol(population, 60, Seed, 0);
        var twin = new ScalarPanel(population, Seed, 0);
        for (int i = 0; i < trial.Patients; i++)
        {
            int enrolled = (int)trial.Screened[i][0] - 1;
            Assert.True(IsInRange(twin.Draw(i, enrolled)));
            Assert.All(Enumerable.Range(0, enrolled), attempt => Assert.False(IsInRange(twin.Draw(i, attempt))));
        }
    }

    // sil-6r is the second of the panel, il-6 the first; no other rule of that population passes anybody over
    private static bool IsInRange((double Level, double Screening, double Measured)[] candidate) =>
        candidate[1].Screening >= Math.Log(37) && candidate[0].Screening <= Math.Log(6);

    private static Population Named(string name) => name switch
    {
        "shipped" => Panels.Shipped,
        "entered by others" => Panels.EnteredByOthers,
        "many" => Panels.Many,
        "led by quantiles" => Panels.LedByQuantiles,
        _ => Panels.One,
    };

    private static void Same(double expected, double found, string about)
    {
        Assert.True(double.IsNaN(expected) == double.IsNaN(found), about);
        if (!double.IsNaN(expected))
        {
            Near.Absolute(expected, found, 1e-11, about);
        }
    }
}
