using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace TrialSim.Scenarios.Reading;

/// <summary>The summaries of the records and their properties, from the documentation file that the compiler writes beside the program.</summary>
internal sealed class XmlSummaries
{
    private readonly Dictionary<string, string> byMember = [];

    private XmlSummaries(IEnumerable<XElement> members)
    {
        foreach (var member in members)
        {
            if (member.Element("summary") is { } summary)
            {
                string text = string.Concat(summary.Nodes().Select(Plain));
                byMember[(string)member.Attribute("name")!] = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            }
        }
    }

    /// <summary>The families described so far in the schema at hand.</summary>
    public SchemaFamilies Families { get; } = new();

    /// <summary>The engine's summaries; none where the file is not there.</summary>
    public static XmlSummaries OfEngine()
    {
        string beside = Path.Combine(AppContext.BaseDirectory, typeof(XmlSummaries).Assembly.GetName().Name + ".xml");
        return new(File.Exists(beside) ? XDocument.Load(beside, LoadOptions.PreserveWhitespace).Descendants("member") : []);
    }

    /// <summary>Puts a summary before what a schema says of itself already.</summary>
    public static JsonObject Add(string? summary, JsonObject schema)
    {
        if (summary is not null)
        {
            schema["description"] = schema["type"]?.ToString() != "object" && schema["description"] is { } own ? $"{summary} {own}" : summary;
        }

        return schema;
    }

    /// <summary>The summary of a record or one of its properties, in the words of the file.</summary>
    public string? Of(MemberInfo member)
    {
        var owner = member as Type ?? member.DeclaringType!;
        string name = (owner.IsGenericType ? owner.GetGenericTypeDefinition() : owner).FullName!.Replace('+', '.');
        return byMember.GetValueOrDefault(member is Type ? $"T:{name}" : $"P:{name}.{member.Name}");
    }

    // a reference to a property becomes the property's name in the file
    private static string Plain(XNode node) => node switch
    {
        XText text => text.Value,
        XElement element when (string?)element.Attribute("cref") is { } reference =>
            $"\"{JsonNamingPolicy.KebabCaseLower.ConvertName(reference[(reference.LastIndexOf('.') + 1)..])}\"",
        XElement element => element.Value,
        _ => string.Empty,
    };
}
