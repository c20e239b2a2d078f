using TrialSim.Analyses;

namespace TrialSim.Tests.Oracles;

/// <summary>The strata of stratified analyses, patient by patient.</summary>
internal static class ScalarStrata
{
    /// <summary>Patients of one stratum have the same text.</summary>
    public static string Of(IReadOnlyList<AnalysisStrata> strata, Patient p) => string.Join('/', strata.Select(own => own switch
    {
        RandomizationStrata => p.Stratum,
        SexStrata => p.Female ? 1 : 0,
        BaselineCrpStrata crp => crp.Cuts.Count(cut => p.BaselineLogCrp > Math.Log(cut.Value)),
        _ => throw new NotSupportedException($"no twin of {own}"),
    }));
}
