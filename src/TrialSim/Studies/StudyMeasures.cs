using TrialSim.Studies.CaseControl;
using TrialSim.Studies.Longitudinal;

namespace TrialSim.Studies;

/// <summary>All measures of biomarker studies, with the table that shows each: the documentation of the "measure" field.</summary>
public static class StudyMeasures
{
    /// <summary>Every measure, in the order in which results list them.</summary>
    public static IReadOnlyList<StudyMeasure> All { get; } = [.. CaseControlMeasures.All, .. LongitudinalMeasures.All];
}
