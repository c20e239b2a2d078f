using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Scenarios.Reading;

/// <summary>
/// What the values at one kind of place in a scenario file look like, and how they become records. Derived from the records' own
/// metadata and the attributes of System.Text.Json, so that a new method or quantity needs nothing here.
/// </summary>
/// <remarks>
/// System.Text.Json itself would take 130 ms at every start to compile its converters for our quantities; it is the reference in tests.
/// </remarks>
internal abstract class Shape
{
    private static readonly ConcurrentDictionary<Type, Shape> Known = new();

    /// <summary>The shape in words, to complete "must be …".</summary>
    public abstract string Words { get; }

    /// <summary>Some value of this shape.</summary>
    public abstract object Substitute { get; }

    /// <summary>The shape of a property, an entry or a file.</summary>
    /// <exception cref="NotSupportedException">The type has no place in a scenario file yet.</exception>
    public static Shape Of(Type type) => Known.GetOrAdd(Nullable.GetUnderlyingType(type) ?? type, Make);

    /// <summary>Reports everything wrong with a value.</summary>
    public abstract void Check(FileNode node, string path, ProblemList problems);

    /// <summary>Makes the value; what <paramref name="problems"/> holds to be unsound within it is substituted.</summary>
    public abstract object Read(FileNode node, ProblemList problems);

    /// <summary>Writes a value, with every default or without those that are to leave no trace.</summary>
    public abstract void Write(Utf8JsonWriter writer, object value, WrittenDefaults defaults);

    /// <summary>The shape as a JSON Schema.</summary>
    public abstract JsonObject Describe(XmlSummaries summaries);

    /// <summary>Reports that a value is not of this shape at all.</summary>
    protected void Refuse(FileNode node, string path, ProblemList problems) =>
        problems.AddUnsound(node, path, $"{node.Words} does not fit.", $"It must be {Words}.");

    private static Shape Make(Type type)
    {
        if (type.IsEnum)
        {
            return new WordShape(type);
        }

        if (type == typeof(string))
        {
            return new TextShape();
        }

        if (type == typeof(int))
        {
            return new IntegerShape();
        }

        if (type == typeof(ulong))
        {
            return new SeedShape();
        }

        if (type == typeof(ScenarioPatch))
        {
            return new PatchShape();
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return new ListShape(type.GetGenericArguments()[0]);
        }

        if (type.GetCustomAttribute<JsonConverterAttribute>() is { ConverterType: { } converter })
        {
            return new RuledShape((IValueRule)Activator.CreateInstance(converter)!);
        }

        return type switch
        {
            { IsInterface: true } or { IsAbstract: true, IsClass: true } => new KindShape(type),
            { IsClass: true } => new RecordShape(type),
            _ => throw new NotSupportedException($"{type} in a scenario file: add a shape, or use a quantity"),
        };
    }
}
