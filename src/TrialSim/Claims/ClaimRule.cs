using System.Text.Json.Serialization;
using TrialSim.Analyses;
using TrialSim.Claims.Curves;
using TrialSim.Claims.Searches;
using TrialSim.Claims.Tests;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Claims;

/// <summary>How investigators come from the results of a trial to what they announce; scored against the truth of what is announced.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SubgroupAlone), "subgroup-alone")]
[JsonDerivedType(typeof(AnySubgroup), "any-subgroup")]
[JsonDerivedType(typeof(BestOf), "best-of")]
[JsonDerivedType(typeof(BestCut), "best-cut")]
[JsonDerivedType(typeof(Bonferroni), "bonferroni")]
[JsonDerivedType(typeof(EffectSizeGate), "effect-size-gate")]
[JsonDerivedType(typeof(Fallback), "fallback")]
[JsonDerivedType(typeof(FixedSequence), "fixed-sequence")]
[JsonDerivedType(typeof(Graphical), "graphical")]
[JsonDerivedType(typeof(Hochberg), "hochberg")]
[JsonDerivedType(typeof(Holm), "holm")]
[JsonDerivedType(typeof(InteractionAndSubgroup), "interaction-and-subgroup")]
[JsonDerivedType(typeof(InteractionGate), "interaction-gate")]
[JsonDerivedType(typeof(Mast), "mast")]
[JsonDerivedType(typeof(ModelPartition), "mob")]
[JsonDerivedType(typeof(Sides), "sides")]
[JsonDerivedType(typeof(Sidak), "sidak")]
[JsonDerivedType(typeof(Simes), "simes")]
[JsonDerivedType(typeof(SpiessensDebois), "spiessens-debois")]
[JsonDerivedType(typeof(SubgroupWithoutOverall), "subgroup-without-overall")]
[JsonDerivedType(typeof(GailSimonRule), "gail-simon")]
[JsonDerivedType(typeof(FractionalPolynomialRule), "fractional-polynomial")]
[JsonDerivedType(typeof(SplineRule), "spline")]
[JsonDerivedType(typeof(LinearInteraction), "linear-interaction")]
[JsonDerivedType(typeof(SlidingWindowsRule), "stepp")]
[JsonDerivedType(typeof(AdaptiveThreshold), "adaptive-threshold")]
[JsonDerivedType(typeof(AdaptiveSignature), "adaptive-signature")]
[JsonDerivedType(typeof(CrossValidatedSignature), "cross-validated-signature")]
public abstract record ClaimRule
{
    /// <summary>The rule's name in the results.</summary>
    public required string Name { get; init; }

    /// <summary>Significance level: two-sided where <see cref="Direction"/> is "either", one-sided where it is "benefit".</summary>
    public SignificanceLevel Alpha { get; init; } = new(0.05);

    /// <summary>Whether harm is announced too.</summary>
    public ClaimDirection Direction { get; init; } = ClaimDirection.Either;

    /// <summary>Level of the one-sided procedure that is run in each direction.</summary>
    [JsonIgnore]
    internal double OneSidedLevel => Direction == ClaimDirection.Either ? Alpha.Value / 2 : Alpha.Value;

    /// <summary>Whether it searches a set of patients and tests what it found on the same patients, as if nothing had been searched.</summary>
    [JsonIgnore]
    internal virtual bool TestsItsOwnChoice => false;

    /// <summary>Names of the analyses that the rule reads, with the property that lists them.</summary>
    [JsonIgnore]
    internal virtual IReadOnlyList<(string Property, string Name)> AnalysesNamed => [];

    /// <summary>Names of the subgroups that the rule refers to, with the property that says so.</summary>
    [JsonIgnore]
    internal virtual IReadOnlyList<(string Property, string Name)> SubgroupsNamed => [];

    /// <summary>Markers by which the rule may divide patients: those of the analyses and subgroups that it reads, unless it searches others.</summary>
    internal virtual IEnumerable<PatientMarker> Modifiers(RuleOutline outline)
    {
        Analysis[] read = [.. AnalysesNamed.Select(named => outline.Analysis(named.Name)).OfType<Analysis>()];
        string[] subgroups = [.. read.SelectMany(a => a.SubgroupsNamed), .. SubgroupsNamed.Select(named => named.Name)];
        return
        [
            .. read.Select(a => a.Target.Modifier).OfType<PatientMarker>(),
            .. outline.Subgroups.Where(s => s.Name != Subgroup.All && subgroups.Contains(s.Name)).Select(s => s.Marker),
        ];
    }

    /// <summary>Whether the rule promises that the probability of any false claim is at most its level, whatever the truth.</summary>
    [JsonIgnore]
    public virtual bool ControlsFamilyWiseError => false;

    /// <summary>Reports what cannot be in such a trial. Names are checked already.</summary>
    internal virtual void Check(ScenarioPlace place, RuleOutline outline)
    {
        if (Direction == ClaimDirection.Benefit && Alpha.Value >= 0.5)
        {
            place.At("alpha").Breach(
                $"{Alpha.Value} is too large for a one-sided rule: half of all trials would make the claim by chance.", "Use less than 0.5, such as 0.025.", "rules[].direction");
        }
    }

    /// <summary>Reports a marker that the population does not draw.</summary>
    private protected static void CheckMarker(ScenarioPlace place, PatientMarker marker, RuleOutline outline) =>
        outline.Population.MustKnow(place, marker);

    /// <summary>What the rule may announce.</summary>
    internal abstract IReadOnlyList<ClaimSlot> Slots(RuleOutline outline);

    /// <summary>Binds the rule to one worker's trials.</summary>
    internal abstract PreparedRule Prepare(RuleRoom room);

    /// <summary>The rule in words.</summary>
    public abstract string Describe();

    /// <summary>Level and sides in words.</summary>
    private protected string DescribeLevel() => $"{(Direction == ClaimDirection.Either ? "two-sided" : "one-sided (benefit)")} at {Alpha.Value}";
}
