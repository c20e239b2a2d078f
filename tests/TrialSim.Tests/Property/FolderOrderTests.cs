using System.Text.RegularExpressions;
using TrialSim.Tests.Behaviour;

namespace TrialSim.Tests.Property;

/// <summary>The engine's folders stand in the order in which the data flow: a folder uses those before it, never those behind it.</summary>
public partial class FolderOrderTests
{
    private static readonly string[] Order =
    [
        "Numerics", "Quantities", "Randomness", "Statistics", "Trials", "Cohorts", "Exposure", "Accrual", "Randomization", "Outcomes", "Analyses", "Decisions", "Claims",
        "Designs", "Scenarios", "Plans", "Simulation", "Characteristics", "Cautions", "Comparisons", "Sizing", "Findings", "Sweeps", "Precision", "Assurance", "Atlas", "Studies", "Qualification",
    ];

    private static readonly string Engine = Repository.Path("src/TrialSim");

    public static TheoryData<string> Folders => [.. Order];

    [Fact]
    public void Every_folder_has_its_place_in_the_order()
    {
        string[] folders = [.. Directory.GetDirectories(Engine).Select(d => Path.GetFileName(d)).Where(d => d is not ("bin" or "obj"))];
        Assert.Equal(Order.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_none_behind_it(string folder)
    {
        int place = Array.IndexOf(Order, folder);
        string[] files = Directory.GetFiles(Path.Combine(Engine, folder), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        var wrong =
            from file in files
            from line in File.ReadLines(file)
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            from Match use in Uses().Matches(line)
            let used = use.Groups["folder"].Value
            where Array.IndexOf(Order, used) > place
            select $"{Path.GetRelativePath(Engine, file)} uses {used}: {line.Trim()}";
        Assert.Empty(wrong);
    }

    // "using TrialSim.Trials;", "Trials.Subgroup" and "TrialSim.Trials.Subgroup", but not a property of that name
    [GeneratedRegex(@"(?:using TrialSim\.|TrialSim\.|(?<![\w.]))(?<folder>Numerics|Quantities|Randomness|Statistics|Trials|Cohorts|Exposure|Accrual|Randomization|Outcomes|Analyses|Decisions|Claims|Designs|Scenarios|Plans|Simulation|Characteristics|Cautions|Comparisons|Sizing|Findings|Sweeps|Precision|Assurance|Atlas|Studies|Qualification)(?:;|\.[A-Z]\w*)")]
    private static partial Regex Uses();
}
