using TrialSim.Accrual;
using TrialSim.Analyses;
using TrialSim.Claims;
using TrialSim.Cohorts;
using TrialSim.Decisions;
using TrialSim.Outcomes;
using TrialSim.Randomization;
using TrialSim.Trials;

namespace TrialSim.Designs;

/// <summary>The parts of a scenario that a trial is conducted by.</summary>
internal sealed record TrialProtocol(
    Population Population,
    TrialDesign Design,
    RandomizationScheme Randomization,
    Outcome Outcome,
    IReadOnlyList<Subgroup> Subgroups,
    IReadOnlyList<Analysis> Analyses,
    IReadOnlyList<DecisionRule> Decisions,
    IReadOnlyList<ClaimRule> Rules,
    RuleOutline Outline)
{
    /// <summary>How fast candidates come; null keeps no time.</summary>
    public AccrualModel? Accrual { get; init; }

    /// <summary>What things cost; null keeps no costs.</summary>
    public UnitCosts? Costs { get; init; }

    /// <summary>Of whom each biomarker is measured, those left out that nothing reads; where nothing reads any, the first is measured all the same.</summary>
    public IReadOnlyList<AssayUse> Assays
    {
        get
        {
            var read = new HashSet<PatientMarker>(Outline.MarkersRead);
            AssayUse[] uses = [.. Population.Biomarkers.Select(marker => new AssayUse(
                marker, Population.Eligibility.Ranges().Any(range => range.Marker == marker),
                Randomization.ScreeningFactors.Any(factor => factor.Marker == marker), Population.Quotas?.Marker == marker))];
            AssayUse[] needed = [.. uses.Where(use => use.ScreensBy || use.StratifiesBy || use.FillsBandsBy || read.Contains(use.Marker))];
            return needed.Length > 0 ? needed : uses[..1];
        }
    }

    /// <summary>Books of time and costs; null where the scenario asks for neither.</summary>
    public TrialBooks? Books() => Accrual is null && Costs is null ? null : new(
        Accrual, Costs, Assays, (int)Design.Patients.Value, Outcome.Visits.Count, Outcome.Visits[^1].Value);
}
