using System.Globalization;
using TrialSim.Analyses;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Sizing;

/// <summary>
/// Share of those who come to screening whose measured CRP lies above a cut, by shifting the population's mean of ln CRP: share = Phi((mean - ln cut) / SD).
/// </summary>
/// <remarks>Power need not rise with it: the smallest share that has the power is sought, from rare to frequent.</remarks>
public sealed record PrevalenceKnob : Knob
{
    private static readonly double[] Shares = [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98];

    /// <summary>The cut; null as long as it is not known which.</summary>
    public Concentration? Cut { get; init; }

    /// <inheritdoc/>
    public override string Name => "prevalence";

    /// <inheritdoc/>
    public override string Unit => Cut is { } cut ? string.Create(CultureInfo.InvariantCulture, $"of patients above {cut.Value} mg/L") : "of patients";

    /// <inheritdoc/>
    public override string Asked => Cut is { } cut ? string.Create(CultureInfo.InvariantCulture, $"what share of patients above {cut.Value} mg/L") : "what share of patients above the cut";

    /// <inheritdoc/>
    public override int Decimals => 3;

    /// <inheritdoc/>
    public override Knob For(Scenario scenario, IReadOnlyList<Analysis> analyses) => this with { Cut = CutOf(scenario, analyses) };

    /// <inheritdoc/>
    public override ScenarioProblem? Refusal(Scenario scenario, IReadOnlyList<Analysis> analyses)
    {
        if (Cut is not { } cut)
        {
            return new("subgroups", "no subgroup lies above a cut of CRP, so there is no share to seek.", "Add one, such as { \"crp-above\": 5 }.");
        }

        if (scenario.Population.Crp is not { } crp)
        {
            return new("population", "the population has no \"crp\" whose mean could be shifted.", "Give it one, or seek another number.");
        }

        var (population, eligibility) = (scenario.Population, scenario.Population.Eligibility);
        return population.Quotas is not null ? new("population.quotas", "quotas fix how many patients of each band are enrolled, whatever comes to screening.", "Leave them out, or seek another number.")
            : eligibility.ScreeningCrpAtLeast is not null ? new("population.eligibility.screening-crp-at-least", "only those above a CRP are enrolled, whatever comes to screening.", "Leave the rule out, or seek another number.")
            : eligibility.ScreeningCrpAtMost?.Value <= cut.Value ? new("population.eligibility.screening-crp-at-most", "nobody above the cut is enrolled.", "Raise it, or seek another number.")
            : crp.FemaleMinusMale.Value != 0 ? new("population.crp.female-minus-male", "men and women differ in CRP, so that no shift of one mean gives a share.", "Set it to 0, or seek another number.")
            : crp.DetectionLimit?.Value >= cut.Value ? new("population.crp.detection-limit", "the cut lies below what is detected.", "Lower the limit, or seek another number.")
            : null;
    }

    /// <inheritdoc/>
    public override double Own(Scenario scenario) =>
        NormalDistribution.Cumulative((scenario.Population.Crp!.LogMean.Value - Cut!.Value.Log) / scenario.Population.Crp.LogSd.Value);

    /// <inheritdoc/>
    public override Scenario Set(Scenario scenario, double value)
    {
        var crp = scenario.Population.Crp!;
        double mean = Cut!.Value.Log + (crp.LogSd.Value * NormalDistribution.Quantile(value));
        return scenario with { Population = scenario.Population with { Crp = crp with { LogMean = new(mean) } } };
    }

    /// <inheritdoc/>
    internal override (double Least, double Most) Bounds(Scenario scenario) => (0.01, 0.99);

    /// <inheritdoc/>
    internal override double Step(Scenario scenario) => 0.001;

    /// <inheritdoc/>
    internal override double Coordinate(double value) => NormalDistribution.Quantile(value);

    /// <inheritdoc/>
    internal override double ValueAt(double coordinate) => NormalDistribution.Cumulative(coordinate);

    /// <inheritdoc/>
    internal override IEnumerable<double> Grid(Scenario scenario) => Shares;

    /// <inheritdoc/>
    public override string? Note(Scenario scenario, double value) => string.Create(
        CultureInfo.InvariantCulture,
        $"of those who come to screening, where the scenario has {Own(scenario):0.000}; their median CRP is then {Portable.Exp(Set(scenario, value).Population.Crp!.LogMean.Value):0.##} mg/L")
        + (scenario.Population.LetsEverybodyIn ? string.Empty : "; eligibility leaves another share among the randomized");

    // that of the analysis, else that of the last subgroup above one
    private static Concentration? CutOf(Scenario scenario, IReadOnlyList<Analysis> analyses)
    {
        var named = analyses.SelectMany(a => a.SubgroupsNamed).Select(name => scenario.Subgroups.FirstOrDefault(s => s.Name == name)).FirstOrDefault(s => s?.Marker == PatientMarker.Crp && s.Low is not null);
        var coded = analyses.OfType<CrpInteraction>().Select(a => a.Marker).OfType<AboveCoding>().FirstOrDefault(coding => coding.Of == PatientMarker.Crp);
        return Bound(named) ?? coded?.Cut ?? Bound(scenario.Subgroups.LastOrDefault(s => s.Marker == PatientMarker.Crp && s.Low is not null));
    }

    private static Concentration? Bound(Subgroup? subgroup) => subgroup?.Low is { } low ? new Concentration(low) : null;
}
