using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Outcomes;

/// <summary>Which fraction of an effect's full size has arrived at each visit.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ImmediateCourse), "immediate")]
[JsonDerivedType(typeof(ExponentialCourse), "exponential")]
[JsonDerivedType(typeof(ByVisitCourse), "by-visit")]
public abstract record TimeCourse
{
    /// <summary>Fraction at each visit; 1 is the full size.</summary>
    internal abstract double[] FractionsAt(VisitSchedule visits);

    /// <summary>Reports what cannot be with this many visits.</summary>
    internal virtual void Check(ScenarioPlace place, int visits)
    {
    }

    /// <summary>The course in words, to complete "the effect arrives …".</summary>
    public abstract string Describe();
}
