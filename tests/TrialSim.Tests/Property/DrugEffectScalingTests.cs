using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Trials;

namespace TrialSim.Tests.Property;

/// <summary>Half of a drug effect is half of every patient's effect, whatever its shape.</summary>
public class DrugEffectScalingTests
{
    private static readonly DrugEffect[] Shapes =
    [
        new NoDrugEffect(),
        new ConstantDrugEffect { Points = new(-3) },
        new LinearDrugEffect { Slope = new(-5.5), NullAt = new(4.6) },
        new ThresholdDrugEffect { Cut = new(5), Above = new(-4), AtMost = new(2) },
        new EmaxDrugEffect { Maximum = new(-6), HalfMaximumAt = new(3), Hill = new(1.7), AtZero = new(1) },
        new UShapedDrugEffect { TurnsAt = new(3), AtTurn = new(-4), Curvature = new(1.5), Limit = new(3) },
        new ClassDrugEffect { Members = new(-4), Others = new(1) },
        new SumDrugEffect { Of = [new LinearDrugEffect { Slope = new(-5.5), NullAt = new(4.6) }, new ConstantDrugEffect { Points = new(-3) }] },
        new ExposureDrugEffect
        {
            Effect = new LinearDrugEffect { Slope = new(-5.5), NullAt = new(4.6) }, Reference = new() { Dose = new(5), Weeks = [new(0), new(2)] },
        },
    ];

    private static readonly DrugEffect[] Level =
    [
        new LinearDrugEffect { Slope = new(0), NullAt = new(4.6) },
        new ThresholdDrugEffect { Cut = new(5), Above = new(-4), AtMost = new(-4) },
        new EmaxDrugEffect { Maximum = new(1), HalfMaximumAt = new(3), AtZero = new(1) },
        new UShapedDrugEffect { TurnsAt = new(3), AtTurn = new(-4), Curvature = new(0), Limit = new(3) },
        new UShapedDrugEffect { TurnsAt = new(3), AtTurn = new(-4), Curvature = new(1), Limit = new(-4) },
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Shapes.Length)];

    public static TheoryData<int> LevelNumbers => [.. Enumerable.Range(0, Level.Length)];

    [Fact]
    public void No_shape_is_missing_here() => Assert.Equal(
        typeof(DrugEffect).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DrugEffect)) && !t.IsAbstract).ToHashSet(), Shapes.Select(s => s.GetType()).ToHashSet());

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Half_of_an_effect_is_half_of_it_at_every_crp(int shape)
    {
        double[] whole = At(Shapes[shape]);
        double[] half = At(Shapes[shape].Scaled(0.5));

        Assert.All(whole.Zip(half), pair => Assert.Equal(pair.First / 2, pair.Second)); // halving is exact in binary
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void An_effect_varies_when_it_is_not_the_same_at_every_crp(int shape) =>
        Assert.Equal(At(Shapes[shape]).Distinct().Count() > 1, Shapes[shape].Varies);

    [Theory]
    [MemberData(nameof(LevelNumbers))]
    public void A_shape_whose_figures_make_it_level_does_not_vary(int shape)
    {
        Assert.Single(At(Level[shape]).Distinct());
        Assert.False(Level[shape].Varies);
    }

    private static double[] At(DrugEffect effect)
    {
        Lanes[] levels = [.. Enumerable.Range(-20, 60).Select(i => (Lanes)(i / 10.0))];
        var points = new Lanes[levels.Length];
        using var trial = new TrialBlock(levels.Length, 0, TrialLayout.OfCrp(ExactMeasurement.None) with { Class = ClassColumns.Members });
        levels.CopyTo(trial.Level(PatientMarker.Crp));
        for (int i = 0; i < levels.Length; i += 2)
        {
            trial.InClass[i] = Lanes.One;
        }

        effect.Write(trial, points);
        return [.. points.Select(p => p[3])];
    }
}
