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

    [Theory]
    [InlineData("results.csv", "run")]
    [InlineData("claim.json", "claim", "--observed", "fisher-p=0.1")]
    [InlineData("atlas.json", "atlas")]
    public void Out_is_refused_before_anything_is_simulated_where_a_directory_has_the_name_of_a_file(string file, string command, params string[] more)
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory[file]);
        string error = TrialsimProcess.Run([command, TrialsimProcess.W1, "--replicates", "1e12", "--out", directory.Path, .. more]).Refused();
        Assert.Contains($"{directory[file]} is a directory", error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(directory.Path));
    }

    [Fact]
    public void Out_where_no_directory_can_be_made_is_refused_in_plain_words()
    {
        if (OperatingSystem.IsLinux())
        {
            string error = TrialsimProcess.Run("claim", TrialsimProcess.W1, "--observed", "fisher-p=0.1", "--replicates", "1e12", "--out", "/proc/x").Refused();
            Assert.Equal("--out: /proc/x is not there and cannot be made. Name a directory in a place where you may write.\n", error);
        }
    }

    [Fact]
    public void A_run_without_json_says_where_its_files_are()
    {
        using var directory = new TemporaryDirectory();
        string output = TrialsimProcess.Run("run", TrialsimProcess.W1, "--replicates", "8", "--out", directory.Path).Done();
        Assert.Contains($"Written      {directory["results.json"]}\n", output, StringComparison.Ordinal);
    }
}
