using TrialSim.Characteristics;

namespace TrialSim.Cli.Reports;

/// <summary>The figures of a run, found by what they are about.</summary>
internal sealed class FigureBook(OperatingCharacteristics characteristics)
{
    private readonly ILookup<string, Figure> byMeasure = characteristics.Figures.ToLookup(f => f.Measure);

    /// <summary>A figure of an analysis or a decision rule, or of none of them.</summary>
    public Figure? OfAnalysis(string? analysis, string measure) => byMeasure[measure].FirstOrDefault(f => f.Analysis == analysis && f.Claim is null);

    /// <summary>A figure of one claim of a rule.</summary>
    public Figure? OfClaim(string rule, string claim, string measure) => byMeasure[measure].FirstOrDefault(f => f.Analysis == rule && f.Claim == claim);

    /// <summary>A figure of the patients.</summary>
    public Figure? OfPatients(string measure, string? subgroup, string? arm = null, double? visit = null) =>
        byMeasure[measure].FirstOrDefault(f => f.Subgroup == subgroup && f.Arm == arm && (visit is null || f.Visit == visit));

    /// <summary>A figure of a followed biomarker or an adverse event.</summary>
    public Figure? OfVariable(string variable, string measure, string? arm, double? visit = null) =>
        byMeasure[measure].FirstOrDefault(f => f.Variable == variable && f.Arm == arm && (visit is null || f.Visit == visit));
}
