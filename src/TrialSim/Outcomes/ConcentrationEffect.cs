using System.Text.Json.Serialization;
using TrialSim.Cohorts;
using TrialSim.Exposure;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>How a followed biomarker's concentration moves away from the patient's lasting level over the visits.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NoConcentrationEffect), "none")]
[JsonDerivedType(typeof(LogChangeEffect), "log-change")]
[JsonDerivedType(typeof(LevelDependentEffect), "by-level")]
[JsonDerivedType(typeof(EngagementEffect), "by-engagement")]
public abstract record ConcentrationEffect
{
    /// <summary>
    /// Writes each patient's change of the natural logarithm of the concentration at a visit, as it is once it has wholly arrived; negative
    /// is a fall.
    /// </summary>
    /// <param name="trial">The enrolled patients.</param>
    /// <param name="exposure">What each of them has of the drug under treatment; null where the scenario says nothing of exposure.</param>
    /// <param name="followed">The biomarker that changes.</param>
    /// <param name="visit">The visit, from 1.</param>
    /// <param name="change">Receives the changes.</param>
    internal abstract void Write(TrialBlock trial, ExposureCourse? exposure, PatientMarker followed, int visit, Span<Lanes> change);

    /// <summary>Which fraction of what <see cref="Write"/> writes has arrived at each visit; all of it unless the kind has a time course.</summary>
    internal virtual double[] FractionsAt(VisitSchedule visits)
    {
        double[] all = new double[visits.Count];
        Array.Fill(all, 1);
        return all;
    }

    /// <summary>Whether it follows the patients' exposure to the drug.</summary>
    [JsonIgnore]
    internal virtual bool NeedsExposure => false;

    /// <summary>Reports what cannot be.</summary>
    internal virtual void Check(ScenarioPlace place, Population population, int visits)
    {
    }

    /// <summary>The effect in words, to complete "… changes …".</summary>
    public abstract string Describe();
}
