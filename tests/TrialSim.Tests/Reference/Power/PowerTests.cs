using System.Text.Json;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics;
using TrialSim.Statistics.Power;

namespace TrialSim.Tests.Reference.Power;

/// <summary>Closed forms of power against power.json, which power.R made by numerical integration and R's own functions.</summary>
/// <remarks>Approximate: ten times the largest difference seen or, for R's pt(), three times; none is above 6e-13.</remarks>
public sealed class PowerTests
{
    private static readonly JsonElement File = JsonDocument.Parse(
        System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Reference", "Power", "power.json"))).RootElement;

    [Fact]
    public void Noncentral_t_agrees_with_integration_over_the_standard_error() => ForEach("noncentral-t", row =>
    {
        double t = row("t");
        double df = row("df");
        double shift = row("shift");
        Close(row("probability"), NoncentralT.Cumulative(t, df, shift), 1e-13); // seen: 1e-14
        Assert.Equal(1, NoncentralT.Cumulative(t, df, shift) + NoncentralT.UpperTail(t, df, shift), 1e-12);
    });

    [Fact]
    public void Power_of_the_t_test_agrees_with_R() => ForEach("power-of-t", row =>
        Close(row("power"), PowerOfT.TwoSample(row("difference"), row("patients"), row("patients"), 0.05), 2e-12)); // seen: 6e-13, as documented for R's pt()

    [Fact]
    public void Patients_per_arm_agree_with_R() => ForEach("patients-per-arm", row =>
        Assert.Equal(row("patients"), PowerOfT.PatientsPerArm(row("difference"), row("power"), 0.05)));

    [Fact]
    public void Power_sign_error_and_exaggeration_of_a_normal_estimate_agree_with_integration() => ForEach("power-of-z", row =>
    {
        double shift = row("shift");
        Close(row("power"), PowerOfZ.TwoSided(shift, 0.05), 1e-14);
        Close(row("sign-error"), PowerOfZ.SignError(shift, 0.05), 3e-14);
        Close(1, PowerOfZ.Exaggeration(shift, 0.05) / row("exaggeration"), 5e-14);
    });

    [Fact]
    public void Efficiency_of_marker_groups_agrees_with_R() => ForEach("marker-groups", row =>
    {
        int groups = (int)row("groups");
        Close(row("equal"), MarkerGroups.Efficiency(MarkerGroups.EqualCuts(groups)), 1e-14);
        Close(row("best"), MarkerGroups.Efficiency(MarkerGroups.BestCuts(groups)), 1e-13);
    });

    private static void ForEach(string list, Action<Func<string, double>> check)
    {
        foreach (var row in File.GetProperty(list).EnumerateArray())
        {
            check(name => row.GetProperty(name).GetDouble());
        }
    }

    private static void Close(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance, $"{actual:R} is {Math.Abs(actual - expected):G2} from {expected:R}");
}
