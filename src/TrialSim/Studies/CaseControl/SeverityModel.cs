using TrialSim.Quantities;

namespace TrialSim.Studies.CaseControl;

/// <summary>Severity on the QIDS-SR16 in one group: a normal score, rounded to whole points and held within 0 to 27.</summary>
/// <remarks>Mean and SD are those before rounding and holding; a group near either end of the scale comes out nearer the middle and less spread.</remarks>
public sealed record SeverityModel
{
    /// <summary>Mean.</summary>
    public required QidsPoints Mean { get; init; }

    /// <summary>Standard deviation.</summary>
    public required QidsSpread Sd { get; init; }

    /// <summary>The model in words.</summary>
    public string Describe() => $"QIDS-SR16 {Mean.Value} (SD {Sd.Value})";
}
