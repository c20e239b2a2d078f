using System.Text.Json;
using TrialSim.Numerics;
using TrialSim.Statistics.Subgroups.Curves;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Subgroups;

/// <summary>A trial of continuous-markers.json as columns of lanes; the lanes beside the first hold the patients in other orders.</summary>
/// <remarks>Lane k begins with patient k: what does not depend on the order must be the same in all lanes.</remarks>
internal sealed class MarkedTrial
{
    private readonly JsonElement element;

    private MarkedTrial(JsonElement element)
    {
        this.element = element;
        Marker = Column("marker");
        Second = Column("second");
        Treated = Column("treated");
        Outcome = Column("outcome");
        Observed = Column("observed");
        Learn = Column("learn");
    }

    public Lanes[] Marker { get; }

    public Lanes[] Second { get; }

    public Lanes[] Treated { get; }

    public Lanes[] Outcome { get; }

    public Lanes[] Observed { get; }

    public Lanes[] Learn { get; }

    public int Count => Marker.Length;

    public OneMarkerTrials Patients => new(Outcome, Treated, Observed, Marker);

    public string Name => element.GetProperty("name").GetString()!;

    public static IEnumerable<(MarkedTrial Trial, JsonElement Expected)> All() =>
        ReferenceFile.Cases("Subgroups/continuous-markers.json", "cases").Select(c => (new MarkedTrial(c), c));

    private Lanes[] Column(string name)
    {
        double[] values = element.Numbers(name);
        return [.. Enumerable.Range(0, values.Length).Select(i => Lanes.Load([.. Enumerable.Range(0, Lanes.Count).Select(k => values[(i + k) % values.Length])]))];
    }
}
