using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Outcomes;

/// <summary>Mean change from baseline that happens without any treatment, in both arms.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NoNaturalCourse), "none")]
[JsonDerivedType(typeof(ByVisitNaturalCourse), "by-visit")]
[JsonDerivedType(typeof(GradualNaturalCourse), "gradual")]
public abstract record NaturalCourse
{
    /// <summary>Mean change at each visit, HAM-D points; negative is improvement.</summary>
    internal abstract double[] ChangeAt(VisitSchedule visits);

    /// <summary>Reports what cannot be with this many visits.</summary>
    internal virtual void Check(ScenarioPlace place, int visits)
    {
    }

    /// <summary>The course in words.</summary>
    public abstract string Describe();
}
