using TrialSim.Numerics;

namespace TrialSim.Exposure;

/// <summary>Clearances and volumes of one patient in each of eight trials; L/day and L.</summary>
internal readonly struct LaneDisposition(Lanes clearance, Lanes central, Lanes exchange, Lanes peripheral)
{
    public Lanes Clearance { get; } = clearance;

    public Lanes Central { get; } = central;

    public Lanes Exchange { get; } = exchange;

    public Lanes Peripheral { get; } = peripheral;

    /// <summary>What a model says of patients like these, without antibodies: equation (1) of docs/exposure.md.</summary>
    /// <param name="typical">The model's figures.</param>
    /// <param name="female">1 for women, 0 for men.</param>
    /// <param name="weightKg">Body weight, kg.</param>
    /// <param name="albumin">Serum albumin, g/dL.</param>
    public static LaneDisposition Of(TypicalPharmacokinetics typical, Lanes female, Lanes weightKg, Lanes albumin)
    {
        var weight = LaneMath.Log(weightKg / typical.ReferenceWeightKg);
        var logAlbumin = LaneMath.Log(albumin / typical.ReferenceAlbuminGramsPerDecilitre);
        var clearance = LaneMath.Exp(Lanes.Fma(weight, typical.WeightOnClearance, logAlbumin * typical.AlbuminOnClearance));
        return new(
            typical.ClearanceLitresPerDay * clearance * Lanes.Fma(female, typical.FemaleClearanceFactor - 1, Lanes.One),
            typical.CentralLitres * LaneMath.Exp(weight * typical.WeightOnCentral) * Lanes.Fma(female, typical.FemaleCentralFactor - 1, Lanes.One),
            typical.ExchangeLitresPerDay * LaneMath.Exp(weight * typical.WeightOnExchange),
            typical.PeripheralLitres * LaneMath.Exp(weight * typical.WeightOnPeripheral));
    }
}
