using TrialSim.Characteristics;

namespace TrialSim.Tests.Statistical;

/// <summary>
/// raison-2013-markers falls and rises as the registry's hs-CRP and IL-6 did: means over 20,000 trials, seed 1, lie in the bands by at least
/// five Monte Carlo standard errors.
/// </summary>
/// <remarks>
/// Source: NCT00463580, posted results: mean hs-CRP 6.21 to 3.91 mg/L on infliximab and 5.69 to 6.31 on placebo, mean IL-6 2.04 to 1.88 and
/// 2.13 to 1.89 pg/mL. Levels: a mean of 30 patients with this spread has a standard error of 2 mg/L (CRP) or 0.3 pg/mL (IL-6), and the
/// scenario's baseline is raison-2013's: bands of 1.5 mg/L and 0.15 pg/mL. Ratios of the two means are what the scenario was fitted to: a
/// truth outside its band passes with a chance below 3e-7, and lies eight or more errors inside, so that a case fails falsely below 1e-3 x 1e-11.
/// </remarks>
public class RaisonMarkers
{
    private const double McseInside = 5;

    private static readonly Lazy<SimulatedScenario> Followed = new(() => new("raison-2013-markers.json", replicates: 20_000, seed: 1));

    [Theory]
    [InlineData("crp", "infliximab", 0.0, 6.21, 1.5)]
    [InlineData("crp", "infliximab", 12.0, 3.91, 0.5)]
    [InlineData("crp", "placebo", 0.0, 5.69, 1.5)]
    [InlineData("crp", "placebo", 12.0, 6.31, 1.5)]
    [InlineData("il-6", "infliximab", 0.0, 2.04, 0.15)]
    [InlineData("il-6", "infliximab", 12.0, 1.88, 0.15)]
    [InlineData("il-6", "placebo", 0.0, 2.13, 0.15)]
    [InlineData("il-6", "placebo", 12.0, 1.89, 0.15)]
    public void Mean_concentrations_lie_near_the_published_ones(string marker, string arm, double week, double published, double within)
    {
        var figure = Followed.Value.OfVariable(marker, Measures.FollowedMean, arm, week);
        double margin = McseInside * figure.Mcse!.Value;
        Assert.InRange(figure.Estimate!.Value, published - within + margin, published + within - margin);
    }

    [Theory]
    [InlineData("crp", "infliximab", 6.21, 3.91)]
    [InlineData("crp", "placebo", 5.69, 6.31)]
    [InlineData("il-6", "infliximab", 2.04, 1.88)]
    [InlineData("il-6", "placebo", 2.13, 1.89)]
    public void Ratios_of_the_means_at_week_12_and_baseline_are_the_published_ones_within_0_04(string marker, string arm, double before, double after)
    {
        var at0 = Followed.Value.OfVariable(marker, Measures.FollowedMean, arm, 0);
        var at12 = Followed.Value.OfVariable(marker, Measures.FollowedMean, arm, 12);
        double ratio = at12.Estimate!.Value / at0.Estimate!.Value;
        double error = ratio * (Relative(at0) + Relative(at12)); // whatever their correlation
        Assert.InRange(ratio, (after / before) - 0.04 + (McseInside * error), (after / before) + 0.04 - (McseInside * error));
    }

    /// <summary>
    /// Published: CRP falls further in infliximab responders than in placebo responders (p below .01, Raison 2013, abstract). Here as an expected
    /// ratio well below 1 that half of the trials would find at about p = .25 or less: the published p is lucky, or the real fall was larger.
    /// </summary>
    [Fact]
    public void Crp_falls_further_in_infliximab_responders_than_in_placebo_responders()
    {
        var mean = Followed.Value.OfAnalysis("crp-week-12-responders", Measures.EstimateMean);
        Assert.True(mean.Estimate + (McseInside * mean.Mcse) < -0.25, $"{mean.Estimate} with error {mean.Mcse}");
        Assert.Null(Followed.Value.OfAnalysis("crp-week-12-responders", Measures.Truth).Estimate);
    }

    private static double Relative(Figure figure) => figure.Mcse!.Value / figure.Estimate!.Value;
}
