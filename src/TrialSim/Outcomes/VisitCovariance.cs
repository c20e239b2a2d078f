using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Outcomes;

/// <summary>Residual standard deviation at each visit, and the correlation between visits.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(UnstructuredCovariance), "unstructured")]
[JsonDerivedType(typeof(AutoregressiveCovariance), "ar1")]
[JsonDerivedType(typeof(CompoundSymmetry), "compound-symmetry")]
public abstract record VisitCovariance
{
    /// <summary>Residual standard deviation, HAM-D points: one for each visit, or a single one for all.</summary>
    public required IReadOnlyList<HamdSpread> Sd { get; init; }

    /// <summary>Correlation of visits j and k (from 0).</summary>
    internal abstract double CorrelationOf(int j, int k, VisitSchedule visits);

    /// <summary>Reports lists that do not fit the visits.</summary>
    internal virtual void Check(ScenarioPlace place, int visits)
    {
        if (Sd.Count != 1)
        {
            place.At("sd").MustCoverVisits(Sd.Count, visits);
        }
    }

    /// <summary>The structure in words.</summary>
    public abstract string Describe();

    /// <summary>Standard deviation at visit j (from 0).</summary>
    internal double SdAt(int j) => Sd[Sd.Count == 1 ? 0 : j].Value;

    /// <summary>The covariance matrix of the visits.</summary>
    internal double[,] Matrix(VisitSchedule visits)
    {
        var matrix = new double[visits.Count, visits.Count];
        for (int j = 0; j < visits.Count; j++)
        {
            for (int k = 0; k < visits.Count; k++)
            {
                matrix[j, k] = SdAt(j) * SdAt(k) * (j == k ? 1 : CorrelationOf(j, k, visits));
            }
        }

        return matrix;
    }
}
