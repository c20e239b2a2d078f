using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Scenarios.Reading;

/// <summary>A record of one of several kinds, which its property "kind" names.</summary>
internal sealed class KindShape : Shape
{
    private const string Discriminator = "kind";

    private readonly Type family;
    private readonly Type[] types;
    private readonly string[] kinds;
    private readonly RecordShape?[] shapes; // made when a file has the kind; racing readers would make the same

    /// <summary>The shape of a family of records.</summary>
    public KindShape(Type family)
    {
        JsonDerivedTypeAttribute[] registered = [.. RegisteredIn(family)];
        this.family = family;
        types = Array.ConvertAll(registered, r => r.DerivedType);
        kinds = Array.ConvertAll(registered, r => (string)r.TypeDiscriminator!);
        shapes = new RecordShape?[kinds.Length];
    }

    /// <inheritdoc/>
    public override string Words => $"an object in braces with a \"kind\": {Spelling.List(kinds, kinds.Length)}";

    /// <inheritdoc/>
    public override object Substitute => OfKind(0).Substitute;

    /// <inheritdoc/>
    public override void Check(FileNode node, string path, ProblemList problems)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            Refuse(node, path, problems);
        }
        else if (KindOf(node) is >= 0 and int index)
        {
            OfKind(index).Check(node, path, problems);
        }
        else
        {
            ReportKind(node, $"{path}.{Discriminator}", problems);
            new RecordShape(family).CheckKnown(node, path, problems);
            problems.Doubt(node, path);
        }
    }

    /// <inheritdoc/>
    public override object Read(FileNode node, ProblemList problems) => OfKind(KindOf(node)).Read(node, problems);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value, WrittenDefaults defaults) => OfKind(Array.IndexOf(types, value.GetType())).Write(writer, value, defaults);

    /// <inheritdoc/>
    public override JsonObject Describe(XmlSummaries summaries) => summaries.Families.Describe(family, () => DescribeKinds(summaries));

    /// <summary>The name of a record's kind.</summary>
    public string KindOf(object record) => kinds[Array.IndexOf(types, record.GetType())];

    // a family within a family is registered without a name of its own
    private static IEnumerable<JsonDerivedTypeAttribute> RegisteredIn(Type family) =>
        family.GetCustomAttributes<JsonDerivedTypeAttribute>().SelectMany(r => r.TypeDiscriminator is null ? RegisteredIn(r.DerivedType) : [r]);

    private JsonObject DescribeKinds(XmlSummaries summaries)
    {
        var schemas = new JsonArray();
        for (int i = 0; i < kinds.Length; i++)
        {
            schemas.Add(OfKind(i).Describe(summaries));
        }

        return new() { ["anyOf"] = schemas };
    }

    private RecordShape OfKind(int index) => shapes[index] ??= new(types[index], kinds[index]);

    private int KindOf(FileNode node) =>
        node.Find(Discriminator)?.Value is { Kind: JsonValueKind.String } kind ? Array.IndexOf(kinds, kind.Text) : -1;

    private void ReportKind(FileNode node, string path, ProblemList problems)
    {
        var kind = node.Find(Discriminator)?.Value;
        if (kind is null)
        {
            problems.Add(node, path, "missing.", $"Add \"{Discriminator}\": one of {Spelling.List(kinds, kinds.Length)}.");
        }
        else if (kind.Kind == JsonValueKind.String)
        {
            problems.Add(kind, path, $"\"{Spelling.Quotable(kind.Text)}\" is not known here.", Spelling.Suggest(kind.Text, kinds, "Known kinds", kinds.Length));
        }
        else
        {
            problems.Add(kind, path, $"{kind.Words} does not fit.", $"It must be one of {Spelling.List(kinds, kinds.Length)}.");
        }
    }
}
