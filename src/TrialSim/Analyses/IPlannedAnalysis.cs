using System.Text.Json.Serialization;
using TrialSim.Analyses.Tables;

namespace TrialSim.Analyses;

/// <summary>What an analysis plan may list: the tests of a trial, as in a scenario, and analyses of the columns of a table.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Analysis))]
[JsonDerivedType(typeof(TableAnalysis))]
public interface IPlannedAnalysis
{
    /// <summary>The analysis's name in the results.</summary>
    string Name { get; }
}
