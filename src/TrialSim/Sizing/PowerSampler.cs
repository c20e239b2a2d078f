using System.Buffers.Binary;
using System.Security.Cryptography;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Sizing;

/// <summary>Simulates trials at values of a knob, never the same ones twice, and keeps what they showed.</summary>
internal sealed class PowerSampler
{
    private readonly SizeQuestion question;
    private readonly RunSettings settings;
    private readonly RunProgress? progress;
    private readonly CancellationToken cancellation;
    private readonly List<PowerPoint> points = [];

    /// <summary>A sampler without points.</summary>
    /// <param name="question">The question.</param>
    /// <param name="scenario">One of its truths.</param>
    /// <param name="settings">Seed and workers.</param>
    /// <param name="progress">Told of finished trials; may be null.</param>
    /// <param name="cancellation">Stops a simulation at the next block.</param>
    public PowerSampler(SizeQuestion question, Scenario scenario, RunSettings settings, RunProgress? progress, CancellationToken cancellation)
    {
        (this.question, Scenario, this.settings, this.progress, this.cancellation) = (question, scenario, settings, progress, cancellation);
        (Least, Most) = question.Knob.Bounds(scenario);
    }

    /// <summary>The truth.</summary>
    public Scenario Scenario { get; }

    /// <summary>Smallest value.</summary>
    public double Least { get; }

    /// <summary>Largest value.</summary>
    public double Most { get; }

    /// <summary>Everything simulated, in its order.</summary>
    public IReadOnlyList<PowerPoint> Points => points;

    /// <summary>Trials so far, and number of the first of those to come.</summary>
    public long Trials { get; private set; }

    /// <summary>Trials of a first look at a value.</summary>
    public long TrialsOfLook(double value) => SizeEffort.OfLook(question, question.Knob.Set(Scenario, value));

    /// <summary>Simulates fresh trials at an allowed value; whole blocks of them.</summary>
    public PowerPoint Sample(double value, long trials, PointPurpose purpose) => Simulate(value, trials, purpose).Point;

    /// <summary>The same at the scenario's own value, with the estimates of the goal's analysis where it is one.</summary>
    public (PowerPoint Point, PanelResult Result) Simulate(double value, long trials, PointPurpose purpose)
    {
        long whole = (trials + Simulator.BlockSize - 1) / Simulator.BlockSize * Simulator.BlockSize;
        var result = TruthPanel.Run(
            question.Plan(question.Knob.Set(Scenario, value)), settings with { First = Trials, Replicates = whole }, progress, cancellation);
        var point = new PowerPoint(value, question.Knob.Coordinate(value), Trials, whole, result.Seen(0, 0), purpose);
        points.Add(point);
        Trials += whole;
        return (point, result);
    }

    /// <summary>Feeds everything counted to a digest.</summary>
    public void AppendTo(IncrementalHash digest)
    {
        Span<byte> bytes = stackalloc byte[32];
        foreach (var point in points)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, point.Value);
            BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], point.First);
            BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], point.Trials);
            BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], point.Shown);
            digest.AppendData(bytes);
        }
    }
}
