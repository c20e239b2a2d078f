using System.Globalization;
using System.Text.Json.Nodes;
using CsvHelper;

namespace TrialSim.Tests.Behaviour;

public class OutputFilesTests
{
    [Fact]
    public void Out_makes_the_directory_and_writes_the_printed_document_and_a_table_of_its_figures()
    {
        using var directory = new TemporaryDirectory();
        string to = Path.Combine(directory["new"], "deeper");
        string printed = TrialsimProcess.Run("run", TrialsimProcess.Rich, "--replicates", "500", "--json", "--out", to).Done();
        Assert.Equal(["results.csv", "results.json"], Directory.GetFiles(to).Select(Path.GetFileName).Order());
        Assert.Equal(printed, File.ReadAllText(Path.Combine(to, "results.json")));

        using var csv = CsvReader.FromFile(Path.Combine(to, "results.csv"));
        foreach (var figure in JsonNode.Parse(printed)!["figures"]!.AsArray())
        {
            Assert.True(csv.Read());
            foreach (var (key, value) in figure!.AsObject())
            {
                string cell = csv.GetString(key);
                string expected = value switch
                {
                    null => string.Empty,
                    _ when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => ((double)value).ToString("R", CultureInfo.InvariantCulture),
                    _ => (string)value!,
                };
                Assert.Equal(expected, cell);
            }
        }

        Assert.False(csv.Read());
    }

    [Fact]
    public void Out_is_refused_where_a_file_is_in_the_way()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["file"], "mine");
        string error = TrialsimProcess.Run("run", TrialsimProcess.W1, "--replicates", "8", "--out", directory["file"]).Refused();
        Assert.Contains("is a file", error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(directory["file"]));
    }

    [Fact]
    public void Out_below_a_file_is_refused_in_one_sentence()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["file"], "mine");
        var result = TrialsimProcess.Run("run", TrialsimProcess.W1, "--replicates", "8", "--out", Path.Combine(directory["file"], "below"));
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_run_without_json_says_where_its_files_are()
    {
        using var directory = new TemporaryDirectory();
        string output = TrialsimProcess.Run("run", TrialsimProcess.W1, "--replicates", "8", "--out", directory.Path).Done();
        Assert.Contains($"Written      {directory["results.json"]}\n", output, StringComparison.Ordinal);
    }
}
