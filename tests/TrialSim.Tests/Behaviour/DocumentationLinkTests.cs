using System.Text.RegularExpressions;

namespace TrialSim.Tests.Behaviour;

/// <summary>Whoever follows a link of the documentation arrives.</summary>
public partial class DocumentationLinkTests
{
    public static TheoryData<string> Pages =>
    [
        "README.md",
        .. Directory.GetFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> ShippedFiles =>
    [
        .. Directory.GetFiles(Repository.Path("scenarios"), "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Path("scenarios"), file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_of_a_page_leads_to_a_file_or_folder(string page)
    {
        string text = File.ReadAllText(Repository.Path(page));
        string folder = Path.GetDirectoryName(Repository.Path(page))!;
        Assert.All(
            Link().Matches(text).Select(link => link.Groups["target"].Value).Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)),
            target => Assert.True(Path.Exists(Path.Combine(folder, target)), $"{page}: {target}"));
    }

    [Theory]
    [MemberData(nameof(ShippedFiles))]
    public void The_page_of_scenarios_links_to_every_file_that_ships(string file) =>
        Assert.Contains($"](../scenarios/{file})", File.ReadAllText(Repository.Path("docs/scenarios.md")), StringComparison.Ordinal);

    // the part before "#"; a link within the page has none and is not looked at
    [GeneratedRegex(@"\]\((?<target>[^)\s#]+)(#[^)\s]*)?\)")]
    private static partial Regex Link();
}
