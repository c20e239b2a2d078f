using System.Text.Json.Serialization;
using TrialSim.Quantities;
using TrialSim.Studies.CaseControl;
using TrialSim.Studies.Longitudinal;

namespace TrialSim.Studies;

/// <summary>How a biomarker study is conducted and analysed, and what is true of those who take part: nobody is randomized.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CaseControlStudy), "case-control")]
[JsonDerivedType(typeof(LongitudinalStudy), "longitudinal")]
public abstract record BiomarkerStudy
{
    /// <summary>The study in one clause, to complete "each …".</summary>
    public abstract string Describe();

    /// <summary>The study in words, part by part.</summary>
    public abstract IEnumerable<(string Heading, IReadOnlyList<string> Points)> Parts();

    /// <summary>Reports what cannot be.</summary>
    internal abstract void Check(ScenarioPlace place);

    /// <summary>Works out what all replicates share: true values, factored correlations, places in the tally.</summary>
    internal abstract StudyModel Prepare();
}
