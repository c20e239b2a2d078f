using System.Text.Json;
using TrialSim.Assurance;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Quantities;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Assurance;

/// <summary>The distributions that priors mean against priors.json (priors.R: prior times likelihood, integrated numerically).</summary>
public sealed class PriorReferenceTests
{
    private const string File = "Assurance/priors.json";

    // table 1 of van Zwet, Schwab and Senn (2021): shares and SDs of the signal-to-noise ratio
    private static readonly (double Share, double Sd)[] Cochrane = [(0.32, 0.61), (0.31, 1.42), (0.30, 2.16), (0.07, 5.64)];

    [Fact]
    public void Mean_spread_and_quantiles_agree_with_numerical_integration()
    {
        foreach (var c in ReferenceFile.Cases(File, "cases"))
        {
            var law = Prior(c).Law();
            // integrate() and uniroot() are good to 1e-10; tables of the conditional likelihood to 1e-5 in quantiles
            double limit = c.GetProperty("kind").GetString() == "conditional" ? 1e-5 : 1e-7;
            Near.Relative(c.Number("mean"), law.Mean, limit / 10, c);
            Near.Relative(c.Number("sd"), law.Sd, limit / 10, c);
            Near.Absolute(c.Number("below"), law.Below(0), limit, c);
            Near.Absolute(0.25, law.Below(c.Number("quartile")), limit, c);
            Near.Absolute(0.975, law.Below(c.Number("late")), limit, c);
            if (law.Pieces.Count == 1)
            {
                Near.Absolute(c.Number("quartile"), law.At(0.25), limit * Math.Abs(c.Number("estimate")), c);
                Near.Absolute(c.Number("late"), law.At(0.975), limit * Math.Abs(c.Number("estimate")), c);
            }
        }
    }

    [Fact]
    public void The_weight_of_a_spike_after_a_result_is_that_of_Bayes()
    {
        var prior = new UpdatedPrior
        {
            Prior = Mixture((0.5, new PointPrior { Effect = new(0) }), (0.5, new NormalPrior { Centre = new(0.5), Spread = new(0.4) })),
            P = new PValue(0.01),
        };
        Near.Relative(ReferenceFile.Document(File).Number("spike"), prior.Law().Exactly(0), 1e-9);
    }

    [Fact]
    public void Constants_of_the_Cochrane_shrinkage_give_what_their_authors_report()
    {
        // median power 0.13, at z = 1.96 a median exaggeration of 1.7 (abstract)
        double cdf = Cochrane.Sum(c => c.Share * (1 - (2 * NormalDistribution.UpperTail(DeviateWithPower(0.1322904486) / c.Sd))));
        Near.Absolute(0.5, cdf, 1e-6);
        Assert.Equal(0.13, ReferenceFile.Document(File).Number("median-power"), 0.005);
        var law = new CochraneShrinkage().Of(new(1.96, 1));
        Near.Absolute(0.5, law.Below(1.96 / 1.7) - law.Below(-1.96 / 1.7), 0.02);
    }

    private static double DeviateWithPower(double power) =>
        RootFinding.Brent(d => NormalDistribution.UpperTail(1.959963984540054 - d) + NormalDistribution.UpperTail(1.959963984540054 + d) - power, 0, 10, 1e-12);

    private static TruthPrior Prior(JsonElement c)
    {
        double estimate = c.Number("estimate");
        var p = new PValue(c.Number("p-value"));
        TruthPrior Published(Shrinkage shrinkage) => new PublishedPrior { Estimate = new EffectSize(estimate), P = p, Shrinkage = shrinkage };
        TruthPrior Updated(TruthPrior prior) => new UpdatedPrior { Prior = prior, Estimate = new EffectSize(estimate), P = p };
        return c.GetProperty("kind").GetString() switch
        {
            "none" => Published(new NoShrinkage()),
            "factor" => Published(new FactorShrinkage { Factor = new(0.5) }),
            "conditional" => Published(new ConditionalShrinkage { Level = new(c.Number("level")) }),
            "van-zwet" => Published(new CochraneShrinkage()),
            "sceptical" => Updated(new ScepticalPrior { Exceeds = new(estimate) }),
            _ => Updated(Mixture((0.3, new NormalPrior { Centre = new(0), Spread = new(0.2) }), (0.7, new NormalPrior { Centre = new(1), Spread = new(0.5) }))),
        };
    }

    private static MixturePrior Mixture(params (double Weight, TruthPrior Prior)[] parts) =>
        new() { Parts = [.. parts.Select(p => new PriorPart { Weight = new(p.Weight), Prior = p.Prior })] };
}
