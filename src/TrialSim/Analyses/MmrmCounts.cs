using System.Reflection;
using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Statistics.Mmrm;

namespace TrialSim.Analyses;

/// <summary>What is counted of mixed models for repeated measures: which structure gave the estimate, and why the first could not.</summary>
internal static class MmrmCounts
{
    private static readonly CountedOutcome[] Structures =
    [
        .. Enum.GetValues<CovarianceForm>().Select(form => new CountedOutcome(
            "fitted-" + Words(form), $"The estimate comes from a mixed model with {form.InWords()} covariance.")),
    ];

    private static readonly (MmrmOutcome Outcome, CountedOutcome Count)[] Failures =
    [
        (MmrmOutcome.NotConverged, new("first-fit-not-converged", "The mixed model did not converge with the first covariance structure.")),
        (MmrmOutcome.SingularCovariance, new("first-fit-singular", "With the first covariance structure the covariance matrix would be singular.")),
        (MmrmOutcome.TooFewPatients, new("first-fit-too-few-patients", "Too few patients are left at some visit for the first covariance structure.")),
        (MmrmOutcome.AliasedColumns, new("first-fit-aliased", "The arm, or another column of the mixed model, is aliased with others.")),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CountedOutcome> All { get; } = [.. Structures, .. Failures.Select(f => f.Count)];

    /// <summary>Those of a model that tries some structures in turn: one for each structure, then the reasons why the first was not fitted.</summary>
    public static IReadOnlyList<CountedOutcome> Of(IReadOnlyList<CovarianceForm> structures) =>
        [.. structures.Select(form => Structures[(int)form]), .. Failures.Select(f => f.Count)];

    /// <summary>Marks in a finding what became of the model's fits.</summary>
    public static void Mark(MmrmModel model, Finding finding)
    {
        int structures = model.Specification.Structures.Count;
        for (int s = 0; s < structures; s++)
        {
            finding.Counted[s] = finding.Estimable & Lanes.EqualTo(model.Structure, (double)s);
        }

        for (int f = 0; f < Failures.Length; f++)
        {
            finding.Counted[structures + f] = Lanes.EqualTo(model.First, (double)(int)Failures[f].Outcome);
        }
    }

    private static string Words(CovarianceForm form) =>
        typeof(CovarianceForm).GetField(form.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name;
}
