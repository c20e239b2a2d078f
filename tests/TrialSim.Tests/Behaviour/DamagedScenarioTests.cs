using System.Text;
using TrialSim.Scenarios;

namespace TrialSim.Tests.Behaviour;

/// <summary>Whatever happens to a file, reading it gives either a scenario or problems, and never throws.</summary>
public class DamagedScenarioTests
{
    private static readonly byte[] W1 = File.ReadAllBytes(TrialsimProcess.W1);
    private static readonly byte[] Small = Encoding.UTF8.GetBytes(ScenarioText.Valid);

    [Fact]
    public void A_file_cut_off_anywhere_has_a_problem()
    {
        foreach (byte[] file in (byte[][])[W1, Small])
        {
            for (int length = 0; length <= file.AsSpan().LastIndexOf((byte)'}'); length++)
            {
                var reading = ScenarioFile.Parse(file.AsSpan(0, length));
                Assert.Null(reading.Scenario);
                var problem = Assert.Single(reading.Problems);
                Assert.Equal(1 + file.AsSpan(0, length).TrimEnd(" \n"u8).Count((byte)'\n'), problem.Line);
            }
        }
    }

    [Fact]
    public void A_file_without_one_of_its_lines_is_read_or_refused()
    {
        foreach (byte[] file in (byte[][])[W1, Small])
        {
            string[] lines = Encoding.UTF8.GetString(file).Split('\n');
            for (int omitted = 0; omitted < lines.Length; omitted++)
            {
                AssertEitherOr(Encoding.UTF8.GetBytes(string.Join('\n', lines.Where((_, i) => i != omitted))));
            }
        }
    }

    [Fact]
    public void A_file_with_any_value_replaced_is_read_or_refused()
    {
        string[] values = ["null", "-1", "0", "1e308", "\"x\"", "[]", "{}", "[[1]]", "true", "{ \"kind\": \"none\" }"];
        string text = ScenarioText.Valid;
        for (int start = 0; start < text.Length; start++)
        {
            // values begin after a colon, a bracket or a comma
            if (start > 1 && text[start - 1] is ' ' or '[' && text[start] is not (' ' or '\n'))
            {
                int end = text.AsSpan(start).IndexOfAny(",]}\n") + start;
                Array.ForEach(values, value => AssertEitherOr(Encoding.UTF8.GetBytes(text[..start] + value + text[end..])));
            }
        }
    }

    [Fact]
    public void A_file_with_any_character_replaced_is_read_or_refused()
    {
        foreach (byte other in "\"}[,:/9\0"u8)
        {
            for (int at = 0; at < Small.Length; at++)
            {
                byte[] damaged = [.. Small];
                damaged[at] = other;
                AssertEitherOr(damaged);
            }
        }
    }

    private static void AssertEitherOr(byte[] file)
    {
        var reading = ScenarioFile.Parse(file);
        Assert.Equal(reading.Scenario is null, reading.Problems.Count > 0);
        Assert.All(reading.Problems, problem =>
        {
            Assert.InRange(problem.Line, 1, 1 + file.AsSpan().Count((byte)'\n'));
            Assert.DoesNotContain("System.", problem.Found + problem.Remedy, StringComparison.Ordinal);
        });
    }
}
