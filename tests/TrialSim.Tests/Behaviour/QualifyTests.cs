namespace TrialSim.Tests.Behaviour;

/// <summary>trialsim qualify end to end: exit codes, messages, where data are looked for.</summary>
public sealed class QualifyTests : IDisposable
{
    private const string Right = """{ "family": "f", "cases": [{ "id": "a", "method": "p_value_adjustment", "inputs": { "p": [0.01, 0.04] }, "expected": { "holm": [0.02, 0.04] } }] }""";

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void The_shipped_cases_pass()
    {
        var result = TrialsimProcess.Run("qualify");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("cases passed", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }

    [Fact]
    public void A_number_that_is_off_ends_with_3_and_is_named()
    {
        var result = TrialsimProcess.Run("qualify", Write("off.json", Right.Replace("0.02", "0.03", StringComparison.Ordinal)));
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("holm[0]: expected 0.03, got 0.02", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_that_is_not_there_ends_with_3()
    {
        var result = TrialsimProcess.Run("qualify", Write("unknown.json", Right.Replace("p_value_adjustment", "p_value_adjustments", StringComparison.Ordinal)));
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("p_value_adjustment\"?", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_as_JSON_is_one_document()
    {
        var result = TrialsimProcess.Run("qualify", Write("right.json", Right), "--json");
        Assert.Equal(0, result.ExitCode);
        using var document = System.Text.Json.JsonDocument.Parse(result.Output);
        Assert.Equal(1, document.RootElement.GetProperty("passed").GetInt32());
    }

    [Fact]
    public void Data_are_looked_for_beside_the_folder_of_the_cases_or_where_data_says()
    {
        const string Paired = """{ "cases": [{ "id": "a", "method": "correlation", "data": { "file": "data/d.csv" }, "options": { "x": "x", "y": "y" }, "expected": { "n": 4 } }] }""";
        string cases = Directory.CreateDirectory(Path.Combine(directory.Path, "expected")).FullName;
        string data = Directory.CreateDirectory(Path.Combine(directory.Path, "data")).FullName;
        string file = Path.Combine(cases, "x.json");
        File.WriteAllText(file, Paired);
        File.WriteAllText(Path.Combine(data, "d.csv"), "x,y\n1,2\n2,3\n3,5\n4,4\n");
        Assert.Equal(0, TrialsimProcess.Run("qualify", file).ExitCode);

        string elsewhere = Write("x.json", Paired);
        Assert.Equal(0, TrialsimProcess.Run("qualify", elsewhere, "--data", data).ExitCode);
        File.Delete(Path.Combine(data, "d.csv"));
        var missing = TrialsimProcess.Run("qualify", file);
        Assert.Equal(3, missing.ExitCode);
        Assert.Contains("the data file data/d.csv is not beside the folder", missing.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing.json", "there is no such file")]
    [InlineData(".", "this is a directory")]
    public void A_file_that_cannot_be_read_is_refused(string file, string found)
    {
        var result = TrialsimProcess.Run("qualify", Path.Combine(directory.Path, file));
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains(found, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_without_cases_are_refused()
    {
        var result = TrialsimProcess.Run("qualify", "--data", directory.Path);
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(directory.Path, name);
        File.WriteAllText(path, text);
        return path;
    }
}
