using System.Text.Json.Serialization;

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

    /// <summary>The course in words, to complete "the effect arrives …".</summary>
    public abstract string Describe();
}
