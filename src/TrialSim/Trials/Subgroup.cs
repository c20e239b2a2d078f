using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Trials;

/// <summary>
/// Patients whose baseline CRP, as measured, lies above one level, at or below another, or both. Subgroup "all" is always there.
/// </summary>
public sealed record Subgroup
{
    /// <summary>The subgroup of everybody.</summary>
    public const string All = "all";

    /// <summary>The subgroup's name; by default it says what it is, such as "crp&gt;5".</summary>
    public string Name
    {
        get => field ?? DefaultName();
        init;
    }

    /// <summary>Members have a baseline CRP above this, mg/L.</summary>
    public CrpMgPerL? CrpAbove { get; init; }

    /// <summary>Members have a baseline CRP of at most this, mg/L.</summary>
    public CrpMgPerL? CrpAtMost { get; init; }

    /// <summary>When the bounds were chosen; nothing simulated depends on it, but what is post hoc is said to be so. Optional.</summary>
    public CutChoice? Chosen { get; init; }

    /// <summary>Writes 1 for each member and 0 for the others.</summary>
    internal void Mark(TrialBlock trial, Span<Lanes> member)
    {
        Lanes above = CrpAbove is { } low ? low.Log : double.NegativeInfinity;
        Lanes atMost = CrpAtMost is { } high ? high.Log : double.PositiveInfinity;
        var logCrp = trial.BaselineLogCrp;
        for (int i = 0; i < member.Length; i++)
        {
            member[i] = ((logCrp[i] > above) & (logCrp[i] <= atMost)).ToIndicator();
        }
    }

    /// <summary>Who belongs to the subgroup, in words.</summary>
    public string Describe() => (CrpAbove, CrpAtMost) switch
    {
        ({ } low, null) => $"baseline CRP above {low.Value} mg/L",
        (null, { } high) => $"baseline CRP of at most {high.Value} mg/L",
        ({ } low, { } high) => $"baseline CRP above {low.Value} and at most {high.Value} mg/L",
        _ => "everybody",
    };

    /// <summary>Reports bounds that nobody can meet.</summary>
    internal void Check(ScenarioPlace place)
    {
        if (CrpAbove is null && CrpAtMost is null)
        {
            place.Breach("a subgroup without bounds is everybody.", "Add \"crp-above\" or \"crp-at-most\", or use \"all\", which is always there.");
        }
        else if (CrpAbove?.Value >= CrpAtMost?.Value)
        {
            place.At("crp-at-most").Breach(
                $"nobody can have a CRP above {CrpAbove?.Value} and at most {CrpAtMost?.Value} mg/L.",
                "Raise this bound or lower \"crp-above\".",
                "subgroups[].crp-above");
        }
    }

    private string DefaultName() => (CrpAbove, CrpAtMost) switch
    {
        ({ } low, null) => $"crp>{low.Value}",
        (null, { } high) => $"crp<={high.Value}",
        ({ } low, { } high) => $"crp>{low.Value}<={high.Value}",
        _ => All,
    };
}
