using System.Text.Json.Serialization;

namespace TrialSim.Exposure;

/// <summary>482 patients with ulcerative colitis: weight, sex, albumin and antibodies.</summary>
/// <remarks>Source: Fasanmade and others (2009), Eur J Clin Pharmacol 65:1211-1228, doi 10.1007/s00228-009-0718-4.</remarks>
public sealed record UlcerativeColitis2009 : PharmacokineticModel
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override TypicalPharmacokinetics Typical { get; } = new()
    {
        ClearanceLitresPerDay = 0.407,
        CentralLitres = 3.29,
        ExchangeLitresPerDay = 7.14,
        PeripheralLitres = 4.13,
        ClearanceVariation = 0.377,
        CentralVariation = 0.221,
        ReferenceWeightKg = 77,
        WeightOnCentral = 0.538,
        ReferenceAlbuminGramsPerDecilitre = 4.1,
        AlbuminOnClearance = -1.54,
        FemaleClearanceFactor = 0.764,
        FemaleCentralFactor = 0.863,
        AntibodyClearanceFactor = 1.471,
    };

    /// <inheritdoc/>
    public override string Describe() => "infliximab as in ulcerative colitis (Fasanmade 2009)";
}
