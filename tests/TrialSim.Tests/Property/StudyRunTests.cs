using System.Text;
using TrialSim.Simulation;
using TrialSim.Studies;
using TrialSim.Studies.CaseControl;
using TrialSim.Tests.Behaviour;

namespace TrialSim.Tests.Property;

public class StudyRunTests
{
    private static readonly string Untidy = File.ReadAllText(Repository.Path("tests/TrialSim.Tests/Reference/Studies/untidy-study.json"));

    public static TheoryData<string> Shipped => [.. ShippedScenarios.Studies];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_shipped_study_reads_and_writes_and_reads_the_same(string file)
    {
        var reading = StudyFile.Read(file);
        Assert.Empty(reading.Problems);
        string written = StudyFile.Write(reading.Protocol!);
        var again = StudyFile.Parse(Encoding.UTF8.GetBytes(written));
        Assert.Empty(again.Problems);
        Assert.Equal(written, StudyFile.Write(again.Protocol!));
        Assert.Equal(StudyFile.Hash(reading.Protocol!), StudyFile.Hash(again.Protocol!));
    }

    [Fact]
    public void Workers_change_no_bit()
    {
        var protocol = Read(Untidy);
        var alone = Run(protocol, 1000, 1);
        foreach (int workers in (int[])[2, 3, 8])
        {
            var shared = Run(protocol, 1000, workers);
            Assert.Equal(alone.Digest, shared.Digest);
            Assert.Equal(alone.Figures, shared.Figures);
        }

        Assert.NotEqual(alone.Digest, Run(protocol, 999, 1).Digest);
        Assert.NotEqual(alone.Digest, StudySimulator.Run(protocol, new(2, 1000, 1), null, CancellationToken.None).Digest);
    }

    [Fact]
    public void People_owe_nothing_to_the_size_of_either_group_nor_to_other_markers()
    {
        var protocol = Read(Untidy);
        var people = StudySimulator.People(protocol, 1, 3, 1).ToList();
        var more = StudySimulator.People(Read(Untidy.Replace("\"patients\": 55", "\"patients\": 70", StringComparison.Ordinal)), 1, 3, 1).ToList();
        Assert.Equal(people[..55], more[..55]);
        Assert.Equal(people[55..].Select(p => p[2..]), more[70..].Select(p => p[2..]));
        var other = StudySimulator.People(Read(Untidy.Replace("\"mean\": 20", "\"mean\": 25", StringComparison.Ordinal)), 1, 3, 1).ToList();
        Assert.Equal(people.Select(p => p[6]), other.Select(p => p[6]));
        Assert.NotEqual(people[0][7], other[0][7]);
    }

    [Fact]
    public void Turning_a_marker_round_turns_its_direction_only()
    {
        string text = Untidy.Replace("\"missing\": 0.1", "\"missing\": 0", StringComparison.Ordinal);
        var as1 = Run(Read(text), 64, 1);
        var turned = Run(Read(text.Replace("\"direction\": \"lower-in-cases\"", "\"direction\": \"higher-in-cases\"", StringComparison.Ordinal)), 64, 1);
        Assert.Equal(1 - Figure(as1, "auc-mean", "falling"), Figure(turned, "auc-mean", "falling"), 1e-9); // tallied to 2^-32
        Assert.Equal(1 - Figure(as1, "auc-truth", "falling"), Figure(turned, "auc-truth", "falling"), 1e-14);
        Assert.Equal(Figure(as1, "rejection-rate", "falling", "rank-sum"), Figure(turned, "rejection-rate", "falling", "rank-sum"));
        Assert.Equal(Figure(as1, "rejection-rate", "falling", "pooled-t"), Figure(turned, "rejection-rate", "falling", "pooled-t"));
    }

    [Theory]
    [InlineData(0, 0, 0.4, 1)] // below what the assay reports for the undetected, 0.6 / sqrt 2 = 0.424
    [InlineData(0, 0, 0.45, 0.845685)] // from there to the limit: the detected, 1 - pnorm(log(0.6 / 1.5) / 0.9)
    [InlineData(0, 1, 0.6, 0.714841)] // 1 - pnorm(log(0.6) / 0.9)
    [InlineData(0, 1, 2, 0.220601)] // 1 - pnorm(log(2) / 0.9)
    [InlineData(1, 0, -18, 0.344578)] // a falling marker calls below its cut-off: pnorm(-2 / 5)
    [InlineData(1, 1, -18, 0.202328)] // pnorm(-5 / 6)
    [InlineData(2, 0, 9, 0.25)] // a published quartile
    [InlineData(2, 1, double.NegativeInfinity, 1)]
    public void A_cut_off_calls_new_people_as_often_as_the_model_says(int marker, int group, double turned, double expected) =>
        Assert.Equal(expected, ((CaseControlModel)Read(Untidy).Study.Prepare()).Called(marker, group, turned), 1e-6); // digits of the expected number

    [Fact]
    public void A_cancelled_run_says_so()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => StudySimulator.Run(Read(Untidy), new(1, 10_000, 2), null, cancelled.Token));
    }

    [Fact]
    public void Tests_that_cannot_be_done_are_counted_and_left_out()
    {
        // four people a group, markers as far apart as they can be: no overlap, so no variance of the area
        string apart = Untidy.Replace("\"patients\": 55", "\"patients\": 4", StringComparison.Ordinal).Replace("\"patients\": 30", "\"patients\": 4", StringComparison.Ordinal)
            .Replace("{ \"kind\": \"normal\", \"mean\": 20, \"sd\": 5 }", "{ \"kind\": \"normal\", \"mean\": 20, \"sd\": 0.1 }", StringComparison.Ordinal)
            .Replace("{ \"kind\": \"normal\", \"mean\": 23, \"sd\": 6 }", "{ \"kind\": \"normal\", \"mean\": 23, \"sd\": 0.1 }", StringComparison.Ordinal);
        var result = Run(Read(apart), 64, 1);
        Assert.Equal(1, Figure(result, "not-estimable", "falling", "auc"));
        Assert.Null(result.Figures.Single(f => f is { Measure: "rejection-rate", Marker: "falling", Test: "auc" }).Estimate);
        Assert.Equal(1, Figure(result, "rejection-rate", "falling", "pooled-t"));
        Assert.Equal(1, Figure(result, "not-estimable", "panel", "logistic")); // it separates the groups
    }

    private static StudyProtocol Read(string text)
    {
        var reading = StudyFile.Parse(Encoding.UTF8.GetBytes(text));
        Assert.Empty(reading.Problems);
        return reading.Protocol!;
    }

    private static StudyResult Run(StudyProtocol protocol, long replicates, int workers) =>
        StudySimulator.Run(protocol, new RunSettings(1, replicates, workers), null, CancellationToken.None);

    private static double Figure(StudyResult result, string measure, string marker, string? test = null) =>
        result.Figures.Single(f => f.Measure == measure && f.Marker == marker && f.Test == test).Estimate!.Value;
}
