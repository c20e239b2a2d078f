using System.Text.Json.Serialization;
using TrialSim.Quantities;
using TrialSim.Statistics.Data;

namespace TrialSim.Analyses.Tables;

/// <summary>A statistical method applied to the columns of a table by their names: for real data, in an analysis plan.</summary>
/// <remarks>Not part of a scenario: it works on text and formulas, far too slowly for a simulation's loop.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LinearModelAnalysis), "linear-model")]
[JsonDerivedType(typeof(TTestAnalysis), "t-test")]
[JsonDerivedType(typeof(WilcoxonAnalysis), "wilcoxon")]
[JsonDerivedType(typeof(TwoByTwoAnalysis), "two-by-two")]
[JsonDerivedType(typeof(StratifiedTableAnalysis), "stratified-table")]
[JsonDerivedType(typeof(LogisticModelAnalysis), "logistic-model")]
[JsonDerivedType(typeof(KaplanMeierAnalysis), "kaplan-meier")]
[JsonDerivedType(typeof(LogRankAnalysis), "log-rank-test")]
[JsonDerivedType(typeof(CoxModelAnalysis), "cox-model")]
[JsonDerivedType(typeof(RocAnalysis), "roc")]
[JsonDerivedType(typeof(CorrelationAnalysis), "correlation")]
[JsonDerivedType(typeof(MixedModelAnalysis), "mixed-model")]
[JsonDerivedType(typeof(MmrmModelAnalysis), "mmrm-model")]
public abstract record TableAnalysis : IPlannedAnalysis
{
    /// <summary>The analysis's name in the results.</summary>
    public required string Name { get; init; }

    /// <summary>Confidence intervals have the level 1 - alpha.</summary>
    public SignificanceLevel Alpha { get; init; } = new(0.05);

    /// <summary>The rows analysed, beside those that the whole plan keeps: all that meet every choice.</summary>
    public IReadOnlyList<RowChoice> Rows { get; init; } = [];

    /// <summary>Level of the confidence intervals.</summary>
    [JsonIgnore]
    internal double ConfidenceLevel => 1 - Alpha.Value;

    /// <summary>Names of the table's columns that the analysis reads.</summary>
    /// <exception cref="Statistics.StatisticsInputException">A formula cannot be read.</exception>
    internal abstract IEnumerable<string> ColumnsRead(DataTable table);

    /// <summary>Reports what cannot be, whatever the data.</summary>
    internal virtual void Check(ScenarioPlace place)
    {
    }

    /// <summary>Analyses the rows.</summary>
    /// <exception cref="Statistics.StatisticsInputException">The table does not fit the method.</exception>
    internal abstract void Analyse(DataTable table, ResultSheet results);

    /// <inheritdoc/>
    public abstract string Describe();
}
