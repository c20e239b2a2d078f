using System.Text.Json;
using TrialSim.Quantities;

namespace TrialSim.Scenarios.Reading;

/// <content>What can be wrong with a record's properties.</content>
internal sealed partial class RecordShape
{
    // the record of a whole file: "a scenario"
    private string RootName
    {
        get
        {
            string words = JsonNamingPolicy.KebabCaseLower.ConvertName(record.Name).Replace('-', ' ');
            return $"{("aeiou".Contains(words[0]) ? "an" : "a")} {words}";
        }
    }

    private string[] Names => [.. properties.Where(p => p.Name != "$schema").Select(p => p.Name), .. (string[])(kind is null ? [] : ["kind"])];

    /// <inheritdoc/>
    public override void Check(FileNode node, string path, ProblemList problems)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            Refuse(node, path, problems);
            return;
        }

        CheckMembers(node, path, problems);
        foreach (var property in properties)
        {
            if (property.IsRequired && node.Find(property.Name) is null)
            {
                string missing = Join(path, property.Name);
                problems.Add(node, missing, "missing.", $"Add \"{property.Name}\": {property.Shape.Words}.");
                problems.Doubt(missing);
            }
        }
    }

    /// <summary>Reports what is wrong with the known properties, and nothing about others.</summary>
    public void CheckKnown(FileNode node, string path, ProblemList problems)
    {
        foreach (var member in node.Members)
        {
            if (Find(member.Name) is { } property)
            {
                CheckValue(property, member.Value, Join(path, member.Name), problems);
            }
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static void CheckValue(RecordProperty property, FileNode value, string path, ProblemList problems)
    {
        if (value.Kind != JsonValueKind.Null)
        {
            property.Shape.Check(value, path, problems);
        }
        else if (!property.AllowsNull)
        {
            string remedy = $"{(property.IsRequired ? "It" : "Leave it out, or it")} must be {property.Shape.Words}.";
            problems.AddUnsound(value, path, "null does not fit.", remedy);
        }
    }

    private RecordProperty? Find(string name) => properties.Find(p => p.Name == name);

    private void CheckMembers(FileNode node, string path, ProblemList problems)
    {
        foreach (var member in node.Members)
        {
            string here = Join(path, Spelling.Quotable(member.Name));
            var first = node.Find(member.Name)!;
            if (first != member)
            {
                problems.Add(member, here, $"given a second time; line {first.Line} has it too.", "Keep one of the two.");
                problems.Doubt(here);
            }
            else if (Find(member.Name) is { } property)
            {
                CheckValue(property, member.Value, here, problems);
            }
            else if (kind is null || member.Name != "kind")
            {
                ReportUnknown(member, path, problems);
            }
        }
    }

    private void ReportUnknown(FileMember member, string path, ProblemList problems)
    {
        string owner = kind ?? (path.Length == 0 ? RootName : path[(path.LastIndexOf('.') + 1)..]);
        string? meant = Spelling.Nearest(member.Name, Names);
        string remedy = meant is null ? $"The properties are {Spelling.List(Names)}." : $"Did you mean \"{meant}\"?";
        problems.Add(member, Join(path, Spelling.Quotable(member.Name)), $"not a property of {owner}.", remedy);
        if (meant is not null)
        {
            problems.Doubt(Join(path, meant));
        }
    }
}
