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

    // the part before "#"; a link within the page has none and is not looked at
    [GeneratedRegex(@"\]\((?<target>[^)\s#]+)(#[^)\s]*)?\)")]
    private static partial Regex Link();
}
