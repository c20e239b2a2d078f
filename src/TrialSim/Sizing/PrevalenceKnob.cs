using System.Globalization;
using TrialSim.Analyses;
using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Sizing;

/// <summary>
/// Share of those who come to screening whose measured biomarker lies above a cut, by shifting the mean of its logarithm: share = Phi((mean - ln cut) / SD).
/// </summary>
/// <remarks>Power need not rise with it: the smallest share that has the power is sought, from rare to frequent. The biomarker must be log-normal.</remarks>
public sealed record PrevalenceKnob : Knob
{
    private static readonly double[] Shares = [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98];

    /// <summary>The cut; null as long as it is not known which.</summary>
    public Concentration? Cut { get; init; }

    /// <summary>The biomarker that is cut.</summary>
    public PatientMarker Marker { get; init; } = PatientMarker.Crp;

    /// <summary>Its unit after a number, with the space.</summary>
    internal string MarkerUnit { get; init; } = MarkerUnits.Unstated.After(PatientMarker.Crp);

    /// <inheritdoc/>
    public override string Name => "prevalence";

    /// <inheritdoc/>
    public override string Unit => Cut is { } cut ? string.Create(CultureInfo.InvariantCulture, $"of patients above {cut.Value}{MarkerUnit}") : "of patients";

    /// <inheritdoc/>
    public override string Asked => Cut is { } cut ? string.Create(CultureInfo.InvariantCulture, $"what share of patients above {cut.Value}{MarkerUnit}") : "what share of patients above the cut";

    /// <inheritdoc/>
    public override int Decimals => 3;

    /// <inheritdoc/>
    public override Knob For(Scenario scenario, IReadOnlyList<Analysis> analyses) => CutOf(scenario, analyses) is var (marker, cut)
        ? this with { Marker = marker, Cut = cut, MarkerUnit = scenario.Population.Units.After(marker) }
        : this with { Cut = null };

    /// <inheritdoc/>
    public override ScenarioProblem? Refusal(Scenario scenario, IReadOnlyList<Analysis> analyses)
    {
        var (population, eligibility) = (scenario.Population, scenario.Population.Eligibility);
        if (Cut is not { } cut)
        {
            string example = population.Crp is null ? $"{{ \"marker\": \"{population.Lead.Name}\", \"above\": 5 }}" : "{ \"crp-above\": 5 }";
            return new("subgroups", $"no subgroup lies above a cut of {(population.Crp is null ? "a biomarker" : "CRP")}, so there is no share to seek.", $"Add one, such as {example}.");
        }

        if (population.Biomarker(Marker) is not { } biomarker)
        {
            return new("population", $"the population has no \"{Marker}\" whose mean could be shifted.", "Give it one, or seek another number.");
        }

        string of = population.PathOf(Marker);
        if (biomarker.Distribution is not LogNormalMarker)
        {
            return new($"{of}.distribution", $"{Marker.InWords()} is not log-normal, so that no shift of its mean gives a share.", "Let it be of kind \"log-normal\", or seek another number.");
        }

        int rule = eligibility.Markers.ToList().FindIndex(range => range.Marker == Marker);
        var own = rule < 0 ? null : eligibility.Markers[rule];
        bool isCrp = Marker == PatientMarker.Crp;
        return population.Quotas is not null ? new("population.quotas", "quotas fix how many patients of each band are enrolled, whatever comes to screening.", "Leave them out, or seek another number.")
            : isCrp && eligibility.ScreeningCrpAtLeast is not null ? Enriched("population.eligibility.screening-crp-at-least")
            : own?.AtLeast is not null ? Enriched($"population.eligibility.markers[{rule}].at-least")
            : isCrp && eligibility.ScreeningCrpAtMost?.Value <= cut.Value ? Excluded("population.eligibility.screening-crp-at-most")
            : own?.AtMost?.Value <= cut.Value ? Excluded($"population.eligibility.markers[{rule}].at-most")
            : biomarker.FemaleMinusMale.Value != 0 ? new($"{of}.female-minus-male", $"men and women differ in {Marker.InWords()}, so that no shift of one mean gives a share.", "Set it to 0, or seek another number.")
            : biomarker.DetectionLimit?.Value >= cut.Value ? new($"{of}.detection-limit", "the cut lies below what is detected.", "Lower the limit, or seek another number.")
            : null;
    }

    /// <inheritdoc/>
    public override double Own(Scenario scenario)
    {
        var law = LawIn(scenario);
        return NormalDistribution.Cumulative((law.LogCentre - Cut!.Value.Log) / law.LogScale);
    }

    /// <inheritdoc/>
    public override Scenario Set(Scenario scenario, double value)
    {
        var (population, law) = (scenario.Population, LawIn(scenario));
        LogConcentration mean = new(Cut!.Value.Log + (law.LogScale * NormalDistribution.Quantile(value)));
        return scenario with
        {
            Population = Marker == PatientMarker.Crp && population.Crp is { } crp
                ? population with { Crp = crp with { LogMean = mean } }
                : population with { Markers = [.. population.Markers.Select(m => m.Name == Marker ? m with { Distribution = Shifted(mean, law) } : m)] },
        };
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
        $"of those who come to screening, where the scenario has {Own(scenario):0.000}; their median {Marker.InWords()} is then {Portable.Exp(LawIn(Set(scenario, value)).LogCentre):0.##}{MarkerUnit}")
        + (scenario.Population.LetsEverybodyIn ? string.Empty : "; eligibility leaves another share among the randomized");

    private static LogNormalMarker Shifted(LogConcentration mean, MarkerDistribution law) => new() { LogMean = mean, LogSd = new(law.LogScale) };

    private static ScenarioProblem Excluded(string path) => new(path, "nobody above the cut is enrolled.", "Raise it, or seek another number.");

    private ScenarioProblem Enriched(string path) =>
        new(path, $"only those above a {Marker.InWords()} are enrolled, whatever comes to screening.", "Leave the rule out, or seek another number.");

    private MarkerDistribution LawIn(Scenario scenario) => scenario.Population.Biomarker(Marker)!.Distribution;

    // that of the analysis, else that of the last subgroup above one
    private static (PatientMarker Marker, Concentration Cut)? CutOf(Scenario scenario, IReadOnlyList<Analysis> analyses)
    {
        var named = analyses.SelectMany(a => a.SubgroupsNamed).Select(name => scenario.Subgroups.FirstOrDefault(s => s.Name == name)).FirstOrDefault(IsAbove);
        var coded = analyses.Select(a => (a.Target as EffectSlope)?.Marker).OfType<AboveCoding>().FirstOrDefault(coding => coding.Of.IsBiomarker);
        return Bound(named) ?? (coded is null ? Bound(scenario.Subgroups.LastOrDefault(IsAbove)) : (coded.Of, coded.Cut));
    }

    private static bool IsAbove(Subgroup? subgroup) => subgroup is { Low: not null, Marker.IsBiomarker: true };

    private static (PatientMarker Marker, Concentration Cut)? Bound(Subgroup? subgroup) => subgroup?.Low is { } low ? (subgroup.Marker, new Concentration(low)) : null;
}
