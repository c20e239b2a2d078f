namespace TrialSim.Exposure;

/// <summary>
/// Figures of a two-compartment population model, of a man of the reference weight and albumin without antibodies, and how they change with
/// the patient: weight and albumin by powers of their ratio to the reference, sex and antibodies by factors.
/// </summary>
/// <remarks>
/// The published coefficient of variation between patients is read as that of the log-normal distribution itself, so that the logarithm's
/// standard deviation is sqrt(ln(1 + CV^2)): patients then vary by just what is printed. The other usage, which prints the logarithm's
/// standard deviation, would make 37.7% into 39.1%. Clearance and central volume vary independently of each other; exchange and peripheral volume do not vary.
/// </remarks>
public sealed record TypicalPharmacokinetics
{
    /// <summary>Clearance from the central compartment, L/day.</summary>
    public required double ClearanceLitresPerDay { get; init; }

    /// <summary>Volume of the central compartment, L.</summary>
    public required double CentralLitres { get; init; }

    /// <summary>Clearance between the compartments, L/day.</summary>
    public required double ExchangeLitresPerDay { get; init; }

    /// <summary>Volume of the peripheral compartment, L.</summary>
    public required double PeripheralLitres { get; init; }

    /// <summary>Coefficient of variation of clearance between like patients; a fraction.</summary>
    public required double ClearanceVariation { get; init; }

    /// <summary>Coefficient of variation of the central volume between like patients; a fraction.</summary>
    public required double CentralVariation { get; init; }

    /// <summary>Body weight to which the figures belong, kg.</summary>
    public required double ReferenceWeightKg { get; init; }

    /// <summary>Serum albumin to which the figures belong, g/dL.</summary>
    public double ReferenceAlbuminGramsPerDecilitre { get; init; } = 4.1;

    /// <summary>Power of weight in clearance.</summary>
    public double WeightOnClearance { get; init; }

    /// <summary>Power of weight in the central volume.</summary>
    public double WeightOnCentral { get; init; }

    /// <summary>Power of weight in the exchange clearance.</summary>
    public double WeightOnExchange { get; init; }

    /// <summary>Power of weight in the peripheral volume.</summary>
    public double WeightOnPeripheral { get; init; }

    /// <summary>Power of albumin in clearance; negative: less albumin, faster clearance.</summary>
    public double AlbuminOnClearance { get; init; }

    /// <summary>Clearance of women as a multiple of men's.</summary>
    public double FemaleClearanceFactor { get; init; } = 1;

    /// <summary>Central volume of women as a multiple of men's.</summary>
    public double FemaleCentralFactor { get; init; } = 1;

    /// <summary>Clearance with antibodies to the drug as a multiple of that without.</summary>
    public required double AntibodyClearanceFactor { get; init; }
}
