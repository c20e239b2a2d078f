using System.Text.RegularExpressions;

namespace TrialSim.Tests.Behaviour;

/// <summary>What pages quote of a command's output is what the command prints.</summary>
[Trait("Category", "Long")]
public sealed partial class QuotedAnswersTests
{
    [Theory]
    [InlineData("docs/claim.md")]
    [InlineData("docs/credibility.md")]
    [InlineData("docs/assure.md")]
    [InlineData("docs/size.md")]
    [InlineData("docs/biomarker-study.md")]
    [InlineData("docs/longitudinal-study.md")]
    public void A_command_prints_every_line_that_a_page_quotes_below_it(string page)
    {
        var quotes = Quote().Matches(File.ReadAllText(Repository.Path(page)).ReplaceLineEndings("\n"));
        Assert.NotEmpty(quotes);
        Assert.All(quotes.Cast<Match>(), quote =>
        {
            string[] printed = TrialsimProcess.Run([.. quote.Groups["arguments"].Value.Split(' ').Select(argument => argument.Trim('\''))]).Done().Split('\n');
            Assert.All(quote.Groups["lines"].Value.Split('\n'), line => Assert.Contains(line, printed));
        });
    }

    [GeneratedRegex("```sh\ntrialsim (?<arguments>(claim|credibility|assure|size|run) [^\n]*)\n```\n\n```text\n(?<lines>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Quote();
}
