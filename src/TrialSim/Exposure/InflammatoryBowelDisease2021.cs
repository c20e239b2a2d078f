using System.Text.Json.Serialization;

namespace TrialSim.Exposure;

/// <summary>175 patients with inflammatory bowel disease: weight in every figure, albumin and antibodies in clearance.</summary>
/// <remarks>Source: Hanzel and others (2021), Aliment Pharmacol Ther, doi 10.1111/apt.16609. Albumin's reference is 44 g/L.</remarks>
public sealed record InflammatoryBowelDisease2021 : PharmacokineticModel
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override TypicalPharmacokinetics Typical { get; } = new()
    {
        ClearanceLitresPerDay = 0.355,
        CentralLitres = 3.10,
        ExchangeLitresPerDay = 0.598,
        PeripheralLitres = 1.93,
        ClearanceVariation = 0.277,
        CentralVariation = 0.214,
        ReferenceWeightKg = 70,
        WeightOnClearance = 0.666,
        WeightOnCentral = 0.385,
        WeightOnExchange = 1.26,
        WeightOnPeripheral = 1.08,
        ReferenceAlbuminGramsPerDecilitre = 4.4,
        AlbuminOnClearance = -0.826,
        AntibodyClearanceFactor = 1.39,
    };

    /// <inheritdoc/>
    public override string Describe() => "infliximab as in inflammatory bowel disease (Hanzel 2021)";
}
