using System.Globalization;
using TrialSim.Quantities;
using TrialSim.Scenarios;

namespace TrialSim.Sizing;

/// <summary>Number of randomized patients, both arms together, in whole multiples of what holds the allocation ratio.</summary>
/// <remarks>The deviate of the power of a test rises with the root of the number: the standard error falls with it.</remarks>
public sealed record PatientsKnob : Knob
{
    /// <summary>More are not looked at.</summary>
    public const double Most = 100_000;

    private const double Least = 4;

    /// <inheritdoc/>
    public override string Name => "patients";

    /// <inheritdoc/>
    public override string Unit => "patients";

    /// <inheritdoc/>
    public override string Asked => "how many patients";

    /// <inheritdoc/>
    public override string Verb => "give";

    /// <inheritdoc/>
    public override int Decimals => 0;

    /// <inheritdoc/>
    internal override bool VanishesAtZero => true;

    /// <inheritdoc/>
    public override double Own(Scenario scenario) => scenario.Design.Patients.Value;

    /// <inheritdoc/>
    public override Scenario Set(Scenario scenario, double value) => scenario with { Design = scenario.Design with { Patients = new PatientCount(value) } };

    /// <inheritdoc/>
    internal override (double Least, double Most) Bounds(Scenario scenario)
    {
        double step = Step(scenario);
        double least = Math.Ceiling(Least / step) * step;
        int unrelated = scenario.Breaches().Count;
        while (least < Own(scenario) && Set(scenario, least).Breaches().Count > unrelated)
        {
            least += step; // bands of quotas, folds of a rule and the like ask for more
        }

        return (least, Math.Floor(Most / step) * step);
    }

    /// <inheritdoc/>
    internal override double Step(Scenario scenario) => scenario.Randomization.Round;

    /// <inheritdoc/>
    internal override double Coordinate(double value) => Math.Sqrt(value);

    /// <inheritdoc/>
    internal override double ValueAt(double coordinate) => coordinate * coordinate;

    /// <inheritdoc/>
    public override string? Note(Scenario scenario, double value)
    {
        var ratio = scenario.Randomization.Ratio;
        double treated = value * ratio.Treatment / ratio.Total;
        return string.Create(CultureInfo.InvariantCulture, $"{treated:0.#} {scenario.Arms.Treatment}, {value - treated:0.#} {scenario.Arms.Control}");
    }
}
