using TrialSim.Numerics;

namespace TrialSim.Cohorts;

/// <summary>Moves a biomarker of the members of a latent class: ln x becomes a + b ln x ((1) of docs/enrichment.md).</summary>
internal sealed class ClassShift
{
    private readonly Lanes constant;
    private readonly Lanes slope; // b - 1

    private ClassShift(double constant, double slope) => (this.constant, this.slope) = (constant, slope);

    /// <summary>The shift of a biomarker; null where the class does not differ in it.</summary>
    public static ClassShift? Of(Population population, MarkerModel biomarker)
    {
        if (population.LatentClass?.Markers.FirstOrDefault(m => m.Marker == biomarker.Name) is not { } difference)
        {
            return null;
        }

        if (difference.Own is not { } own)
        {
            return new(difference.ClassDifference!.Value.Value, 0);
        }

        double ratio = own.LogScale / biomarker.Distribution.LogScale;
        return new(own.LogCentre - (ratio * biomarker.Distribution.LogCentre), ratio - 1);
    }

    /// <summary>Moves the values of members.</summary>
    public void Apply(ReadOnlySpan<Lanes> inClass, Span<Lanes> logConcentration)
    {
        for (int i = 0; i < logConcentration.Length; i++)
        {
            var value = logConcentration[i];
            logConcentration[i] = Lanes.Fma(inClass[i], Lanes.Fma(slope, value, constant), value);
        }
    }
}
