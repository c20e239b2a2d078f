using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrialSim.Scenarios.Reading;

/// <summary>A whole number of ordinary size.</summary>
internal sealed class IntegerShape : WholeShape
{
    /// <inheritdoc/>
    public override string Words => "a whole number, written without point or exponent";

    /// <inheritdoc/>
    public override object Substitute => 1;

    /// <inheritdoc/>
    public override object Read(FileNode node, ProblemList problems) => int.Parse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value, WrittenDefaults defaults) => writer.WriteNumberValue((int)value);

    /// <inheritdoc/>
    public override JsonObject Describe(XmlSummaries summaries) => new() { ["type"] = "integer" };

    /// <inheritdoc/>
    protected override bool Accepts(string written) => int.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}
