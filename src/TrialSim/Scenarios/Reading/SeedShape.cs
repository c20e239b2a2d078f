using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrialSim.Scenarios.Reading;

/// <summary>A seed: any 64 bits.</summary>
internal sealed class SeedShape : WholeShape
{
    /// <inheritdoc/>
    public override string Words => $"a whole number from 0 to {ulong.MaxValue}, written without point or exponent";

    /// <inheritdoc/>
    public override object Substitute => 1UL;

    /// <inheritdoc/>
    public override object Read(FileNode node, ProblemList problems) => ulong.Parse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value, WrittenDefaults defaults) => writer.WriteNumberValue((ulong)value);

    /// <inheritdoc/>
    public override JsonObject Describe(XmlSummaries summaries) =>
        new() { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = ulong.MaxValue };

    /// <inheritdoc/>
    protected override bool Accepts(string written) => ulong.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
