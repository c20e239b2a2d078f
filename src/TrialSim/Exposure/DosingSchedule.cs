using TrialSim.Quantities;

namespace TrialSim.Exposure;

/// <summary>Equal infusions of a drug at stated weeks.</summary>
public record DosingSchedule
{
    private const int MostInfusions = 200;

    /// <summary>Amount of each infusion, in <see cref="DoseUnit"/>.</summary>
    public required DoseAmount Dose { get; init; }

    /// <summary>What the dose counts: mg per kg of body weight unless said.</summary>
    public DoseUnit DoseUnit { get; init; }

    /// <summary>Weeks since randomization at which infusions start, rising.</summary>
    public required IReadOnlyList<StudyWeeks> Weeks { get; init; }

    /// <summary>How long each infusion runs at a constant rate, hours.</summary>
    public InfusionHours InfusionHours { get; init; } = new(2);

    /// <summary>The amount of one infusion to a patient of some weight, mg.</summary>
    public double MgFor(double weightKg) => DoseUnit == DoseUnit.MgPerKg ? Dose.Value * weightKg : Dose.Value;

    /// <summary>The schedule in words.</summary>
    public virtual string Describe()
    {
        string unit = DoseUnit == DoseUnit.MgPerKg ? "mg/kg" : "mg";
        string weeks = Weeks.Count == 1 ? "week" : "weeks";
        return $"{Dose.Value:0.####} {unit} at {weeks} {string.Join(", ", Weeks.Select(w => w.Value))} over {InfusionHours.Value:0.####} h";
    }

    /// <summary>Whether the same is given at the same weeks.</summary>
    public virtual bool Equals(DosingSchedule? other) =>
        other is not null && EqualityContract == other.EqualityContract
        && Dose == other.Dose && DoseUnit == other.DoseUnit && InfusionHours == other.InfusionHours && Weeks.SequenceEqual(other.Weeks);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Dose, DoseUnit, InfusionHours, Weeks.Count);

    /// <summary>Reports weeks that do not rise, or too many of them.</summary>
    internal void Check(ScenarioPlace place)
    {
        var weeks = place.At("weeks");
        weeks.MustNotBeEmpty(Weeks.Count, "List the weeks at which infusions start, such as [0, 2, 6].");
        weeks.MustRise(Weeks, "weeks");
        if (Weeks.Count > MostInfusions)
        {
            weeks.Breach($"{Weeks.Count} infusions are too many.", $"List at most {MostInfusions}.");
        }
    }
}
